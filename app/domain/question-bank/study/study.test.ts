import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsOf, modeOf, type Card } from './cards.ts';
import { day, recallAt, remembered } from './memory.ts';
import { lastDays, nextCard, planUntil, rest } from './planner.ts';
import { mergeReviews, studyGrades, studyModes, type Review } from './review-log.ts';

const questions = ['elbo', 'flows', 'gans', 'scores'];

/** Few ids, instants and questions, so that reviews meet. */
const review: fc.Arbitrary<Review> = fc.record({
  id: fc.nat(12).map((id) => `00000000-0000-4000-8000-0000000000${10 + id}`),
  question: fc.constantFrom(...questions),
  mode: fc.constantFrom(...studyModes),
  grade: fc.constantFrom(...studyGrades),
  at: fc.nat(40).map((hours) => (hours * day) / 24),
});
const log = fc.array(review, { maxLength: 20 });

describe('merging logs of reviews', () => {
  it('is the same whichever way the logs meet, and however often', () => {
    fc.assert(
      fc.property(log, log, log, (a, b, c) => {
        const together = mergeReviews(mergeReviews(a, b), c);
        expect(mergeReviews(b, a)).toEqual(mergeReviews(a, b));
        expect(mergeReviews(a, mergeReviews(b, c))).toEqual(together);
        expect(mergeReviews(together, together)).toEqual(together);
        expect(mergeReviews(together, b)).toEqual(together);
      }),
    );
  });

  it('counts a review once and keeps the order of time', () => {
    fc.assert(
      fc.property(log, log, (a, b) => {
        const merged = mergeReviews(a, b);
        const ids = new Set([...a, ...b].map(({ id }) => id));
        expect(merged.map(({ id }) => id).sort()).toEqual([...ids].sort());
        const times = merged.map(({ at }) => at);
        expect(times).toEqual([...times].sort((x, y) => x - y));
      }),
    );
  });
});

describe('the cards that a log leaves', () => {
  it('depend on the set of reviews only', () => {
    fc.assert(
      fc.property(log, fc.infiniteStream(fc.nat()), (all, lots) => {
        const one = mergeReviews(all, []);
        const keyed = one.map((entry) => [lots.next().value ?? 0, entry] as const);
        const shuffled = keyed.sort((a, b) => a[0] - b[0]).map(([, entry]) => entry);
        expect(cardsOf(questions, [...shuffled, ...one])).toEqual(cardsOf(questions, one));
      }),
    );
  });

  it('say nothing of questions that are not in the bank', () => {
    const gone = { ...entry('again', 0), question: 'gone' };
    expect(cardsOf(['elbo'], [gone])).toEqual([{ question: 'elbo', memory: null, knownInARow: 0 }]);
  });

  it('are asked in a harder way each time they were known, and in the easiest after they were not', () => {
    const modeAfter = (...grades: Review['grade'][]) =>
      modeOf(cardsOf(['elbo'], grades.map(entry))[0] as Card);
    expect(modeAfter()).toBe('statement');
    expect(modeAfter('again')).toBe('order');
    expect(modeAfter('good')).toBe('blank');
    expect(modeAfter('good', 'hard', 'good', 'easy', 'good')).toBe('paper');
    expect(modeAfter('good', 'good', 'again')).toBe('order');
  });
});

describe('what to study now', () => {
  const exam = 7 * day;

  it('is never what was just read', () => {
    const cards = cardsOf(['elbo'], [entry('again', 0)]);
    expect(nextCard(cards, rest - 1, exam, 30)).toBeNull();
    expect(nextCard(cards, rest, exam, 30)?.question).toBe('elbo');
  });

  it('is a new question rather than one known well', () => {
    const cards = cardsOf(['elbo', 'flows'], [entry('easy', 0)]);
    expect(nextCard(cards, day, exam, 30)?.question).toBe('flows');
  });

  it('goes on after the exam', () => {
    expect(nextCard(cardsOf(questions, []), exam + day, exam, 30)).not.toBeNull();
  });
});

describe('the plan', () => {
  it('shows every card once more in the last two days, where the minutes are enough', () => {
    fc.assert(
      fc.property(log, fc.integer({ min: 3, max: 14 }), (reviews, days) => {
        const exam = 2 * day + days * day + day / 2;
        const plan = planUntil(cardsOf(questions, reviews), 2 * day, exam, 30);
        const last = plan.days.filter(({ at }) => at >= exam - lastDays);
        const seen = new Set(last.flatMap((planned) => planned.questions));
        expect([...seen].sort()).toEqual(questions);
      }),
      { numRuns: 50 },
    );
  });

  it('expects more of more minutes, and between none and all', () => {
    const cards = cardsOf(questions, []);
    const expected = [2, 5, 10, 30].map(
      (minutes) => planUntil(cards, 0, 7 * day, minutes).expected,
    );
    expect(expected).toEqual([...expected].sort((a, b) => a - b));
    expect(expected.every((number) => number > 0 && number < questions.length)).toBe(true);
  });

  it('is empty after the exam', () => {
    expect(planUntil(cardsOf(questions, []), day, day, 30).days).toEqual([]);
  });
});

describe('a memory', () => {
  it('fades to 0.9 after its stability', () => {
    const memory = remembered(remembered(null, 'good', 0), 'good', 2 * day);
    expect(recallAt(memory, 2 * day)).toBe(1);
    expect(recallAt(memory, 2 * day + memory.stability * day)).toBeCloseTo(0.9, 5);
  });
});

function entry(grade: Review['grade'], index: number): Review {
  const id = `00000000-0000-4000-8000-0000000000${10 + index}`;
  return { id, question: 'elbo', mode: 'statement', grade, at: index * day };
}
