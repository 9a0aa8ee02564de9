import { expect, it } from 'vitest';
import { neighbours, windowAround } from './neighbours.ts';

it('finds what comes before and after in the queue', () => {
  const items = ['a', 'b', 'c'].map((project) => ({ project, stage: 'proposal' }));
  const [a, b, c] = items;
  const from = (project: string) => neighbours(items, { project, stage: 'proposal' });
  expect(from('a')).toEqual({ previous: null, next: b });
  expect(from('b')).toEqual({ previous: a, next: c });
  expect(from('c')).toEqual({ previous: b, next: null });
  expect(from('gone')).toEqual({ previous: null, next: a });
});

it.each([
  ['a short list whole', 3, 1, { first: 0, last: 2, before: 0, after: 0 }],
  ['the beginning', 300, 2, { first: 0, last: 39, before: 0, after: 260 }],
  ['the middle', 300, 150, { first: 130, last: 169, before: 130, after: 130 }],
  ['the end', 300, 299, { first: 260, last: 299, before: 260, after: 0 }],
  ['the beginning for what is not in it', 300, 999, { first: 0, last: 39, before: 0, after: 260 }],
])('shows %s beside an item', (_, count, here, expected) => {
  const items = Array.from({ length: count }, (_, n) => ({ project: `${n}`, stage: 'report' }));
  const found = windowAround(items, { project: `${here}`, stage: 'report' });
  expect({
    ...{ first: Number(found.items[0]?.project), last: Number(found.items.at(-1)?.project) },
    ...{ before: found.before, after: found.after },
  }).toEqual(expected);
  expect(windowAround([], { project: 'a', stage: 'report' })).toEqual({
    ...{ items: [], before: 0, after: 0 },
  });
});
