import { describe, expect, it } from 'vitest';
import { digitised, digitisedMasses, sampleDigitised } from './digitised.ts';
import { entropyOf } from './masses.ts';
import { mixtureDensity } from './mixtures-1d.ts';
import { composite } from './quadrature.ts';

describe.each(['twenty', 'hundred'] as const)('the homework’s set of %s values', (name) => {
  const set = digitised[name];
  const masses = digitisedMasses(set);

  it('has masses that integrals of the density over its bins find', () => {
    const width = 1 / (set.values - 1);
    for (let v = 2; v < set.values - 1; v++) {
      const { nodes, weights } = composite(8, 8, (v - 1) * width, v * width);
      const integral = nodes.reduce(
        (sum, x, i) => sum + (weights[i] ?? NaN) * mixtureDensity(set.mixture, x),
        0,
      );
      expect(Math.abs(integral - (masses[v] ?? NaN))).toBeLessThan(1e-12);
    }
    expect(masses.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  it('has the entropy that counting a million samples finds', () => {
    const n = 1_000_000;
    const counts = new Float64Array(set.values);
    for (const v of sampleDigitised(set, n, 3)) counts[v] = (counts[v] ?? NaN) + 1;
    // Counting is too low by about (values − 1) / 2n (Miller 1955), here corrected.
    const counted = entropyOf(counts.map((c) => c / n)) + (set.values - 1) / (2 * n);
    expect(Math.abs(counted - entropyOf(masses))).toBeLessThan(4e-3);
    masses.forEach((mass, v) => {
      const error = Math.sqrt((mass * (1 - mass)) / n);
      expect(Math.abs((counts[v] ?? NaN) / n - mass)).toBeLessThan(5 * error + 5 / n);
    });
  });
});

describe('the set of a hundred values', () => {
  it('is clipped, so value 0 does not occur', () => {
    expect(digitisedMasses(digitised.hundred)[0]).toBe(0);
    expect(Math.min(...sampleDigitised(digitised.hundred, 10_000, 1))).toBeGreaterThan(0);
  });
});
