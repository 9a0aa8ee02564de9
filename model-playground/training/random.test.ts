import { describe, expect, it } from 'vitest';
import { derive, normals, random } from './random.ts';

describe('random', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: number): number[] => Array.from({ length: 8 }, random(seed).uniform);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('is uniform on [0, 1): every tenth gets its share', () => {
    const { uniform } = random(1);
    const counts = new Array<number>(10).fill(0);
    const draws = 100_000;
    for (let i = 0; i < draws; i++) {
      const bin = Math.floor(10 * uniform());
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const chiSquared = counts.reduce((sum, n) => sum + (n - draws / 10) ** 2 / (draws / 10), 0);
    expect(chiSquared).toBeLessThan(27.9); // the 99.9 % quantile with 9 degrees of freedom
  });

  it('draws normals of mean 0, variance 1 and kurtosis 3', () => {
    const values = normals(200_000, random(3));
    const moment = (power: number): number =>
      values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
  });

  it('draws every integer below the bound and none other', () => {
    const { integer } = random(5);
    const seen = new Set(Array.from({ length: 500 }, () => integer(7)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('derives seeds that differ by purpose, index and seed', () => {
    const seeds = [
      derive(1, 'batch', 0),
      derive(1, 'batch', 1),
      derive(1, 'loss', 0),
      derive(2, 'batch', 0),
      derive(0, '', 0),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
    expect(derive(1, 'batch', 0)).toBe(seeds[0]);
  });
});
