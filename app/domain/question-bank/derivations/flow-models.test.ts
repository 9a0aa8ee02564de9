import { describe, expect, test } from 'vitest';
import { random } from '#playground/training/random.ts';
import { determinant, integrate, logistic, normalDensity, sampled, slope } from './numbers.ts';

describe('change-of-variables', () => {
  const bisect = (f: (x: number) => number, target: number, [low, high]: [number, number]) => {
    const rising = f(high) > f(low);
    for (let i = 0; i < 60; i += 1) {
      const middle = (low + high) / 2;
      if (f(middle) < target === rising) low = middle;
      else high = middle;
    }
    return low;
  };

  test.each([
    ['an increasing map', (x: number) => x + 0.3 * x ** 3],
    ['a decreasing map', (x: number) => -0.5 * x - Math.sinh(x)],
  ])('%s: draws fall below each bound as often as the derived density says', (_, f) => {
    const noise = random(5);
    const draws = Array.from({ length: 40_000 }, () => bisect(f, noise.normal(), [-20, 20]));
    const p = (x: number) => normalDensity(f(x)) * Math.abs(slope(f, x));
    expect(integrate(p, -8, 8)).toBeCloseTo(1, 6);
    for (const bound of [-1.2, -0.4, 0, 0.7]) {
      const share = draws.filter((x) => x <= bound).length / draws.length;
      const derived = integrate(p, -8, bound);
      const error = Math.sqrt((derived * (1 - derived)) / draws.length);
      expect(Math.abs(share - derived)).toBeLessThan(4 * error);
    }
  });

  test('log(e^x − 1) carries exponential draws to logistic ones, and F carries them to uniform ones', () => {
    const { uniform } = random(6);
    const draws = Array.from({ length: 100_000 }, () => -Math.log(1 - uniform()));
    const shareBelow = (f: (x: number) => number, bound: number) =>
      draws.filter((x) => f(x) <= bound).length / draws.length;
    for (const p of [0.1, 0.35, 0.5, 0.9]) {
      const error = 4 * Math.sqrt((p * (1 - p)) / draws.length);
      const z = Math.log(p / (1 - p));
      expect(Math.abs(shareBelow((x) => 1 - Math.exp(-x), p) - p)).toBeLessThan(error);
      expect(Math.abs(shareBelow((x) => Math.log(Math.expm1(x)), z) - logistic(z))).toBeLessThan(
        error,
      );
    }
  });
});

describe('coupling-layer', () => {
  const s = ([x = 0, y = 0]: readonly number[]) => [
    Math.tanh(x - 2 * y),
    0.7 * Math.sin(x * y + 1),
  ];
  const m = ([x = 0, y = 0]: readonly number[]) => [x * y, Math.cos(x) - y ** 2];
  const forth = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => {
    const [[s0 = 0, s1 = 0], [m0 = 0, m1 = 0]] = [s([a, b]), m([a, b])];
    return [a, b, c * Math.exp(s0) + m0, d * Math.exp(s1) + m1];
  };
  const back = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => {
    const [[s0 = 0, s1 = 0], [m0 = 0, m1 = 0]] = [s([a, b]), m([a, b])];
    return [a, b, (c - m0) * Math.exp(-s0), (d - m1) * Math.exp(-s1)];
  };
  const exchange = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => [c, d, a, b];
  const jacobian = (map: (x: readonly number[]) => number[], x: readonly number[]) =>
    x.map((_, row) =>
      x.map((value, column) => slope((moved) => map(x.with(column, moved))[row] ?? 0, value)),
    );
  const points = Array.from({ length: 20 }, (_, i) => {
    const { normal } = random(i);
    return [normal(), normal(), normal(), normal()];
  });

  test('the derived inverse undoes the layer, whatever the networks are', () => {
    for (const x of points) {
      back(forth(x)).forEach((value, i) => expect(value).toBeCloseTo(x[i] ?? 0, 10));
    }
  });

  test('the sum of s is the log-determinant of a Jacobian from finite differences', () => {
    for (const x of points) {
      const [s0 = 0, s1 = 0] = s(x);
      expect(Math.log(Math.abs(determinant(jacobian(forth, x))))).toBeCloseTo(s0 + s1, 6);
    }
  });

  test('the log-determinants of two layers with exchanged parts add up', () => {
    const stack = (x: readonly number[]) => forth(exchange(forth(x)));
    for (const x of points) {
      const [inner, outer] = [s(x), s(exchange(forth(x)))];
      const total = [...inner, ...outer].reduce((sum, value) => sum + value, 0);
      expect(Math.log(Math.abs(determinant(jacobian(stack, x))))).toBeCloseTo(total, 5);
    }
  });

  test('the density of a layer in two dimensions has the mass 1', () => {
    const p = (x: number, y: number) => {
      const scale = Math.exp(Math.tanh(2 * x));
      return normalDensity(x) * normalDensity(y * scale + x ** 2) * scale;
    };
    const noise = random(7);
    const mass = sampled(200_000, () => {
      const [x, y] = [2 * noise.normal(), 4 * noise.normal()];
      return p(x, y) / (normalDensity(x, 0, 4) * normalDensity(y, 0, 16));
    });
    expect(Math.abs(mass.mean - 1)).toBeLessThan(4 * mass.error);
  });
});

describe('dequantization-bound', () => {
  /** A mixture of two Gaussians, narrow enough to differ within a cell. */
  const density = (y: number) =>
    0.6 * normalDensity(y, 1.3, 0.3) + 0.4 * normalDensity(y, 2.8, 0.8);
  const masses = [0, 1, 2, 3].map((x) => integrate((u) => density(x + u), 0, 1));
  const mass = (x: number) => masses[x] ?? 0;
  const noises = [() => 1, (u: number) => 0.5 + u, (u: number) => 0.2 + 2.4 * u ** 2];
  const bound = (x: number, q: (u: number) => number) =>
    integrate((u) => q(u) * (Math.log(density(x + u)) - Math.log(q(u))), 0, 1);

  test('the bound lies below the discrete likelihood by the divergence to the noise’s posterior', () => {
    for (const q of noises) {
      expect(integrate(q, 0, 1)).toBeCloseTo(1, 10);
      for (const x of [0, 1, 2, 3]) {
        const gap = integrate((u) => q(u) * Math.log(q(u) / (density(x + u) / mass(x))), 0, 1);
        expect(Math.log(mass(x)) - bound(x, q)).toBeCloseTo(gap, 9);
        expect(gap).toBeGreaterThan(0);
      }
    }
  });

  test('noise in proportion to the density leaves no gap', () => {
    for (const x of [0, 1, 2, 3]) {
      expect(bound(x, (u) => density(x + u) / mass(x))).toBeCloseTo(Math.log(mass(x)), 9);
    }
  });

  test('the loss does not pass the entropy of the data, however narrow the peaks', () => {
    const data = [0.1, 0.2, 0.3, 0.4];
    const entropy = -data.reduce((all, p) => all + p * Math.log(p), 0);
    for (const width of [0.8, 0.1, 0.03]) {
      const peaks = (y: number) =>
        data.reduce((all, p, v) => all + p * normalDensity(y, v + 0.5, width ** 2), 0);
      const loss = data.reduce(
        (all, p, v) => all - p * integrate((u) => Math.log(peaks(v + u)), 0, 1),
        0,
      );
      const onIntegers = data.reduce((all, p, v) => all - p * Math.log(peaks(v + 0.5)), 0);
      expect(loss).toBeGreaterThan(entropy);
      expect(onIntegers < entropy).toBe(width < 0.5);
    }
  });

  test('data divided by V has a log-density larger by log V', () => {
    const scaled = (y: number) => 4 * density(4 * y);
    expect(integrate(scaled, -2, 4)).toBeCloseTo(1, 8);
    const shifted = integrate((u) => Math.log(scaled((1 + u) / 4)) - Math.log(4), 0, 1);
    expect(shifted).toBeCloseTo(
      bound(1, () => 1),
      10,
    );
  });
});
