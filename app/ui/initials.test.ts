import { expect, test } from 'vitest';
import { initialsOf, tintOf, tints } from './initials.ts';

test.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Maria de la Cruz', 'MC'],
  ['  Élodie   Żak ', 'ÉŻ'],
  ['王小明', '小明'],
  ['李雷', '李雷'],
  ['', ''],
])('the initials of %j are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('a name has always the same colour, and names are spread over all of them', () => {
  expect(tintOf('Ada Lovelace')).toBe(tintOf(' Ada Lovelace '));
  const seen = new Set(Array.from({ length: 200 }, (_, index) => tintOf(`Person ${index}`)));
  expect(seen.size).toBe(tints);
});
