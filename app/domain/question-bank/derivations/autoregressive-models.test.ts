import { describe, expect, test } from 'vitest';
import { random } from '#playground/training/random.ts';
import { divergence, integrate, logistic, sampled, someDistribution, sum } from './numbers.ts';

describe('likelihood-and-kl', () => {
  const { uniform } = random(1);
  const pairs = Array.from({ length: 50 }, () => ({
    data: someDistribution(7, uniform),
    model: someDistribution(7, uniform),
  }));

  test('the expected negative log-likelihood is the entropy plus a divergence that is not negative', () => {
    for (const { data, model } of pairs) {
      const loss = -sum(data.map((p, i) => p * Math.log(model[i] ?? 0)));
      const entropy = -sum(data.map((p) => p * Math.log(p)));
      expect(loss).toBeCloseTo(entropy + divergence(data, model), 12);
      expect(divergence(data, model)).toBeGreaterThan(0);
      expect(divergence(data, data)).toBe(0);
    }
  });

  test('a gradient descent on the likelihood alone ends at the data', () => {
    const data = [0.5, 0.3, 0.15, 0.05];
    let logits = data.map(() => 0);
    const softmax = () => {
      const weights = logits.map(Math.exp);
      return weights.map((weight) => weight / sum(weights));
    };
    for (let step = 0; step < 4_000; step += 1) {
      const model = softmax();
      logits = logits.map((logit, i) => logit - ((model[i] ?? 0) - (data[i] ?? 0)));
    }
    softmax().forEach((p, i) => expect(p).toBeCloseTo(data[i] ?? 0, 6));
  });

  test('a coin of 3/4 costs a fair model 0.1308 nats a toss, 189 bits in a thousand', () => {
    const toss = random(2);
    const excess = sampled(400_000, () => Math.log((toss.uniform() < 0.75 ? 0.75 : 0.25) / 0.5));
    const derived = 0.75 * Math.log(3) - Math.log(2);
    expect(derived).toBeCloseTo(0.1308, 4);
    expect(Math.abs(excess.mean - derived)).toBeLessThan(4 * excess.error);
    expect(Math.round((1_000 * derived) / Math.log(2))).toBe(189);
  });
});

describe('masked-convolution-reach', () => {
  type Pixel = readonly [up: number, right: number];
  const masks = (radius: number, centre: boolean): Pixel[] => {
    const offsets: Pixel[] = centre ? [[0, 0]] : [];
    for (let b = -radius; b < 0; b += 1) offsets.push([0, b]);
    for (let a = 1; a <= radius; a += 1) {
      for (let b = -radius; b <= radius; b += 1) offsets.push([a, b]);
    }
    return offsets;
  };
  /** All pixels that a stack reaches, layer by layer, mask A at the data. */
  const reached = (layers: readonly (readonly Pixel[])[]): Set<string> => {
    let seen = new Set(['0,0']);
    for (const offsets of layers) {
      const before = [...seen].map((name) => name.split(',').map(Number));
      seen = new Set(
        before.flatMap(([up = 0, right = 0]) => offsets.map(([a, b]) => `${up + a},${right + b}`)),
      );
    }
    return seen;
  };

  test.each([1, 2, 3])('with radius %i: rows up to rn, columns from −rn to r·min(a, n)', (r) => {
    for (let n = 1; n <= 5; n += 1) {
      const seen = reached([...new Array(n - 1).fill(masks(r, true)), masks(r, false)]);
      for (let a = -1; a <= r * n + 1; a += 1) {
        for (let b = -r * n - 1; b <= r * n + 1; b += 1) {
          const inRow = a === 0 && b >= -r * n && b <= -1;
          const above = a >= 1 && a <= r * n && b >= -r * n && b <= r * Math.min(a, n);
          expect(seen.has(`${a},${b}`), `n ${n}, pixel ${a},${b}`).toBe(inRow || above);
        }
      }
    }
  });

  test('a vertical stack reaches full rectangles of the rows above', () => {
    const [r, m] = [2, 3];
    const wide = masks(r, false).filter(([a]) => a >= 1);
    const sideways = Array.from({ length: 2 * r + 1 }, (_, i): Pixel => [0, i - r]);
    const later = [...wide, ...sideways];
    const seen = reached([...new Array(m - 1).fill(later), wide]);
    expect(seen.size).toBe(r * m * (2 * r * m + 1));
    expect([...seen].every((name) => Number(name.split(',')[0]) >= 1)).toBe(true);
  });
});

describe('discretized-logistics', () => {
  const softplus = (a: number) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
  const stable = (low: number, high: number) =>
    -softplus(-high) - softplus(low) + Math.log(-Math.expm1(-(high - low)));
  const density = (a: number) => Math.exp(-Math.abs(a)) / (1 + Math.exp(-Math.abs(a))) ** 2;

  test('the mass of a bin is the density’s integral over it, also far out in the tail', () => {
    for (const [middle, scale] of [
      [0, 1],
      [2.3, 0.4],
      [-7, 0.25],
      [40, 1],
      [-300, 0.5],
    ] as const) {
      const [low, high] = [(middle - 0.5) / scale, (middle + 0.5) / scale];
      const mass = integrate(density, low, high);
      expect(stable(low, high) / Math.log(mass)).toBeCloseTo(1, 9);
    }
  });

  test('the difference of two distribution functions is lost in the tail, the sum is not', () => {
    expect(Math.log(logistic(41) - logistic(40))).toBe(-Infinity);
    expect(stable(40, 41)).toBeCloseTo(-40 + Math.log(1 - Math.exp(-1)), 9);
  });

  test('rounded and clipped draws fall into the bins as often as derived, edges included', () => {
    const parts = [
      { weight: 0.3, mean: -0.5, scale: 1.2 },
      { weight: 0.7, mean: 4.2, scale: 0.6 },
    ];
    const bins = 6;
    const { uniform } = random(3);
    const draws = 200_000;
    const counts = new Array<number>(bins).fill(0);
    for (let i = 0; i < draws; i += 1) {
      const { mean, scale } = parts[uniform() < 0.3 ? 0 : 1] ?? { mean: 0, scale: 1 };
      const u = uniform();
      const y = Math.round(mean + scale * Math.log(u / (1 - u)));
      const v = Math.min(Math.max(y, 0), bins - 1);
      counts[v] = (counts[v] ?? 0) + 1;
    }
    const derived = counts.map((_, v) =>
      sum(
        parts.map(({ weight, mean, scale }) => {
          const upper = v === bins - 1 ? 1 : logistic((v + 0.5 - mean) / scale);
          const lower = v === 0 ? 0 : logistic((v - 0.5 - mean) / scale);
          return weight * (upper - lower);
        }),
      ),
    );
    expect(sum(derived)).toBeCloseTo(1, 12);
    derived.forEach((p, v) => {
      const error = Math.sqrt((p * (1 - p)) / draws);
      expect(Math.abs((counts[v] ?? 0) / draws - p), `bin ${v}`).toBeLessThan(4 * error);
    });
  });
});

describe('attention-cache', () => {
  test('counted one by one, the multiplications are those of the sums', () => {
    const [c, d] = [12, 8];
    for (const n of [1, 5, 24]) {
      let [without, withStore] = [0, 0];
      for (let i = 1; i <= n; i += 1) {
        for (let query = 1; query <= i; query += 1) {
          without += c * d * d;
          for (let key = 1; key <= i; key += 1) without += 2 * d;
        }
        withStore += c * d * d;
        for (let key = 1; key <= i; key += 1) withStore += 2 * d;
      }
      expect(without).toBe((c * d * d * n * (n + 1)) / 2 + (d * n * (n + 1) * (2 * n + 1)) / 3);
      expect(withStore).toBe(c * d * d * n + d * n * (n + 1));
    }
    expect(2 * 4096 * 4096 * 32 * 2).toBe(2 ** 31);
  });

  test('stored keys and values give the same features as the whole prefix run again', () => {
    const [d, n, depth] = [6, 9, 3];
    const noise = random(4);
    const matrix = () =>
      Array.from({ length: d }, () => Array.from({ length: d }, () => noise.normal() / 2));
    const layers = Array.from({ length: depth }, () => [matrix(), matrix(), matrix()] as const);
    const tokens = Array.from({ length: n }, () => Array.from({ length: d }, noise.normal));
    type Vector = readonly number[];
    const times = (m: readonly Vector[], x: Vector) => m.map((row) => dot(row, x));
    const dot = (a: Vector, b: Vector) => sum(a.map((value, i) => value * (b[i] ?? 0)));
    const look = (query: Vector, keys: readonly Vector[], values: readonly Vector[]) => {
      const weights = keys.map((key) => Math.exp(dot(query, key) / Math.sqrt(d)));
      return query.map((_, j) =>
        Math.tanh(sum(values.map((v, i) => (weights[i] ?? 0) * (v[j] ?? 0))) / sum(weights)),
      );
    };
    const wholePrefix = (prefix: readonly Vector[]) =>
      layers.reduce<readonly Vector[]>((features, [toQuery, toKey, toValue]) => {
        const [keys, values] = [toKey, toValue].map((m) => features.map((x) => times(m, x)));
        return features.map((x, i) =>
          look(times(toQuery, x), keys?.slice(0, i + 1) ?? [], values?.slice(0, i + 1) ?? []),
        );
      }, prefix);
    const stores = layers.map(() => ({ keys: [] as Vector[], values: [] as Vector[] }));
    tokens.forEach((token, i) => {
      let x: Vector = token;
      layers.forEach(([toQuery, toKey, toValue], l) => {
        const { keys, values } = stores[l] ?? { keys: [], values: [] };
        keys.push(times(toKey, x));
        values.push(times(toValue, x));
        x = look(times(toQuery, x), keys, values);
      });
      const again = wholePrefix(tokens.slice(0, i + 1)).at(-1) ?? [];
      x.forEach((value, j) => expect(value).toBeCloseTo(again[j] ?? 0, 12));
    });
  });
});
