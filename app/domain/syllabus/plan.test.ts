import { describe, expect, test } from 'vitest';
import { loadCourse } from './load-course.server.ts';
import { planOf } from './plan.ts';
import { nextDeadline, nextLecture } from './what-is-next.ts';

const course = loadCourse('content/syllabus');
const sp24 = course.offering('sp24');
const proposalWeek = new Date('2024-02-26T18:00:00Z');
const deadlines = [
  ...sp24.homework.map((homework) => ({ kind: 'homework' as const, ...homework })),
  ...sp24.project.stages.map(({ stage, ...rest }) => ({
    kind: 'stage' as const,
    slug: stage,
    ...rest,
  })),
];
const weeks = planOf(sp24, deadlines, proposalWeek);
const weekOf = (monday: string) => weeks.find((week) => week.monday === monday);

describe('the plan of Spring 2024', () => {
  test('numbers the weeks as the course does: the break has none', () => {
    expect(weeks.map(({ number }) => number)).toEqual([
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      null,
      11,
      12,
      13,
      14,
      15,
      16,
    ]);
  });

  test('marks the week of the portal’s clock, from Monday to Sunday in the course’s zone', () => {
    const current = (now: string) =>
      planOf(sp24, deadlines, new Date(now)).find((week) => week.current)?.number;
    expect(current('2024-02-26T07:59:59Z')).toBe(6);
    expect(current('2024-02-26T08:00:00Z')).toBe(7);
    expect(current('2024-03-04T07:59:59Z')).toBe(7);
    expect(current('2024-03-04T08:00:00Z')).toBe(8);
  });

  test('puts homework, stages, breaks and events into their weeks', () => {
    expect(weekOf('2024-02-26')?.work).toMatchObject([{ slug: 'proposal', what: 'due' }]);
    expect(weekOf('2024-02-05')?.work).toMatchObject([
      { slug: 'hw1', what: 'due' },
      { slug: 'hw2', what: 'out' },
    ]);
    expect(weekOf('2024-03-25')?.days).toMatchObject([{ kind: 'break' }]);
    expect(weekOf('2024-04-08')?.days).toMatchObject([{ kind: 'event', timed: false }]);
  });

  test('has both lectures of a week with two', () => {
    expect(weekOf('2024-04-22')?.days).toMatchObject([
      { kind: 'lecture', slug: 'ai-for-science' },
      { kind: 'lecture', slug: 'representation-learning-in-rl' },
    ]);
  });
});

describe('what is next', () => {
  const lecture = sp24.lectures[6];

  test.each([
    ['a second before a lecture ends it is that one', -1_000, 'self-supervised-learning'],
    ['when it ends it is the one after', 0, 'strengths-and-weaknesses'],
  ])('%s', (_when, after, slug) => {
    const now = new Date((lecture?.end.getTime() ?? 0) + after);
    expect(nextLecture(sp24, now)?.slug).toBe(slug);
  });

  test.each([
    ['at a deadline it is still that one', 0, 'proposal'],
    ['a second later it is the one after', 1_000, 'hw3'],
  ])('%s', (_when, after, slug) => {
    const due = new Date('2024-02-29T07:59:00Z').getTime();
    expect(nextDeadline(deadlines, new Date(due + after))?.slug).toBe(slug);
  });

  test('after the term nothing is', () => {
    const summer = new Date('2024-07-01T00:00:00Z');
    expect(nextLecture(sp24, summer)).toBeUndefined();
    expect(nextDeadline(deadlines, summer)).toBeUndefined();
  });
});
