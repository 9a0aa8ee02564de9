import { describe, expect, it } from 'vitest';
import { random } from '../training/random.ts';
import {
  planar,
  planarEntropy,
  planarLogDensity,
  samplePlanar,
  type PlanarName,
} from './planar.ts';

const names: PlanarName[] = ['moons', 'ring', 'spirals', 'checkerboard'];

/** Entropy from samples alone, by distances to nearest neighbours (Kozachenko, Leonenko 1987). */
function neighbourEntropy(points: Float32Array): number {
  const n = points.length / 2;
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (points[2 * a] ?? 0) - (points[2 * b] ?? 0),
  );
  const at = (i: number): [number, number] => {
    const from = 2 * (order[i] ?? 0);
    return [points[from] ?? NaN, points[from + 1] ?? NaN];
  };
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const [x, y] = at(i);
    let nearest = Infinity;
    for (const way of [-1, 1]) {
      for (let j = i + way; j >= 0 && j < n; j += way) {
        const [u, v] = at(j);
        if ((u - x) ** 2 > nearest) break;
        nearest = Math.min(nearest, (u - x) ** 2 + (v - y) ** 2);
      }
    }
    sum += 0.5 * Math.log(nearest);
  }
  // ψ(n) − ψ(1) + log π + 2 · mean log distance.
  return Math.log(n) - 1 / (2 * n) + 0.5772156649015329 + Math.log(Math.PI) + (2 * sum) / n;
}

describe.each(names)('the set in the plane “%s”', (name) => {
  const data = planar(name);
  const { entropy, mass } = planarEntropy(data);

  it('has a density that integrates to 1', () => {
    expect(mass).toBeCloseTo(1, 6);
  });

  it('has the entropy that Monte Carlo finds: the mean of −log p over its samples', () => {
    const n = 40_000;
    const terms = planarLogDensity(data, samplePlanar(data, n, 3));
    const mean = -terms.reduce((a, b) => a + b, 0) / n;
    const variance = terms.reduce((a, b) => a + (b + mean) ** 2, 0) / n;
    expect(Math.abs(mean - entropy)).toBeLessThan(4 * Math.sqrt(variance / n));
  });

  it('has the entropy that nearest neighbours find without its density', () => {
    const found = neighbourEntropy(samplePlanar(data, 60_000, 5));
    expect(Math.abs(found - entropy)).toBeLessThan(0.03);
  });

  it('has the density that counting its samples finds', () => {
    const n = 200_000;
    const points = samplePlanar(data, n, 9);
    const source = random(2);
    const half = data.smear / 2;
    for (let k = 0; k < 20; k++) {
      const [x, y] = data.draw(source);
      let inside = 0;
      for (let i = 0; i < n; i++) {
        const near = Math.abs((points[2 * i] ?? NaN) - x) < half;
        if (near && Math.abs((points[2 * i + 1] ?? NaN) - y) < half) inside += 1;
      }
      // The average over the square, by a 5 × 5 midpoint rule.
      let average = 0;
      for (let i = 0; i < 25; i++) {
        const [u, v] = [(i % 5) - 2, Math.floor(i / 5) - 2];
        average += data.density(x + (u * data.smear) / 5, y + (v * data.smear) / 5) / 25;
      }
      const expected = average * data.smear ** 2 * n;
      expect(Math.abs(inside - expected)).toBeLessThan(5 * Math.sqrt(expected) + 8);
    }
  });
});
