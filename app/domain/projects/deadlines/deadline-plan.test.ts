import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isChanged } from '#app/domain/syllabus/deadlines/deadline-plan.ts';
import { plannedDeadlines } from './deadline-plan.ts';

const day = (count: number) => new Date(Date.UTC(2024, 1, count, 12));
const file = { due: day(10) };
const at = day(5);
const extended = (projectId: string, due: number) => ({ projectId, due: day(due) });
const moved = (due: number, movedAt: number) => ({ due: day(due), movedAt: day(movedAt) });

describe('another deadline, as it would be', () => {
  it.each([
    ['an extension', [], [], { due: 14, only: ['a'] }, { a: [10, 14] }],
    [
      'a shorter one than there is',
      [],
      [extended('a', 16)],
      { due: 14, only: ['a'] },
      { a: [16, 16] },
    ],
    ['one that is no later', [], [], { due: 9, only: ['a'] }, { a: [10, 10] }],
    [
      'one for two, of whom one has longer',
      [],
      [extended('b', 20)],
      { due: 14, only: ['a', 'b'] },
      { a: [10, 14], b: [20, 20] },
    ],
    ['one after a move', [moved(12, 2)], [], { due: 14, only: ['b'] }, { b: [12, 14] }],
    [
      'a move for everybody',
      [],
      [extended('b', 20)],
      { due: 15, only: null },
      { a: [10, 15], b: [20, 20] },
    ],
    [
      'a move to an earlier day',
      [moved(18, 2)],
      [extended('b', 12)],
      { due: 11, only: null },
      { a: [18, 11], b: [18, 12] },
    ],
  ] as const)('%s', (_, deadlines, extensions, { due, only }, expected) => {
    const planned = plannedDeadlines(
      file,
      { deadlines, extensions },
      { due: day(due), only },
      ['a', 'b'],
      at,
    );
    const days = Object.fromEntries(
      planned.map(({ holder, from, to }) => [holder, [from.getUTCDate(), to.getUTCDate()]]),
    );
    expect(days).toEqual(expected);
  });
});

const days = fc.integer({ min: 1, max: 28 });
const projects = fc.constantFrom('a', 'b', 'c');

it('never takes a day from anybody by an extension, and gives none to the others', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(days, days), { maxLength: 4 }),
      fc.array(fc.tuple(projects, days), { maxLength: 6 }),
      fc.uniqueArray(projects),
      days,
      (moves, granted, only, due) => {
        const change = {
          deadlines: moves.map(([to, when]) => moved(to, when)),
          extensions: granted.map(([project, to]) => extended(project, to)),
        };
        const all = ['a', 'b', 'c'];
        const plan = plannedDeadlines(file, change, { due: day(due), only }, all, at);
        expect(plan.map(({ holder }) => holder).toSorted()).toEqual(only.toSorted());
        for (const { from, to } of plan) {
          expect(to.getTime()).toBe(Math.max(from.getTime(), day(due).getTime()));
        }
        // Granted again, it changes nothing.
        const extensions = [...change.extensions, ...only.map((one) => extended(one, due))];
        const again = plannedDeadlines(
          file,
          { ...change, extensions },
          { due: day(due), only },
          all,
          at,
        );
        expect(again.filter(isChanged)).toEqual([]);
      },
    ),
  );
});

it('never takes a day from who has an extension to then, whatever is moved', () => {
  fc.assert(
    fc.property(days, days, days, (own, to, before) => {
      const change = { deadlines: [moved(before, 1)], extensions: [extended('a', own)] };
      const [planned] = plannedDeadlines(file, change, { due: day(to), only: null }, ['a'], at);
      expect(planned?.to.getTime()).toBe(Math.max(day(own).getTime(), day(to).getTime()));
    }),
  );
});
