import { describe, expect, test } from 'vitest';
import { random } from '#playground/training/random.ts';
import { divergence, integrate, normalDensity, sampled, someDistribution, sum } from './numbers.ts';

/** A model of three causes and four observations, with an encoder that is not its posterior. */
function smallModel(seed: number) {
  const { uniform } = random(seed);
  const prior = someDistribution(3, uniform);
  const decoder = prior.map(() => someDistribution(4, uniform));
  const encoder = Array.from({ length: 4 }, () => someDistribution(3, uniform));
  const joint = (x: number, z: number) => (prior[z] ?? 0) * (decoder[z]?.[x] ?? 0);
  const likelihood = (x: number) => sum(prior.map((_, z) => joint(x, z)));
  const weights = (x: number) => prior.map((_, z) => joint(x, z) / (encoder[x]?.[z] ?? 0));
  const bound = (x: number) =>
    sum(weights(x).map((weight, z) => (encoder[x]?.[z] ?? 0) * Math.log(weight)));
  const posterior = (x: number) => prior.map((_, z) => joint(x, z) / likelihood(x));
  return { prior, decoder, encoder, joint, likelihood, weights, bound, posterior, uniform };
}

const seeds = [1, 2, 3, 4, 5];
const observations = [0, 1, 2, 3];

describe('elbo-three-ways', () => {
  test('the bound is the log-likelihood less the divergence from encoder to posterior', () => {
    for (const { bound, likelihood, encoder, posterior } of seeds.map(smallModel)) {
      for (const x of observations) {
        const gap = divergence(encoder[x] ?? [], posterior(x));
        expect(bound(x)).toBeCloseTo(Math.log(likelihood(x)) - gap, 12);
        expect(bound(x)).toBeLessThan(Math.log(likelihood(x)));
      }
    }
  });

  test('the divergence of the two joint distributions is the mean loss less the entropy', () => {
    for (const { bound, encoder, joint, likelihood, posterior, uniform } of seeds.map(smallModel)) {
      const data = someDistribution(4, uniform);
      const there = observations.flatMap((x) => encoder[x]?.map((q) => (data[x] ?? 0) * q) ?? []);
      const back = observations.flatMap((x) => [0, 1, 2].map((z) => joint(x, z)));
      const entropy = -sum(data.map((p) => p * Math.log(p)));
      const loss = -sum(data.map((p, x) => p * bound(x)));
      expect(divergence(there, back)).toBeCloseTo(loss - entropy, 12);
      const gaps = data.map((p, x) => p * divergence(encoder[x] ?? [], posterior(x)));
      const marginals = divergence(data, observations.map(likelihood));
      expect(divergence(there, back)).toBeCloseTo(marginals + sum(gaps), 12);
    }
  });

  test('reconstruction less rate is the same bound', () => {
    for (const { bound, decoder, encoder, prior } of seeds.map(smallModel)) {
      for (const x of observations) {
        const q = encoder[x] ?? [];
        const reconstruction = sum(q.map((p, z) => p * Math.log(decoder[z]?.[x] ?? 0)));
        expect(reconstruction - divergence(q, prior)).toBeCloseTo(bound(x), 12);
      }
    }
  });
});

describe('gradient-estimators', () => {
  const [mu, s] = [1.1, 0.7];
  const best = mu ** 2 + 3 * s ** 2;
  const estimators = [
    ['reparameterized', (e: number) => 2 * (mu + s * e), 4 * s ** 2],
    [
      'score function',
      (e: number) => ((mu + s * e) ** 2 * e) / s,
      mu ** 4 / s ** 2 + 14 * mu ** 2 + 15 * s ** 2,
    ],
    [
      'score function with the best constant',
      (e: number) => (((mu + s * e) ** 2 - best) * e) / s,
      8 * mu ** 2 + 6 * s ** 2,
    ],
  ] as const;
  const under = (f: (e: number) => number) =>
    integrate((e) => f(e) * normalDensity(e), -12, 12, 4_000);

  test('the expectation’s slope is 2μ', () => {
    const mean = (m: number) => under((e) => (m + s * e) ** 2);
    expect((mean(mu + 1e-4) - mean(mu - 1e-4)) / 2e-4).toBeCloseTo(2 * mu, 7);
  });

  test.each(estimators)('%s: its mean and variance are the derived ones', (_, g, variance) => {
    const mean = under(g);
    expect(mean).toBeCloseTo(2 * mu, 9);
    expect(under((e) => (g(e) - mean) ** 2)).toBeCloseTo(variance, 7);
    const { normal } = random(11);
    const draws = sampled(200_000, () => g(normal()));
    expect(Math.abs(draws.mean - 2 * mu)).toBeLessThan(4 * draws.error);
  });

  test('no other constant does better', () => {
    const variance = (b: number) => under((e) => ((((mu + s * e) ** 2 - b) * e) / s - 2 * mu) ** 2);
    const grid = Array.from({ length: 81 }, (_, i) => best - 2 + i / 20);
    expect(Math.min(...grid.map(variance))).toBeCloseTo(variance(best), 9);
  });
});

describe('linear-posterior-collapse', () => {
  test('the divergence of two Gaussians is the closed form', () => {
    for (const [mu, s] of [
      [0, 1],
      [1.4, 0.5],
      [-2, 1.7],
    ] as const) {
      const q = (z: number) => normalDensity(z, mu, s ** 2);
      const numeric = integrate(
        (z) => q(z) * Math.log(q(z) / normalDensity(z)),
        mu - 9 * s,
        mu + 9 * s,
      );
      expect(numeric).toBeCloseTo((mu ** 2 + s ** 2 - 1 - Math.log(s ** 2)) / 2, 9);
    }
  });

  /** E[−L] from its definition: E_q[(x − wz)²] = (x − wkx)² + w²s², averaged over x. */
  const loss = (v: number, tau: number, [w, k, logS]: readonly number[]) => {
    const [W, K, S2] = [w ?? 0, k ?? 0, Math.exp(2 * (logS ?? 0))];
    const error = (1 - W * K) ** 2 * v + W ** 2 * S2;
    const rate = (K ** 2 * v + S2 - 1 - Math.log(S2)) / 2;
    return { total: Math.log(2 * Math.PI * tau ** 2) / 2 + error / (2 * tau ** 2) + rate, rate };
  };
  /** Plain descent along numerical slopes, from somewhere else. */
  const trained = (v: number, tau: number) => {
    let at: readonly number[] = [0.8, 0.5, -0.3];
    for (let step = 0; step < 20_000; step += 1) {
      const here = at;
      at = here.map((value, i) => {
        const beside = (h: number) => loss(v, tau, here.with(i, value + h)).total;
        return value - (0.02 * (beside(1e-5) - beside(-1e-5))) / 2e-5;
      });
    }
    return at;
  };

  test.each([
    ['used', 4, 0.8],
    ['used', 1.5, 1],
    ['unused', 1, 1.1],
    ['unused', 1, 2],
  ] as const)('the latent is %s for variance %d and noise %d', (what, v, tau) => {
    const found = trained(v, tau);
    const [w = 0, k = 0, logS = 0] = found;
    const c = Math.max(v, tau ** 2);
    expect(loss(v, tau, found).total).toBeCloseTo(Math.log(2 * Math.PI * c) / 2 + v / (2 * c), 5);
    expect(loss(v, tau, found).rate).toBeCloseTo(Math.max(0, Math.log(v / tau ** 2) / 2), 3);
    expect(w ** 2).toBeCloseTo(c - tau ** 2, 3);
    expect(k).toBeCloseTo(w / c, 3);
    expect(Math.exp(2 * logS)).toBeCloseTo(tau ** 2 / c, 3);
    expect(Math.abs(w) > 0.1).toBe(what === 'used');
  });
});

describe('importance-weighted-bound', () => {
  /** E log of the mean weight over all tuples of draws: exact, no sampling. */
  function exactBound(q: readonly number[], weights: readonly number[], K: number): number {
    const walk = (left: number, total: number): number =>
      left === 0
        ? Math.log(total / K)
        : sum(q.map((p, z) => p * walk(left - 1, total + (weights[z] ?? 0))));
    return walk(K, 0);
  }

  test('the bounds rise with the number of draws and stay below the log-likelihood', () => {
    for (const { bound, encoder, likelihood, weights } of seeds.map(smallModel)) {
      for (const x of observations) {
        const q = encoder[x] ?? [];
        const bounds = [1, 2, 3, 4, 6, 8].map((K) => exactBound(q, weights(x), K));
        expect(sum(q.map((p, z) => p * (weights(x)[z] ?? 0)))).toBeCloseTo(likelihood(x), 12);
        expect(bounds[0]).toBeCloseTo(bound(x), 12);
        expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
        expect(bounds.at(-1)).toBeLessThan(Math.log(likelihood(x)));
      }
    }
  });

  test('with very many draws almost nothing is lost', () => {
    const { encoder, likelihood, weights } = smallModel(1);
    const { uniform } = random(12);
    const q = encoder[0] ?? [];
    const draw = () => {
      const u = uniform();
      return weights(0)[u < (q[0] ?? 0) ? 0 : u < (q[0] ?? 0) + (q[1] ?? 0) ? 1 : 2] ?? 0;
    };
    const K = 2_000;
    const { mean } = sampled(100, () => Math.log(sampled(K, draw).mean));
    expect(Math.log(likelihood(0)) - mean).toBeLessThan(0.01);
  });

  test('the posterior as encoder leaves nothing to gain', () => {
    const { joint, likelihood, posterior } = smallModel(2);
    const q = posterior(1);
    const weights = q.map((p, z) => joint(1, z) / p);
    for (const K of [1, 2, 5]) {
      expect(exactBound(q, weights, K)).toBeCloseTo(Math.log(likelihood(1)), 12);
    }
  });
});
