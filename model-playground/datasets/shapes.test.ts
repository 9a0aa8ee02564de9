import { describe, expect, it } from 'vitest';
import { entropyOf } from './masses.ts';
import { canvases, drawShape, listShapes, sampleShapes, shapeKinds } from './shapes.ts';

const rows = (image: Uint8Array, side: number): string[] =>
  Array.from({ length: side }, (_, i) =>
    [...image.subarray(i * side, (i + 1) * side)].map((v) => (v ? '#' : '.')).join(''),
  );

it('draws a triangle that stands on its base, a cross and a disc', () => {
  expect(rows(drawShape(5, 'triangle', 5, [0, 0]), 5)).toEqual([
    '..#..',
    '..#..',
    '.###.',
    '.###.',
    '#####',
  ]);
  expect(rows(drawShape(4, 'cross', 3, [1, 0]), 4)).toEqual(['....', '.#..', '###.', '.#..']);
  expect(rows(drawShape(5, 'disc', 5, [0, 0]), 5)).toEqual([
    '.###.',
    '#####',
    '#####',
    '#####',
    '.###.',
  ]);
});

describe.each(Object.entries(canvases))('the shapes on a canvas of %s', (_, set) => {
  const { side, sizes } = set;
  const { pixels, masses, indexOf } = listShapes(set);

  it('are distinct images whose probabilities sum to 1', () => {
    const area = side * side;
    const seen = new Set<string>();
    masses.forEach((_mass, i) => {
      const image = pixels.subarray(i * area, (i + 1) * area);
      expect(indexOf(image)).toBe(i);
      seen.add(image.join(''));
    });
    expect(seen.size).toBe(masses.length);
    expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 12);
    // A disc of size 3 is a square: those places are counted once.
    const places = sizes.map((k) => (side - k + 1) ** 2);
    const all = places.reduce((sum, n) => sum + n, 0);
    expect(masses.length).toBe(shapeKinds.length * all - (side - 2) ** 2);
  });

  it('have the entropy that counting by formula gives', () => {
    // Kind, size and place are independent given the size; where two kinds coincide, in 2 of every
    // 4 · sizes draws, the kind (log 2) is not in the image.
    const place = sizes.reduce((sum, k) => sum + 2 * Math.log(side - k + 1), 0) / sizes.length;
    const hidden = (2 / (shapeKinds.length * sizes.length)) * Math.log(2);
    const formula = Math.log(shapeKinds.length) + Math.log(sizes.length) + place - hidden;
    expect(entropyOf(masses)).toBeCloseTo(formula, 10);
  });

  it('are drawn with the probabilities listed', () => {
    const n = 20_000;
    const drawn = sampleShapes(set, n, 3);
    let surprise = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const index = indexOf(drawn.subarray(i * side * side, (i + 1) * side * side));
      const value = -Math.log(masses[index ?? -1] ?? 0);
      surprise += value / n;
      squares += value ** 2 / n;
    }
    const error = Math.sqrt((squares - surprise ** 2) / n);
    expect(Math.abs(surprise - entropyOf(masses))).toBeLessThan(4 * error);
  });
});

it('repeats its draws with the same seed', () => {
  expect(sampleShapes(canvases['12'], 5, 1)).toEqual(sampleShapes(canvases['12'], 5, 1));
  expect(sampleShapes(canvases['12'], 5, 1)).not.toEqual(sampleShapes(canvases['12'], 5, 2));
});
