import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { gradeOf, letterOf, type GradeScheme, type ItemStanding } from './grade.ts';

const letterGrades = [
  { from: 90, letter: 'A' },
  { from: 85, letter: 'A-' },
  { from: 80, letter: 'B+' },
  { from: 0, letter: 'F' },
];
const weights = { homework: 60, midterm: 10, project: 30 };
const items: GradeScheme['items'] = [
  ...['hw1', 'hw2', 'hw3', 'hw4'].map((key) => ({
    key,
    component: 'homework' as const,
    outOf: 100,
  })),
  { key: 'midterm', component: 'midterm', outOf: 20 },
  { key: 'project', component: 'project', outOf: 50 },
  { key: 'notes', component: 'extra', outOf: 3 },
];

function scheme(homeworkLeftOut = 0): GradeScheme {
  return { items, policy: { weights, letterGrades, grading: { homeworkLeftOut } } };
}

type Said = Record<string, number | Exclude<ItemStanding['kind'], 'score'>>;

function grade(said: Said, homeworkLeftOut = 0) {
  return gradeOf(scheme(homeworkLeftOut), (key) => {
    const own = said[key] ?? 'open';
    return typeof own === 'number' ? { kind: 'score', points: own } : { kind: own };
  });
}

const all = { hw1: 90, hw2: 80, hw3: 100, hw4: 70, midterm: 15, project: 45 };

describe('the grade', () => {
  test.each<[string, Said, number, number | null, string | null]>([
    ['is nothing while nothing is known', {}, 0, null, null],
    ['is the mean of what is known', { hw1: 90, hw2: 80 }, 0, 85, 'A-'],
    ['weighs what is known of each component', { hw1: 90, midterm: 20 }, 0, 640 / 7, 'A'],
    ['is the weighted mean of everything', all, 0, 0.6 * 85 + 0.1 * 75 + 0.3 * 90, 'A-'],
    ['leaves out the lowest homework', all, 1, 0.6 * 90 + 0.1 * 75 + 0.3 * 90, 'A-'],
    ['never leaves out the only one', { hw1: 40 }, 1, 40, 'F'],
    ['counts what is missing as nothing', { hw1: 90, hw2: 'missing' }, 0, 45, 'F'],
    ['may leave out what is missing', { hw1: 90, hw2: 'missing' }, 1, 90, 'A'],
    ['does not count what is excused', { hw1: 90, hw2: 'excused' }, 0, 90, 'A'],
    [
      'leaves a component of which all is excused',
      { ...all, midterm: 'excused' },
      0,
      780 / 9,
      'A-',
    ],
    ['does not count what is incomplete', { hw1: 90, hw2: 'incomplete' }, 0, 90, 'A'],
    ['adds what is extra', { hw1: 88, notes: 2 }, 0, 90, 'A'],
    ['is not made of extra work alone', { notes: 2 }, 0, null, null],
    ['may be more than a hundred', { hw1: 100, notes: 3 }, 0, 103, 'A'],
  ])('%s', (_what, said, dropped, percent, letter) => {
    const given = grade(said, dropped);
    if (percent === null) expect(given.percent).toBeNull();
    else expect(given.percent).toBeCloseTo(percent, 8);
    expect(given.letter).toBe(letter);
  });

  it('says which homework it left out', () => {
    expect(grade(all, 1).components[0]).toMatchObject({ percent: 90, dropped: ['hw4'] });
  });

  it('is settled when nothing is open or incomplete', () => {
    expect(grade(all).settled).toBe(true);
    expect(grade({ ...all, hw4: 'missing', midterm: 'excused' }).settled).toBe(true);
    expect(grade({ ...all, hw4: 'open' }).settled).toBe(false);
    expect(grade({ ...all, hw4: 'incomplete' }).settled).toBe(false);
  });

  it('is an A at ninety, whatever the computer’s arithmetic makes of it', () => {
    // A tenth and two tenths are more than three tenths to a computer, and others are less.
    const tenths = grade({ hw1: 89.9, hw2: 90.1, hw3: 89.7, hw4: 90.3, midterm: 18, project: 45 });
    expect(tenths).toMatchObject({ percent: 90, letter: 'A' });
  });
});

test.each([
  [90, 'A'],
  [89.999, 'A-'],
  [85, 'A-'],
  [84.999, 'B+'],
  [0, 'F'],
  [-1, null],
])('%d percent is %s', (percent, letter) => {
  expect(letterOf(percent, letterGrades)).toBe(letter);
});

const standing = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom('missing' as const, 'excused' as const, 'incomplete' as const, 'open' as const),
);
const standings = fc.record(Object.fromEntries(items.map(({ key }) => [key, standing])));
const dropped = fc.integer({ min: 0, max: 3 });

describe('for any scores', () => {
  it('a better score never makes the grade worse', () => {
    fc.assert(
      fc.property(standings, dropped, fc.constantFrom(...items), (said, drop, { key }) => {
        const own = said[key];
        fc.pre(typeof own === 'number' || own === 'missing');
        const better = { ...said, [key]: typeof own === 'number' ? own + 1 : 0 };
        const before = grade(said, drop).percent ?? 0;
        expect(grade(better, drop).percent ?? 0).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });

  it('leaving more out never makes the grade worse', () => {
    fc.assert(
      fc.property(standings, dropped, (said, drop) => {
        const before = grade(said, drop).percent ?? 0;
        expect(grade(said, drop + 1).percent ?? 0).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });

  it('the order of the homeworks is of no matter', () => {
    fc.assert(
      fc.property(standings, dropped, (said, drop) => {
        const turned = { ...said, hw1: said.hw3, hw3: said.hw1 } as Said;
        expect(grade(turned, drop).percent).toBe(grade(said, drop).percent);
      }),
    );
  });

  it('the grade is within what its components are, and the extra', () => {
    fc.assert(
      fc.property(standings, dropped, (said, drop) => {
        const { percent, components, extra } = grade(said, drop);
        const known = components.flatMap((each) => each.percent ?? []);
        if (percent === null) {
          expect(known).toEqual([]);
          return;
        }
        expect(percent - extra).toBeGreaterThanOrEqual(Math.min(...known) - 1e-8);
        expect(percent - extra).toBeLessThanOrEqual(Math.max(...known) + 1e-8);
      }),
    );
  });
});
