import { describe, expect, test } from 'vitest';
import { berkeley, smallOffering } from '#test/factories/course.ts';
import { mayRead, whatIsOut } from './what-is-out.ts';

const offering = smallOffering();
const file = { released: berkeley('2024-02-22T14:00'), solutions: berkeley('2024-03-10T23:59') };
const due = berkeley('2024-03-06T23:59');
const after = (at: Date, ms: number) => new Date(at.getTime() + ms);

describe('the texts of a homework come out at their time', () => {
  test.each([
    ['nothing, a second before it is released', after(file.released, -1_000), false, false],
    ['what it asks, at the instant of its release', file.released, true, false],
    ['what it asks, while it can be handed in', berkeley('2024-03-09T10:00'), true, false],
    // The clock changes in the night to 10 March, and the last late day has 23 hours.
    ['no solutions at the last instant of handing in', file.solutions, true, false],
    ['solutions a millisecond later', after(file.solutions, 1), true, true],
  ])('%s', (_what, at, statement, solutions) => {
    expect(whatIsOut(file, due, offering, at)).toMatchObject({ statement, solutions });
  });

  test.each([
    ['later, solutions wait for the last that can come', '2024-03-08T23:59', '2024-03-12T23:59'],
    ['earlier, solutions come when the file says', '2024-03-04T23:59', '2024-03-10T23:59'],
  ])('of a deadline that is moved %s', (_what, moved, from) => {
    const out = (at: Date) => whatIsOut(file, berkeley(moved), offering, at);
    const { solutionsFrom } = out(file.released);
    expect(solutionsFrom).toEqual(berkeley(from));
    expect(out(after(solutionsFrom, -1_000)).solutions).toBe(false);
    expect(out(after(solutionsFrom, 1_000)).solutions).toBe(true);
  });

  test('at the very instant where that is after the last hand-in', () => {
    const later = { ...file, solutions: berkeley('2024-03-15T12:00') };
    const at = (ms: number) => whatIsOut(later, due, offering, after(later.solutions, ms));
    expect([at(-1), at(0)].map(({ solutions }) => solutions)).toEqual([false, true]);
  });
});

test('who runs the course reads ahead, and nobody else', () => {
  const nothing = whatIsOut(file, due, offering, after(file.released, -1));
  const roles = ['visitor', 'applicant', 'waitlisted', 'auditor', 'student', 'dropped'] as const;
  for (const part of ['statement', 'solutions'] as const) {
    expect(roles.filter((role) => mayRead(role, part, nothing))).toEqual([]);
    expect(mayRead('assistant', part, nothing)).toBe(true);
    expect(mayRead('instructor', part, nothing)).toBe(true);
  }
});
