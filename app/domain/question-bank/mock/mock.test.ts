import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { berkeley } from '#test/factories/course.ts';
import {
  endOf,
  isLate,
  longestSeed,
  proposedSeed,
  readSeed,
  resultOf,
  shareOf,
  standing,
  stepMarks,
  studyGradeOf,
  writtenOn,
  type StepMark,
} from './mock.ts';

const mock = { begunAt: berkeley('2024-03-09T23:45'), minutes: 30 };
const after = (seconds: number) => new Date(endOf(mock).getTime() + seconds * 1_000);

describe('the time of a mock midterm', () => {
  it('is over so many minutes after its beginning, on whichever day that is', () => {
    expect(endOf(mock)).toEqual(berkeley('2024-03-10T00:15'));
  });

  test.each([
    [-1, false],
    [0, false],
    // What was on its way when the time was over.
    [10, false],
    [11, true],
    [86_400, true],
  ])('%i s after it something is late: %s', (seconds, late) => {
    expect(isLate(mock, after(seconds))).toBe(late);
  });
});

describe('an answer', () => {
  it('is what was typed last, and after the time what stood in time stays beside it', () => {
    const inTime = writtenOn({ text: '', late: null }, 'Jensen', false);
    expect(inTime).toEqual({ text: 'Jensen', late: null });
    const on = writtenOn(inTime, 'Jensen, since log is concave', true);
    expect(on).toEqual({ text: 'Jensen', late: 'Jensen, since log is concave' });
    expect(writtenOn(on, 'Jensen', true)).toEqual(inTime);
    expect(standing(writtenOn(on, '', true))).toBe('');
  });

  it('stands as typed, and what was in time never changes after the time', () => {
    const typed = fc.array(fc.record({ words: fc.string(), late: fc.boolean() }));
    fc.assert(
      fc.property(typed, (all) => {
        // Time goes one way.
        const ordered = [...all].sort((a, b) => Number(a.late) - Number(b.late));
        const inTime = ordered.filter(({ late }) => !late).at(-1)?.words ?? '';
        const end = ordered.reduce(
          (answer, { words, late }) => writtenOn(answer, words, late),
          writtenOn({ text: '', late: null }, '', false),
        );
        expect(end.text).toBe(inTime);
        expect(standing(end)).toBe(ordered.at(-1)?.words ?? '');
      }),
    );
  });
});

describe('a seed', () => {
  test.each([
    ['spring', 'spring'],
    ['  two   words ', 'two words'],
    ['   ', null],
    ['x'.repeat(longestSeed), 'x'.repeat(longestSeed)],
    ['x'.repeat(longestSeed + 1), null],
  ])('%j is read as %j', (typed, seed) => {
    expect(readSeed(typed)).toBe(seed);
  });

  it('is proposed with eight characters', () => {
    expect(proposedSeed('018f3f6e-0000-4000-8000-0000c0ffee01')).toBe('c0ffee01');
  });
});

const marks = fc.array(fc.constantFrom<StepMark>(...stepMarks), { minLength: 1, maxLength: 8 });

describe('the result', () => {
  test.each([
    [['had', 'had'], 1, 'good'],
    [['had', 'partly'], 0.75, 'hard'],
    [['partly', 'partly'], 0.5, 'hard'],
    [['had', 'missed', 'missed'], 1 / 3, 'again'],
  ] as const)('of %j is %d, which is said as %s', (given, share, grade) => {
    expect(shareOf(given)).toBeCloseTo(share);
    expect(studyGradeOf(shareOf(given) ?? -1)).toBe(grade);
  });

  it('is not there while a step has no mark', () => {
    const answer = { question: 'a', lecture: 'gans', marks: ['had', null] as const };
    expect(shareOf(answer.marks)).toBeNull();
    expect(resultOf([answer, { ...answer, marks: ['had'] }])).toBeNull();
    expect(resultOf([])).toBeNull();
  });

  it('lies between the worst and the best question, and leads with the worst', () => {
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 3 }), (all) => {
        const answers = all.map((each, index) => ({
          ...{ question: `q${index}`, lecture: 'gans', marks: each },
        }));
        const result = resultOf(answers) ?? expect.fail('no result');
        const shares = result.study.map(({ share }) => share);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
        expect(result.share).toBeGreaterThanOrEqual((shares[0] ?? 0) - 1e-9);
        expect(result.share).toBeLessThanOrEqual((shares.at(-1) ?? 0) + 1e-9);
        const notHad = result.study.reduce((sum, one) => sum + one.notHad, 0);
        expect(notHad).toBe(all.flat().filter((mark) => mark !== 'had').length);
      }),
    );
  });

  it('is never worse for a step that was had', () => {
    fc.assert(
      fc.property(marks, (given) => {
        expect(shareOf([...given, 'had']) ?? 0).toBeGreaterThanOrEqual(shareOf(given) ?? 1);
      }),
    );
  });
});
