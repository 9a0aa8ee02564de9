import { describe, expect, it } from 'vitest';
import { random } from '../training/random.ts';
import { expectedDistance, shadowsOf, slicedDistance } from './sliced-distance.ts';

function normalPoints(n: number, seed: number): Float32Array {
  const source = random(seed);
  return Float32Array.from({ length: 2 * n }, () => source.normal());
}

describe('the sliced distance', () => {
  it('is nothing between points and themselves, also when each counts several times', () => {
    const points = normalPoints(50, 1);
    expect(slicedDistance(points, shadowsOf(points))).toBe(0);
    const thrice = Float32Array.from([...points, ...points, ...points]);
    expect(slicedDistance(points, shadowsOf(thrice))).toBeCloseTo(0, 6);
  });

  it('is 2/π of the way when all points are moved alike: the average of |cos|', () => {
    const points = normalPoints(200, 2);
    const moved = points.map((value, i) => value + (i % 2 === 0 ? 0.6 : -0.8));
    expect(slicedDistance(moved, shadowsOf(points))).toBeCloseTo(2 / Math.PI, 3);
  });

  it('is E|a − b| of the quantiles between normals of two widths: |1 − s| √(2/π)', () => {
    const wide = normalPoints(40_000, 3).map((value) => 1.5 * value);
    const distance = slicedDistance(wide, shadowsOf(normalPoints(40_000, 4)));
    expect(distance).toBeCloseTo(0.5 * Math.sqrt(2 / Math.PI), 2);
  });

  it('refuses a population of which the points are no even share', () => {
    expect(() => slicedDistance(normalPoints(3, 1), shadowsOf(normalPoints(10, 2)))).toThrow(
      RangeError,
    );
  });

  it('falls with the root of the number of fresh points', () => {
    const population = shadowsOf(normalPoints(16_000, 5));
    const at = (n: number): number =>
      expectedDistance(normalPoints, n, population, { draws: 40, seed: 6 });
    expect(at(100) / at(400)).toBeGreaterThan(1.7);
    expect(at(100) / at(400)).toBeLessThan(2.3);
  });
});
