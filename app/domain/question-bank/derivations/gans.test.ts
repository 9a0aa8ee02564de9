import { describe, expect, test } from 'vitest';
import { random } from '#playground/training/random.ts';
import {
  divergence,
  integrate,
  logistic,
  normalDensity,
  someDistribution,
  sum,
} from './numbers.ts';

function jensenShannon(p: readonly number[], q: readonly number[]): number {
  const middle = p.map((value, i) => (value + (q[i] ?? 0)) / 2);
  return (divergence(p, middle) + divergence(q, middle)) / 2;
}

describe('optimal-discriminator', () => {
  const data = (x: number) => 0.5 * normalDensity(x, -1.5, 0.2) + 0.5 * normalDensity(x, 1, 0.5);
  const made = (x: number) => normalDensity(x, 0.3, 1.2);
  const best = (x: number) => data(x) / (data(x) + made(x));
  const value = (D: (x: number) => number) =>
    integrate((x) => data(x) * Math.log(D(x)) + made(x) * Math.log(1 - D(x)), -7, 7);

  test('its value is −log 4 and twice the Jensen–Shannon divergence', () => {
    const middle = (x: number) => (data(x) + made(x)) / 2;
    const toMiddle = (p: (x: number) => number) =>
      integrate((x) => p(x) * Math.log(p(x) / middle(x)), -7, 7);
    const js = (toMiddle(data) + toMiddle(made)) / 2;
    expect(value(best)).toBeCloseTo(-Math.log(4) + 2 * js, 9);
    expect(js).toBeGreaterThan(0);
    expect(js).toBeLessThan(Math.log(2));
  });

  test('no discriminator beside it does better', () => {
    const { normal } = random(21);
    for (let i = 0; i < 30; i += 1) {
      const [a, b, c] = [normal(), normal(), normal()];
      const logit = (x: number) => Math.log(best(x) / (1 - best(x))) + a * Math.sin(b * x + c);
      expect(value((x) => logistic(logit(x)))).toBeLessThan(value(best));
    }
    expect(value(() => 0.5)).toBeCloseTo(-Math.log(4), 9);
  });

  test('climbing the value from anywhere leads to it', () => {
    const { uniform } = random(22);
    const [p, q] = [someDistribution(5, uniform), someDistribution(5, uniform)];
    let logits = p.map(() => 0);
    for (let step = 0; step < 3_000; step += 1) {
      logits = logits.map((logit, i) => {
        const D = logistic(logit);
        return logit + (p[i] ?? 0) * (1 - D) - (q[i] ?? 0) * D;
      });
    }
    logits.forEach((logit, i) => {
      expect(logistic(logit)).toBeCloseTo((p[i] ?? 0) / ((p[i] ?? 0) + (q[i] ?? 0)), 9);
    });
  });

  test('equal distributions have the divergence 0, disjoint ones log 2', () => {
    expect(jensenShannon([0.2, 0.8], [0.2, 0.8])).toBe(0);
    expect(jensenShannon([0.3, 0.7, 0, 0], [0, 0, 0.4, 0.6])).toBeCloseTo(Math.log(2), 12);
  });
});

describe('generator-gradients', () => {
  test('the slopes in the logit are −D and −(1 − D)', () => {
    for (const logit of [-4, -0.5, 0, 2]) {
      const h = 1e-5;
      const slopeOf = (loss: (l: number) => number) =>
        (loss(logit + h) - loss(logit - h)) / (2 * h);
      expect(slopeOf((l) => Math.log(1 - logistic(l)))).toBeCloseTo(-logistic(logit), 8);
      expect(slopeOf((l) => -Math.log(logistic(l)))).toBeCloseTo(logistic(logit) - 1, 8);
    }
  });

  test('with the best discriminator held, the gradients are those of 2 JS and of KL − 2 JS', () => {
    const { uniform, normal } = random(23);
    const data = someDistribution(6, uniform);
    const start = data.map(() => normal());
    const made = (logits: readonly number[]) => {
      const weights = logits.map(Math.exp);
      return weights.map((weight) => weight / sum(weights));
    };
    const held = made(start).map((q, i) => (data[i] ?? 0) / ((data[i] ?? 0) + q));
    const mean = (values: readonly number[]) => (logits: readonly number[]) =>
      sum(made(logits).map((q, i) => q * (values[i] ?? 0)));
    const gradient = (loss: (logits: readonly number[]) => number) =>
      start.map((value, i) => {
        const beside = (h: number) => loss(start.with(i, value + h));
        return (beside(1e-5) - beside(-1e-5)) / 2e-5;
      });
    const twiceJs = (logits: readonly number[]) => 2 * jensenShannon(data, made(logits));
    const reverse = (logits: readonly number[]) => divergence(made(logits), data);
    const saturating = gradient(mean(held.map((D) => Math.log(1 - D))));
    const other = gradient(mean(held.map((D) => -Math.log(D))));
    const [ofJs, ofReverse] = [gradient(twiceJs), gradient(reverse)];
    saturating.forEach((g, i) => expect(g).toBeCloseTo(ofJs[i] ?? 0, 8));
    other.forEach((g, i) => expect(g).toBeCloseTo((ofReverse[i] ?? 0) - (ofJs[i] ?? 0), 8));
  });
});

describe('wasserstein-parallel-lines', () => {
  type Point = readonly [number, number];
  const heights = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95];
  const segment = (x: number) => heights.map((y): Point => [x, y]);
  const distance = ([a, b]: Point, [c, d]: Point) => Math.hypot(a - c, b - d);

  /** The cheapest of all ways to pair two sets of points, tried one by one. */
  const cheapest = (from: readonly Point[], to: readonly Point[]): number => {
    const [first, ...others] = from;
    if (first === undefined) return 0;
    return Math.min(
      ...to.map((point, i) => distance(first, point) + cheapest(others, to.toSpliced(i, 1))),
    );
  };

  test.each([-1.5, -0.1, 0.02, 0.7])('at θ = %d mass is carried over |θ| on average', (theta) => {
    const cost = cheapest(segment(0), segment(theta)) / heights.length;
    expect(cost).toBeCloseTo(Math.abs(theta), 10);
  });

  test('no function of slope one tells the segments further apart', () => {
    const { normal } = random(24);
    const [theta, U] = [0.7, 400];
    const means = (h: (point: Point) => number) => {
      const along = (x: number) => integrate((y) => h([x, y]), 0, 1, U);
      return along(0) - along(theta);
    };
    expect(means(([x]) => -x)).toBeCloseTo(theta, 12);
    for (let i = 0; i < 200; i += 1) {
      // The least of several cones of slope one has slope at most one.
      const cones = Array.from({ length: 4 }, () => [normal(), normal(), normal()] as const);
      const h = (point: Point) =>
        Math.min(...cones.map(([x, y, height]) => height + distance(point, [x, y])));
      expect(Math.abs(means(h))).toBeLessThanOrEqual(theta + 1e-9);
    }
  });

  test('the Jensen–Shannon divergence is log 2 at every distance but zero', () => {
    const on = (x: number) => (point: Point) => (point[0] === x ? 1 / heights.length : 0);
    const js = (theta: number) => {
      const points = theta === 0 ? segment(0) : [...segment(0), ...segment(theta)];
      return jensenShannon(points.map(on(0)), points.map(on(theta)));
    };
    for (const theta of [-1, 1e-6, 3]) expect(js(theta)).toBeCloseTo(Math.log(2), 12);
    expect(js(0)).toBe(0);
  });
});
