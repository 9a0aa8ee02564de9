import { expect, it } from 'vitest';
import { placeSchema } from './place-schema.ts';
import { notesAt, type PlacedNote } from './place.ts';

it.each([
  [{ kind: 'page', page: 1, x: 0, y: 1 }, true],
  [{ kind: 'page', page: 0, x: 0, y: 0 }, false],
  [{ kind: 'page', page: 1, x: 1.01, y: 0 }, false],
  [{ kind: 'page', page: 1 }, false],
  [{ kind: 'cell', cell: 3 }, true],
  [{ kind: 'cell', cell: 1.5 }, false],
  [{ kind: 'line', line: 12 }, true],
  [{ kind: 'line', cell: 12 }, false],
  [{ kind: 'file' }, false],
])('%j is a place: %s', (place, is) => {
  expect(placeSchema.safeParse(place).success).toBe(is);
});

it('keeps the number of each note among all', () => {
  const note = (id: string, place: PlacedNote['place']) => ({ id, place, label: id, text: id });
  const notes = [
    note('a', { kind: 'cell', cell: 2 }),
    note('b', { kind: 'cell', cell: 1 }),
    note('c', { kind: 'cell', cell: 2 }),
    note('d', { kind: 'line', line: 2 }),
  ];
  const at = notesAt(notes, 'cell', 2).map(({ id, number }) => [id, number]);
  expect(at).toEqual([
    ['a', 1],
    ['c', 3],
  ]);
});
