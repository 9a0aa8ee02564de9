import { describe, expect, test } from 'vitest';
import { integrate, normalDensity } from './numbers.ts';

describe('forward-and-reverse-kl', () => {
  const mixture = (a: number) => (x: number) => (normalDensity(x, -a) + normalDensity(x, a)) / 2;
  const kl = (p: (x: number) => number, q: (x: number) => number, width: number) =>
    integrate((x) => (p(x) === 0 ? 0 : p(x) * Math.log(p(x) / q(x))), -width, width);

  test('the forward divergence is least at the mixture’s mean and variance', () => {
    const a = 2;
    const at = (mu: number, s2: number) => kl(mixture(a), (x) => normalDensity(x, mu, s2), a + 8);
    const best = at(0, 1 + a ** 2);
    for (const mu of [-1, -0.1, 0, 0.1, 1]) {
      for (const s2 of [1, 4, 4.8, 5.2, 6, 9]) expect(at(mu, s2)).toBeGreaterThan(best);
    }
    const h = 1e-3;
    expect((at(h, 5) - at(-h, 5)) / (2 * h)).toBeCloseTo(0, 8);
    expect((at(0, 5 + h) - at(0, 5 - h)) / (2 * h)).toBeCloseTo(0, 6);
  });

  test.each([1, 3, 5, 8])('at a = %d one mode costs at most log 2 in reverse', (a) => {
    const cost = kl((x) => normalDensity(x, a), mixture(a), a + 10);
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThanOrEqual(Math.log(2) + 1e-12);
  });

  test.each([1, 3, 5, 8])('at a = %d the matched moments cost at least the bound', (a) => {
    const s2 = 1 + a ** 2;
    const bound = a ** 2 - a * Math.sqrt((2 * s2) / Math.PI) - Math.log(s2) / 2;
    const width = Math.min(8 * Math.sqrt(s2), a + 36);
    const cost = kl((x) => normalDensity(x, 0, s2), mixture(a), width);
    expect(cost).toBeGreaterThan(bound);
    expect(cost - bound).toBeLessThan(Math.log(2));
    if (a === 5) expect(bound).toBeGreaterThan(3.02);
  });
});
