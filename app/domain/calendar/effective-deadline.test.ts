import fc from 'fast-check';
import { expect, test } from 'vitest';
import { courseDeadline, effectiveDeadline } from './effective-deadline.ts';

const day = (date: number) => new Date(Date.UTC(2024, 1, date));

test.each([
  ['the file, when nothing else is said', [], [], day(7)],
  ['the latest move, not the latest date', [move(9, 1), move(8, 2)], [], day(8)],
  ['a move to an earlier day', [move(6, 1)], [], day(6)],
  ['of moves at one instant the one to the latest time', [move(9, 1), move(8, 1)], [], day(9)],
  ['an extension beyond the course’s', [], [{ due: day(10) }], day(10)],
  [
    'the course’s, when it was moved past the extension',
    [move(12, 3)],
    [{ due: day(10) }],
    day(12),
  ],
  ['the longest of several extensions', [], [{ due: day(11) }, { due: day(9) }], day(11)],
  ['the file, when the extension is shorter', [], [{ due: day(3) }], day(7)],
])('a person’s deadline is %s', (_which, moves, extensions, due) => {
  expect(effectiveDeadline(day(7), moves, extensions)).toEqual(due);
});

test('it is never before the course’s nor before an extension, in any order', () => {
  const dates = fc.integer({ min: 1, max: 28 }).map(day);
  const moves = fc.array(fc.record({ due: dates, movedAt: dates }));
  const extensions = fc.array(fc.record({ due: dates }));
  fc.assert(
    fc.property(dates, moves, extensions, (file, moved, granted) => {
      const due = effectiveDeadline(file, moved, granted);
      expect(due >= courseDeadline(file, moved)).toBe(true);
      for (const extension of granted) expect(due >= extension.due).toBe(true);
      expect(effectiveDeadline(file, moved.toReversed(), granted.toReversed())).toEqual(due);
    }),
  );
});

function move(due: number, movedAt: number) {
  return { due: day(due), movedAt: day(movedAt) };
}
