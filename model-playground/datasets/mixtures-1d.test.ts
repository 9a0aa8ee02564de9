import { describe, expect, it } from 'vitest';
import {
  mixtureCdf,
  mixtureDensity,
  mixtureEntropy,
  ganMixture,
  mixtures1d,
  sampleMixture,
  type Mixture1dName,
} from './mixtures-1d.ts';
import { normalCdf, normalQuantile } from './normal.ts';

describe.each(['one', 'two', 'three'] as Mixture1dName[])('the mixture “%s”', (name) => {
  const mixture = mixtures1d[name];

  it('has the entropy that Monte Carlo finds: the mean of −log p over its samples', () => {
    const n = 200_000;
    const terms = sampleMixture(mixture, n, 7).map((x) => -Math.log(mixtureDensity(mixture, x)));
    const mean = terms.reduce((a, b) => a + b, 0) / n;
    const variance = terms.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
    expect(Math.abs(mean - mixtureEntropy(mixture))).toBeLessThan(4 * Math.sqrt(variance / n));
  });

  it('has a density that is the slope of its distribution function', () => {
    for (let x = -3; x <= 3; x += 0.017) {
      const slope = (mixtureCdf(mixture, x + 1e-5) - mixtureCdf(mixture, x - 1e-5)) / 2e-5;
      expect(Math.abs(slope - mixtureDensity(mixture, x))).toBeLessThan(1e-4);
    }
  });
});

describe('the GAN’s mixture', () => {
  it('lies in [−1, 1] as the homework’s does', () => {
    const n = 20_000;
    const ends = Array.from({ length: 20 }, (_, seed) => {
      const points = sampleMixture(ganMixture, n, seed).sort();
      return [points[0] ?? NaN, points[n - 1] ?? NaN];
    });
    const average = (k: number): number => ends.reduce((sum, end) => sum + (end[k] ?? 0), 0) / 20;
    expect(average(0)).toBeCloseTo(-1, 1);
    expect(average(1)).toBeCloseTo(1, 1);
  });

  it('has the entropy of the set it comes from, less the logarithm of the scale', () => {
    const [scale = NaN] = ganMixture.map(({ deviation }) => deviation / 0.35);
    const moved = mixtureEntropy(mixtures1d.two) + Math.log(scale);
    expect(mixtureEntropy(ganMixture)).toBeCloseTo(moved, 9);
  });
});

describe('one Gaussian', () => {
  it('has the entropy of the textbook', () => {
    const textbook = 0.5 * Math.log(2 * Math.PI * Math.E * 0.04);
    expect(mixtureEntropy(mixtures1d.one)).toBeCloseTo(textbook, 10);
  });
});

describe('the normal distribution function', () => {
  it('has the values of the tables, and its symmetry', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 14);
    expect(normalCdf(-1.959963984540054)).toBeCloseTo(0.025, 14);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 9);
    for (const x of [0.3, 2, 5, 9]) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
  });
});
