import { describe, expect, it } from 'vitest';
import { composite, gaussLegendre, type Rule } from './quadrature.ts';

function integrate({ nodes, weights }: Rule, f: (x: number) => number): number {
  return nodes.reduce((sum, x, i) => sum + (weights[i] ?? NaN) * f(x), 0);
}

describe('gaussLegendre', () => {
  it('is exact for polynomials of degree 2n − 1', () => {
    for (const n of [1, 2, 5, 12]) {
      const degree = 2 * n - 1;
      const exact = (3 ** (degree + 1) - 1) / (degree + 1);
      expect(integrate(gaussLegendre(n, 1, 3), (x) => x ** degree) / exact).toBeCloseTo(1, 12);
    }
  });

  it('integrates a smooth function to machine precision', () => {
    expect(integrate(gaussLegendre(20, 0, Math.PI), Math.sin)).toBeCloseTo(2, 13);
  });
});

describe('composite', () => {
  it('follows a narrow peak that one panel would miss', () => {
    const peak = (x: number): number => Math.exp(-0.5 * ((x - 3) / 0.05) ** 2);
    const exact = 0.05 * Math.sqrt(2 * Math.PI);
    expect(integrate(composite(100, 8, 0, 10), peak)).toBeCloseTo(exact, 10);
  });
});
