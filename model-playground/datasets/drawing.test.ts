import fc from 'fast-check';
import { expect, it } from 'vitest';
import { random } from '../training/random.ts';
import {
  decodeDrawing,
  decodeHalf,
  encodeDrawing,
  encodeHalf,
  pixelsOfHalf,
  pointsOf,
  SIDE,
} from './drawing.ts';
import { drawn, planarEntropy, planarLogDensity, samplePlanar } from './planar.ts';

const anyCells = fc.array(fc.boolean(), { minLength: SIDE ** 2, maxLength: SIDE ** 2 });

it('a drawing comes back from its text, which is short', () => {
  fc.assert(
    fc.property(anyCells, (cells) => {
      const text = encodeDrawing(cells);
      expect(text).toMatch(/^[\w-]{96}$/);
      expect(decodeDrawing(text)).toEqual(cells.includes(true) ? cells : null);
    }),
  );
});

it.each(['', 'A'.repeat(95), 'é'.repeat(96), 'A'.repeat(96)])('%j is no drawing', (text) => {
  expect(decodeDrawing(text)).toBeNull();
});

const anyHalf = fc.integer({ min: 2, max: 28 }).chain((side) => {
  const size = pixelsOfHalf(side);
  const cells = fc.array(fc.boolean(), { minLength: size, maxLength: size });
  return fc.record({ side: fc.constant(side), cells });
});

it('half an image of any side comes back from its text, which is short', () => {
  fc.assert(
    fc.property(anyHalf, (half) => {
      const text = encodeHalf(half);
      expect(text.length).toBeLessThan(80);
      expect(decodeHalf(text)).toEqual(half.cells.includes(true) ? half : null);
    }),
  );
});

it.each(['', '12', '12.', '12.AAAA', '1._', '99.____', '-2._', 'x.____'])(
  '%j is no half',
  (text) => {
    expect(decodeHalf(text)).toBeNull();
  },
);

it('the first cell is at the top left', () => {
  const cells = Array.from({ length: SIDE ** 2 }, (_, i) => i === 0 || i === SIDE ** 2 - 1);
  const [[left = 0, top = 0] = [], [right = 0, bottom = 0] = []] = pointsOf(cells);
  [left, -top, -right, bottom].forEach((each) => expect(each).toBeCloseTo(-2.3, 10));
});

it('has a density of mass 1, and the entropy that its own points tell', () => {
  const source = random(3);
  const data = drawn(Array.from({ length: SIDE ** 2 }, () => source.uniform() < 0.15));
  const { entropy, mass } = planarEntropy(data);
  expect(Math.abs(mass - 1)).toBeLessThan(1e-6);
  const surprise = planarLogDensity(data, samplePlanar(data, 20_000, 5)).map((log) => -log);
  const mean = surprise.reduce((a, b) => a + b, 0) / surprise.length;
  const variance = surprise.reduce((a, b) => a + (b - mean) ** 2, 0) / surprise.length;
  expect(Math.abs(mean - entropy)).toBeLessThan(4 * Math.sqrt(variance / surprise.length));
});
