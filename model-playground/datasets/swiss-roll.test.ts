import { describe, expect, it } from 'vitest';
import { random } from '../training/random.ts';
import {
  leastError,
  leastErrorAt,
  leastVelocityError,
  posterior,
  sampleSwissRoll,
  swissRoll,
  type Mix,
} from './swiss-roll.ts';

const roll = swissRoll(0.5);
const mixAt = (t: number): Mix => ({
  alpha: Math.cos((Math.PI * t) / 2),
  sigma: Math.sin((Math.PI * t) / 2),
});

/** Noisy points of one mix, and the noise in them; [n, 2] each. */
function diffuse(n: number, mix: Mix, seed: number): { xt: Float32Array; noise: Float32Array } {
  const clean = sampleSwissRoll(roll, n, seed);
  const source = random(seed + 1);
  const noise = Float32Array.from({ length: 2 * n }, () => source.normal());
  const xt = clean.map((x, i) => mix.alpha * x + mix.sigma * (noise[i] ?? NaN));
  return { xt, noise };
}

describe('swissRoll', () => {
  it('is normalised: samples have mean 0 and variance 1 in both coordinates', () => {
    const n = 200_000;
    const points = sampleSwissRoll(roll, n, 3);
    for (const axis of [0, 1]) {
      const values = points.filter((_, i) => i % 2 === axis);
      const mean = values.reduce((a, b) => a + b, 0) / n;
      const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
      expect(Math.abs(mean)).toBeLessThan(0.01);
      expect(Math.abs(variance - 1)).toBeLessThan(0.01);
    }
  });

  it('has a density at every diffusion time that integrates to 1', () => {
    for (const t of [0, 0.1, 0.5, 0.95]) {
      const side = 180;
      const step = 10 / side;
      const cells = Float32Array.from({ length: 2 * side * side }, (_, i) => {
        const cell = Math.floor(i / 2);
        return -5 + step * ((i % 2 === 0 ? cell % side : Math.floor(cell / side)) + 0.5);
      });
      const { logDensity } = posterior(roll, cells, mixAt(t));
      const mass = logDensity.reduce((sum, value) => sum + Math.exp(value), 0) * step * step;
      expect(mass).toBeCloseTo(1, 3);
    }
  });

  it('guesses the noise as its score says: E[ε | x_t] = −σ ∇ log p_t (Tweedie)', () => {
    const mix = mixAt(0.3);
    const { xt } = diffuse(50, mix, 8);
    const { noise } = posterior(roll, xt, mix);
    const h = 1e-3;
    for (let i = 0; i < xt.length; i++) {
      const moved = (by: number): number => {
        const point = xt.slice(i - (i % 2), i - (i % 2) + 2);
        point[i % 2] = (point[i % 2] ?? NaN) + by;
        return posterior(roll, point, mix).logDensity[0] ?? NaN;
      };
      const score = (moved(h) - moved(-h)) / (2 * h);
      expect(noise[i]).toBeCloseTo(-mix.sigma * score, 2);
    }
  });
});

describe('the floor of the ε-error', () => {
  it('agrees with the Fisher information: 1 − ½ σ² E‖∇ log p_t‖², by finite differences', () => {
    const n = 4000;
    for (const t of [0.1, 0.4, 0.7]) {
      const mix = mixAt(t);
      const { xt } = diffuse(n, mix, 21);
      const h = 2e-3;
      const shifted = (axis: number, by: number): Float64Array =>
        posterior(
          roll,
          xt.map((x, i) => (i % 2 === axis ? x + by : x)),
          mix,
        ).logDensity;
      const [right, left, up, down] = [
        shifted(0, h),
        shifted(0, -h),
        shifted(1, h),
        shifted(1, -h),
      ];
      const information = right.map(
        (value, i) =>
          ((value - (left[i] ?? NaN)) / (2 * h)) ** 2 +
          (((up[i] ?? NaN) - (down[i] ?? NaN)) / (2 * h)) ** 2,
      );
      const values = information.map((j) => 1 - 0.5 * mix.sigma ** 2 * j);
      const mean = values.reduce((a, b) => a + b, 0) / n;
      const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
      const difference = Math.abs(mean - leastErrorAt(roll, mix));
      expect(difference).toBeLessThan(4 * Math.sqrt(variance / n));
    }
  });

  it('agrees with brute force: the variance of the noise among points of one small cell', () => {
    // Nothing of the roll's mathematics enters here: points are made, binned, and their noise
    // compared. Cells of 0.05 blur the conditional mean a little, less than the tolerance.
    const n = 800_000;
    const size = 0.05;
    const mix = mixAt(0.35);
    const { xt, noise } = diffuse(n, mix, 31);
    const cells = new Map<number, { count: number; sum: [number, number]; squares: number }>();
    for (let i = 0; i < n; i++) {
      const [x, y] = [xt[2 * i] ?? NaN, xt[2 * i + 1] ?? NaN];
      const [a, b] = [noise[2 * i] ?? NaN, noise[2 * i + 1] ?? NaN];
      const key = 10_000 * Math.floor(x / size) + Math.floor(y / size);
      const cell = cells.get(key) ?? { count: 0, sum: [0, 0], squares: 0 };
      cell.count += 1;
      cell.sum[0] += a;
      cell.sum[1] += b;
      cell.squares += a * a + b * b;
      cells.set(key, cell);
    }
    let [within, used] = [0, 0];
    for (const { count, sum, squares } of cells.values()) {
      if (count < 2) continue;
      const spread = squares - (sum[0] ** 2 + sum[1] ** 2) / count;
      within += (spread / (count - 1)) * count;
      used += count;
    }
    expect(used / n).toBeGreaterThan(0.98);
    expect(within / used / 2).toBeCloseTo(leastErrorAt(roll, mix), 2);
  });

  it('is what the exact guess reaches on fresh points, averaged over time', () => {
    const times = 60;
    const n = 500;
    const errors: number[] = [];
    for (let k = 0; k < times; k++) {
      const mix = mixAt((k + 0.5) / times);
      const { xt, noise } = diffuse(n, mix, 100 + k);
      const guess = posterior(roll, xt, mix).noise;
      errors.push(
        guess.reduce((sum, value, i) => sum + (value - (noise[i] ?? NaN)) ** 2, 0) / (2 * n),
      );
    }
    const mean = errors.reduce((a, b) => a + b, 0) / times;
    expect(Math.abs(mean - leastError(roll, mixAt).total)).toBeLessThan(0.01);
  });

  it('is 0.4225 a dimension for the course’s roll, and its thirds sum to it', () => {
    const { total, thirds } = leastError(roll, mixAt);
    expect(total).toBeCloseTo(0.4225, 4);
    expect(thirds[0] + thirds[1] + thirds[2]).toBeCloseTo(total, 12);
  });

  it('does not move when the time axis is divided more finely', () => {
    const steps = 200;
    let sum = 0;
    for (let k = 0; k < steps; k++) sum += leastErrorAt(roll, mixAt((k + 0.5) / steps)) / steps;
    expect(sum).toBeCloseTo(leastError(roll, mixAt).total, 4);
  });

  it('runs from 1 (no noise to find) to 0 (nothing but noise)', () => {
    expect(leastErrorAt(roll, mixAt(0))).toBe(1);
    expect(leastErrorAt(roll, { alpha: 1e-6, sigma: 1 })).toBeCloseTo(0, 6);
  });
});

describe('the floor of the velocity error', () => {
  const straight = (t: number): Mix => ({ alpha: 1 - t, sigma: t });

  it('is what the exact guess reaches on fresh points, averaged over time', () => {
    const [times, n] = [80, 500];
    const errors = Array.from({ length: times }, (_, k) => {
      const t = (k + 0.5) / times;
      const mix = straight(t);
      const clean = sampleSwissRoll(roll, n, 300 + k);
      const source = random(700 + k);
      const noise = clean.map(() => source.normal());
      const xt = clean.map((x, i) => mix.alpha * x + mix.sigma * (noise[i] ?? NaN));
      const guess = posterior(roll, xt, mix).noise;
      const squares = guess.map((value, i) => {
        const velocity = (noise[i] ?? NaN) - (clean[i] ?? NaN);
        return ((value - (xt[i] ?? NaN)) / (1 - t) - velocity) ** 2;
      });
      return squares.reduce((a, b) => a + b, 0) / (2 * n);
    });
    const mean = errors.reduce((a, b) => a + b, 0) / times;
    const deviation = Math.sqrt(
      errors.reduce((sum, e) => sum + (e - mean) ** 2, 0) / times / times,
    );
    expect(Math.abs(mean - leastVelocityError(roll).total)).toBeLessThan(0.03);
    expect(deviation).toBeLessThan(0.1);
  });

  it('agrees with brute force: the variance of velocities among points of one small cell', () => {
    // Nothing of the roll's mathematics enters here: lines are drawn, cut at one time, and the
    // velocities of those that pass through the same cell compared.
    const n = 200_000;
    const size = 0.06;
    const t = 0.45;
    const clean = sampleSwissRoll(roll, n, 41);
    const source = random(42);
    const cells = new Map<number, { count: number; sum: [number, number]; squares: number }>();
    for (let i = 0; i < n; i++) {
      const [x, y] = [clean[2 * i] ?? NaN, clean[2 * i + 1] ?? NaN];
      const [a, b] = [source.normal(), source.normal()];
      const key =
        10_000 * Math.floor(((1 - t) * x + t * a) / size) +
        Math.floor(((1 - t) * y + t * b) / size);
      const cell = cells.get(key) ?? { count: 0, sum: [0, 0], squares: 0 };
      const [u, v] = [a - x, b - y];
      cell.count += 1;
      cell.sum[0] += u;
      cell.sum[1] += v;
      cell.squares += u * u + v * v;
      cells.set(key, cell);
    }
    let [within, used] = [0, 0];
    for (const { count, sum, squares } of cells.values()) {
      if (count < 2) continue;
      within += ((squares - (sum[0] ** 2 + sum[1] ** 2) / count) / (count - 1)) * count;
      used += count;
    }
    const floor = leastErrorAt(roll, straight(t)) / (1 - t) ** 2;
    expect(used / n).toBeGreaterThan(0.95);
    expect(within / used / 2 / floor).toBeCloseTo(1, 1);
  });

  it('is 1.4318 a dimension for the course’s roll, and finite up to pure noise', () => {
    expect(leastVelocityError(roll).total).toBeCloseTo(1.4318, 4);
    // At t = 1 nothing is known of the data point, whose variance is 1.
    const late = 1 - 1e-3;
    expect(leastErrorAt(roll, straight(late)) / (1 - late) ** 2).toBeCloseTo(1, 2);
  });
});
