import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawQuestions, type Drawable } from '#app/domain/question-bank/draw/draw.ts';
import { drawPapers, mostPapers, paperOf } from './papers.ts';

const lectures = ['flows', 'gans', 'diffusion', 'compression'];
const seed = fc.string({ minLength: 1, maxLength: 12 });

describe('papers of a midterm', () => {
  const bank: Drawable[] = lectures.flatMap((lecture) =>
    ([1, 2, 3] as const).map((difficulty) => ({
      slug: `${lecture}-${difficulty}`,
      lecture,
      difficulty,
    })),
  );
  const difficultyOf = (paper: readonly string[]) =>
    bank.reduce((sum, { slug, difficulty }) => sum + (paper.includes(slug) ? difficulty : 0), 0);

  it('begin with the draw itself, differ, and are as difficult as one another', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: mostPapers }), (one, papers) => {
        const drawn = drawPapers(bank, { asks: 2, seed: one, papers });
        expect(drawn).toHaveLength(papers);
        expect(drawn[0]).toEqual(drawQuestions(bank, { asks: 2, seed: one }));
        expect(new Set(drawn.map((paper) => paper.toSorted().join())).size).toBe(papers);
        expect(new Set(drawn.map(difficultyOf)).size).toBe(1);
      }),
    );
  });

  it('ask the same where the bank has nothing else', () => {
    const two = bank.filter(({ slug }) => ['flows-2', 'gans-3'].includes(slug));
    const [first, second] = drawPapers(two, { asks: 2, seed: 'any', papers: 2 });
    expect(second).toEqual(first);
  });

  it('are given to about as many people each, and to each person always the same', () => {
    const people = Array.from({ length: 3000 }, (_, index) => `person ${index}`);
    const given = people.map((person) => paperOf(person, { seed: 'any', papers: 3 }));
    for (const paper of [0, 1, 2]) {
      expect(given.filter((one) => one === paper).length).toBeGreaterThan(900);
    }
    expect(people.map((person) => paperOf(person, { seed: 'any', papers: 3 }))).toEqual(given);
    expect(new Set(given).size).toBe(3);
  });
});
