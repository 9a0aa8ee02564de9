import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameTex, shuffledPlaces, stepAsked } from './study-card.ts';

describe('shuffled steps', () => {
  it('are all there, and never in their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(500), (count, times) => {
        const places = shuffledPlaces(count, times);
        const inOrder = places.map((_, place) => place);
        expect([...places].sort((a, b) => a - b)).toEqual(inOrder);
        expect(places).not.toEqual(inOrder);
      }),
    );
  });
});

describe('the step that is asked', () => {
  it('is each in its turn, except the first', () => {
    expect([0, 1, 2, 3, 4].map((times) => stepAsked(4, times))).toEqual([1, 2, 3, 1, 2]);
    expect(stepAsked(1, 3)).toBe(0);
  });
});

describe('typed TeX', () => {
  it.each([
    ['\\frac12', '\\frac{1}{2}'],
    ['-\\log 4+2 D_{\\mathrm{JS}}(p\\|q)', '-\\log 4 + 2\\,D_{\\mathrm{JS}}(p \\| q)'],
    ['\\left( a \\right)', '( a )'],
    ['a \\leq b', 'a \\le b'],
    ['\\dfrac{a}{b}', '\\frac{a}{b}'],
    ['x_{1}', 'x_1'],
  ])('%s is the same as %s', (typed, tex) => expect(isSameTex(typed, tex)).toBe(true));

  it.each([
    ['\\log 2', '-\\log 2'],
    ['x_{12}', 'x_1 2'],
    ['a', 'b'],
    ['\\alpha b', '\\alphab'],
  ])('%s is another than %s', (typed, tex) => expect(isSameTex(typed, tex)).toBe(false));
});
