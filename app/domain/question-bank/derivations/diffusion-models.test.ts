import { describe, expect, test } from 'vitest';
import { random } from '#playground/training/random.ts';
import { integrate, normalDensity, sampled, slope, sum } from './numbers.ts';

/** Scale and noise at two times, and the step between them, as the statements define them. */
function step(alphaS: number, alphaT: number) {
  const [s2, t2] = [1 - alphaS ** 2, 1 - alphaT ** 2];
  const scale = alphaT / alphaS;
  return { s2, t2, scale, step2: t2 - scale ** 2 * s2 };
}

describe('diffusion-posterior', () => {
  const [a, x] = [[0.95, 0.9, 0.8, 0.85], 1.3];
  const alpha = a.map((_, i) => a.slice(0, i + 1).reduce((all, one) => all * one, 1));
  const { normal } = random(31);
  const chains = Array.from({ length: 200_000 }, () => {
    const states: number[] = [];
    for (const one of a) {
      states.push(one * (states.at(-1) ?? x) + Math.sqrt(1 - one ** 2) * normal());
    }
    return states;
  });
  const mean = (of: (chain: readonly number[]) => number) => sum(chains.map(of)) / chains.length;

  test('simulated step by step, every state has the closed form’s mean and variance', () => {
    alpha.forEach((scale, i) => {
      const at = mean((chain) => chain[i] ?? 0);
      const spread = mean((chain) => ((chain[i] ?? 0) - at) ** 2);
      const variance = 1 - scale ** 2;
      expect(Math.abs(at - scale * x)).toBeLessThan(4 * Math.sqrt(variance / chains.length));
      expect(Math.abs(spread - variance)).toBeLessThan(4 * variance * Math.sqrt(2 / chains.length));
    });
  });

  test('a regression of the earlier state on the later one finds the posterior', () => {
    const [s, t] = [1, 3];
    const { s2, t2, scale, step2 } = step(alpha[s] ?? 0, alpha[t] ?? 0);
    const centre = [s, t].map((i) => mean((chain) => chain[i] ?? 0));
    const [ms = 0, mt = 0] = centre;
    const together = mean((chain) => ((chain[s] ?? 0) - ms) * ((chain[t] ?? 0) - mt));
    const later = mean((chain) => ((chain[t] ?? 0) - mt) ** 2);
    const earlier = mean((chain) => ((chain[s] ?? 0) - ms) ** 2);
    const coefficient = (scale * s2) / t2;
    const error = Math.sqrt((step2 * s2) / t2 / t2 / chains.length);
    expect(Math.abs(together / later - coefficient)).toBeLessThan(4 * error);
    expect((earlier - together ** 2 / later) / ((step2 * s2) / t2)).toBeCloseTo(1, 1);
    const intercept = (((alpha[s] ?? 0) * step2) / t2) * x;
    expect(Math.abs(ms - (together / later) * mt - intercept)).toBeLessThan(0.01);
  });

  test('Bayes’ rule on a grid gives the mean and the variance, also written with the noise', () => {
    const [alphaS, alphaT, xt] = [0.9, 0.5, -0.4];
    const { s2, t2, scale, step2 } = step(alphaS, alphaT);
    const joint = (xs: number) =>
      normalDensity(xt, scale * xs, step2) * normalDensity(xs, alphaS * x, s2);
    const moment = (f: (xs: number) => number) =>
      integrate((xs) => f(xs) * joint(xs), -6, 6) / integrate(joint, -6, 6);
    const numeric = moment((xs) => xs);
    const noise = (xt - alphaT * x) / Math.sqrt(t2);
    expect(numeric).toBeCloseTo((scale * s2 * xt + alphaS * step2 * x) / t2, 9);
    expect(numeric).toBeCloseTo((xt - (step2 / Math.sqrt(t2)) * noise) / scale, 9);
    expect(moment((xs) => (xs - numeric) ** 2)).toBeCloseTo((step2 * s2) / t2, 9);
  });
});

describe('ddpm-bound', () => {
  const alpha = [1, 0.95, 0.8, 0.5, 0.2];
  const sigma = alpha.map((one) => Math.sqrt(1 - one ** 2));
  const guess = [0, 0.2, 0.35, 0.6, 0.8];
  const [x, decoder] = [0.7, { scale: 0.9, variance: 0.2 }];
  const last = alpha.length - 1;
  const ofTerms = () => {
    const [alphaT, varianceT] = [alpha[last] ?? 0, (sigma[last] ?? 0) ** 2];
    const prior = ((alphaT * x) ** 2 + varianceT - 1 - Math.log(varianceT)) / 2;
    const [a1, v1] = [alpha[1] ?? 0, (sigma[1] ?? 0) ** 2];
    const miss = (x - decoder.scale * a1 * x) ** 2 + decoder.scale ** 2 * v1;
    const rebuilt = Math.log(2 * Math.PI * decoder.variance) / 2 + miss / (2 * decoder.variance);
    const regressions = alpha.slice(2).map((alphaI, index) => {
      const [i, s] = [index + 2, index + 1];
      const [w, sigmaI] = [guess[i] ?? 0, sigma[i] ?? 0];
      const ratio = ((alpha[s] ?? 0) / (sigma[s] ?? 1)) ** 2 / (alphaI / sigmaI) ** 2;
      // The error of ε̂ = w·x_t with x_t = αx + σε.
      const error = (1 - w * sigmaI) ** 2 + (w * alphaI * x) ** 2;
      return ((ratio - 1) / 2) * error;
    });
    return prior + rebuilt + sum(regressions);
  };

  test('the sum of its terms is the bound’s definition, simulated along the whole chain', () => {
    const { normal } = random(32);
    const drawn = sampled(200_000, () => {
      let [before, total] = [x, 0];
      for (let i = 1; i <= last; i += 1) {
        const { scale, step2, s2, t2 } = step(alpha[i - 1] ?? 1, alpha[i] ?? 1);
        const state = scale * before + Math.sqrt(step2) * normal();
        total += Math.log(normalDensity(state, scale * before, step2));
        const predicted = (state - (step2 / Math.sqrt(t2)) * (guess[i] ?? 0) * state) / scale;
        total -=
          i === 1
            ? Math.log(normalDensity(x, decoder.scale * state, decoder.variance))
            : Math.log(normalDensity(before, predicted, (step2 * s2) / t2));
        before = state;
      }
      return total - Math.log(normalDensity(before));
    });
    expect(Math.abs(drawn.mean - ofTerms())).toBeLessThan(4 * drawn.error);
    expect(drawn.error).toBeLessThan(0.02);
  });
});

describe('ddim-family', () => {
  const [alphaS, alphaT, x] = [0.85, 0.4, -0.9];
  const { s2, t2, scale, step2 } = step(alphaS, alphaT);
  const posterior = Math.sqrt((step2 * s2) / t2);
  const kept = (rho: number) => Math.sqrt(s2 - rho ** 2);
  const from = (xt: number, clean: number, rho: number) =>
    alphaS * clean + (kept(rho) * (xt - alphaT * clean)) / Math.sqrt(t2);

  test.each([0, 0.2, posterior, Math.sqrt(s2)])('with ρ = %d the marginal is the same', (rho) => {
    const { normal } = random(33);
    const draw = () => from(alphaT * x + Math.sqrt(t2) * normal(), x, rho) + rho * normal();
    const at = sampled(100_000, draw);
    const spread = sampled(100_000, () => (draw() - alphaS * x) ** 2);
    expect(Math.abs(at.mean - alphaS * x)).toBeLessThan(4 * at.error);
    expect(Math.abs(spread.mean - s2)).toBeLessThan(4 * spread.error);
  });

  test('the member of the posterior’s variance has the posterior’s mean', () => {
    for (const xt of [-2, 0.3, 1.7]) {
      const joint = (xs: number) =>
        normalDensity(xt, scale * xs, step2) * normalDensity(xs, alphaS * x, s2);
      const mass = integrate(joint, -7, 7);
      const numeric = integrate((xs) => xs * joint(xs), -7, 7) / mass;
      expect(from(xt, x, posterior)).toBeCloseTo(numeric, 9);
    }
  });

  test('with the predicted clean point and no noise it is DDIM, and the errors keep one weight', () => {
    const [xt, noise, predicted] = [0.8, (0.8 - alphaT * x) / Math.sqrt(t2), 0.25];
    const clean = (xt - Math.sqrt(t2) * predicted) / alphaT;
    expect(from(xt, clean, 0)).toBeCloseTo(alphaS * clean + Math.sqrt(s2) * predicted, 12);
    for (const rho of [0.1, posterior]) {
      const [p, q] = [from(xt, x, rho), from(xt, clean, rho)];
      const numeric = integrate(
        (y) =>
          normalDensity(y, p, rho ** 2) *
          Math.log(normalDensity(y, p, rho ** 2) / normalDensity(y, q, rho ** 2)),
        p - 8 * rho,
        p + 8 * rho,
      );
      const weight = ((alphaS * Math.sqrt(t2)) / alphaT - kept(rho)) ** 2 / (2 * rho ** 2);
      expect(numeric / (weight * (noise - predicted) ** 2)).toBeCloseTo(1, 6);
    }
  });

  test('with the best prediction, short steps help DDIM and DDPM, but not fresh noise alone', () => {
    // Data N(0, 1) has the best prediction x̂ = αₜxₜ, and variance 1 at every time.
    type Noise = (at: ReturnType<typeof step>) => number;
    const variance = (steps: number, noise: Noise) => {
      const alpha = (i: number) => Math.cos((1.5 * i) / steps);
      let all = 1;
      for (let i = steps; i > 1; i -= 1) {
        const [s, t] = [alpha(i - 1), alpha(i)];
        const at = step(s, t);
        const rho2 = noise(at);
        all = (s * t + Math.sqrt((at.s2 - rho2) * at.t2)) ** 2 * all + rho2;
      }
      return all;
    };
    for (const noise of [() => 0, ({ s2, t2, step2 }) => (step2 * s2) / t2] satisfies Noise[]) {
      expect(Math.abs(variance(10, noise) - 1)).toBeGreaterThan(0.1);
      expect(Math.abs(variance(1000, noise) - 1)).toBeLessThan(0.01);
    }
    expect(variance(1000, ({ s2 }) => s2)).toBeLessThan(0.6);
  });
});

describe('denoising-score-matching', () => {
  const [alpha, sigma2] = [0.8, 0.36];
  const parts = [
    { weight: 0.3, at: -1.4 },
    { weight: 0.7, at: 0.6 },
  ];
  const given = (xt: number, at: number) => normalDensity(xt, alpha * at, sigma2);
  const density = (xt: number) => sum(parts.map(({ weight, at }) => weight * given(xt, at)));
  const score = (xt: number) => slope((y) => Math.log(density(y)), xt);
  const noise = (xt: number, at: number) => (xt - alpha * at) / Math.sqrt(sigma2);
  const over = (f: (xt: number) => number) => integrate(f, -5, 5, 800);
  const explicit = (s: (xt: number) => number) =>
    over((xt) => density(xt) * (s(xt) - score(xt)) ** 2) / 2;
  const denoising = (s: (xt: number) => number) =>
    sum(
      parts.map(({ weight, at }) =>
        over((xt) => {
          const conditional = slope((y) => Math.log(given(y, at)), xt);
          return weight * given(xt, at) * (s(xt) - conditional) ** 2;
        }),
      ),
    ) / 2;
  const bestNoise = (xt: number) =>
    sum(parts.map(({ weight, at }) => weight * given(xt, at) * noise(xt, at))) / density(xt);

  test('the two losses differ by the mean variance of the noise, whatever the function', () => {
    const variance = sum(
      parts.map(({ weight, at }) =>
        over((xt) => weight * given(xt, at) * (noise(xt, at) - bestNoise(xt)) ** 2),
      ),
    );
    for (const s of [() => 0, (y: number) => -y, Math.sin, (y: number) => y ** 2 - 1, score]) {
      expect(denoising(s) - explicit(s)).toBeCloseTo(variance / (2 * sigma2), 6);
    }
  });

  test('the best prediction of the noise is the score', () => {
    for (const xt of [-2, -0.5, 0.1, 1.3]) {
      expect(-bestNoise(xt) / Math.sqrt(sigma2)).toBeCloseTo(score(xt), 7);
    }
  });
});

describe('classifier-free-guidance', () => {
  const [m, v] = [0.8, 0.3];
  const varianceOf = (p: (y: number) => number) => {
    const moment = (k: number) => integrate((y) => y ** k * p(y), -9, 9, 300);
    const [mass, mean] = [moment(0), moment(1) / moment(0)];
    return moment(2) / mass - mean ** 2;
  };
  const conditional = (y: number, alpha: number) =>
    normalDensity(y, alpha * m, alpha ** 2 * v + 1 - alpha ** 2);
  const guided = (w: number, alpha: number) => (y: number) =>
    normalDensity(y) * (conditional(y, alpha) / normalDensity(y)) ** w;

  test('the guided score is that of the tilted density', () => {
    const [w, alpha] = [2.5, 0.7];
    const score = (p: (y: number) => number, y: number) => slope((z) => Math.log(p(z)), y);
    for (const y of [-1, 0.2, 1.4]) {
      const [free, labelled] = [score(normalDensity, y), score((z) => conditional(z, alpha), y)];
      expect(free + w * (labelled - free)).toBeCloseTo(score(guided(w, alpha), y), 6);
    }
  });

  test.each([0, 0.5, 1, 2, 5])('weight %d: its variance, and that of tilted data noised', (w) => {
    const delta = 1 - v;
    const tilted = guided(w, 1);
    const mass = integrate(tilted, -9, 9);
    for (const alpha of [0.3, 0.6, 0.9]) {
      const a2 = alpha ** 2;
      const noised = (y: number) =>
        integrate(
          (clean) => (tilted(clean) / mass) * normalDensity(y, alpha * clean, 1 - a2),
          -6,
          6,
          150,
        );
      const [G, N] = [varianceOf(guided(w, alpha)), varianceOf(noised)];
      expect(G).toBeCloseTo(1 - (w * a2 * delta) / (1 + (w - 1) * a2 * delta), 6);
      expect(N).toBeCloseTo(1 - (w * a2 * delta) / (1 + (w - 1) * delta), 5);
      if (w === 0 || w === 1) expect(N).toBeCloseTo(G, 5);
      else expect(Math.sign(N - G)).toBe(Math.sign(w - 1));
    }
  });
});
