import { expect, test } from 'vitest';
import { isSameWork } from './same-work.ts';

const [a, b] = [
  { name: 'a.py', sha256: 'aa' },
  { name: 'b.py', sha256: 'bb' },
];

test.each([
  ['in another order', [a, b], [b, a], true],
  ['with one more', [a, b], [a], false],
  ['with other bytes', [a, b], [a, { ...b, sha256: 'aa' }], false],
  ['with another name', [a, b], [a, { ...b, name: 'c.py' }], false],
  ['nothing at all', [], [], true],
] as const)('the same files %s', (_, some, others, same) => {
  expect(isSameWork(some, others)).toBe(same);
  expect(isSameWork(others, some)).toBe(same);
});
