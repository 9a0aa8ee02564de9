import { describe, expect, it } from 'vitest';
import { entropyOf } from './masses.ts';
import { jointMasses, marginal, pairs, samplePairs, SPREAD } from './pairs.ts';

describe.each(Object.entries(pairs))('the pairs of the %s', (name, set) => {
  const d = set.values;
  const masses = jointMasses(set);

  it('have masses that sum to 1', () => {
    expect(masses).toHaveLength(d * d);
    expect(masses.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it('have the entropy that counting the ink gives', () => {
    // Two masses only: that of an inked pair and that of any other.
    const ink = masses.filter((p) => p > (2 * SPREAD) / (d * d)).length;
    const other = SPREAD / (d * d);
    const inked = (1 - SPREAD) / ink + other;
    const formula = -ink * inked * Math.log(inked) - (d * d - ink) * other * Math.log(other);
    expect(ink).toBeGreaterThan(100);
    expect(entropyOf(masses)).toBeCloseTo(formula, 10);
  });

  it('have the entropy that the chain rule gives: of a, and of b given a', () => {
    const a = marginal(masses, 0);
    const given = a.reduce((sum, p, i) => {
      const row = masses.subarray(i * d, (i + 1) * d).map((mass) => mass / p);
      return sum + p * entropyOf(row);
    }, 0);
    expect(entropyOf(a) + given).toBeCloseTo(entropyOf(masses), 10);
  });

  it('are drawn with these masses', () => {
    const n = 40_000;
    const drawn = samplePairs(set, n, 5);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const mass = masses[(drawn[2 * i] ?? NaN) * d + (drawn[2 * i + 1] ?? NaN)] ?? NaN;
      sum -= Math.log(mass) / n;
      squares += Math.log(mass) ** 2 / n;
    }
    const error = Math.sqrt((squares - sum ** 2) / n);
    expect(Math.abs(sum - entropyOf(masses))).toBeLessThan(4 * error);
  });

  it('say more together than apart', () => {
    const apart = entropyOf(marginal(masses, 0)) + entropyOf(marginal(masses, 1));
    expect(apart - entropyOf(masses)).toBeGreaterThan(0.2);
    if (name === 'checkerboard') expect(apart).toBeCloseTo(2 * Math.log(d), 10);
  });
});
