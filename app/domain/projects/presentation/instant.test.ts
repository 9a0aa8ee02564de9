import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantText, longestVideo, readInstant } from './instant.ts';

it.each([
  ['0:03', 3],
  ['1:05', 65],
  ['1:5', 65],
  ['65', 65],
  ['61:00', 3660],
  ['1:01:00', 3660],
  [' 2：30 ', 150],
  ['', null],
  ['1:60', null],
  ['1:2:3:4', null],
  ['-1', null],
  ['24:00:00', null],
  ['soon', null],
])('%j is read as %j', (typed, second) => {
  expect(readInstant(typed)).toBe(second);
});

it('reads every instant as it writes it', () => {
  fc.assert(
    fc.property(fc.nat(longestVideo - 1), (second) => {
      expect(readInstant(instantText(second))).toBe(second);
    }),
  );
});
