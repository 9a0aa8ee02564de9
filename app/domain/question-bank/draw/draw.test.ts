import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawQuestions, type Drawable } from './draw.ts';

const lectures = ['flows', 'gans', 'diffusion', 'compression'];
const bankOf = (count: number): fc.Arbitrary<Drawable[]> =>
  fc.array(
    fc.record({
      slug: fc.uuid(),
      lecture: fc.constantFrom(...lectures),
      difficulty: fc.constantFrom(1 as const, 2 as const, 3 as const),
    }),
    { minLength: count, maxLength: 24 },
  );
const seed = fc.string({ minLength: 1, maxLength: 12 });
const of = (bank: readonly Drawable[], slugs: readonly string[]) =>
  slugs.map((slug) => bank.find((each) => each.slug === slug) ?? expect.fail(slug));

describe('a draw of questions', () => {
  it('is the same for the same seed, whatever the order of the bank', () => {
    fc.assert(
      fc.property(bankOf(3), seed, fc.integer({ min: 1, max: 4 }), (bank, one, asks) => {
        const drawn = drawQuestions(bank, { asks, seed: one });
        expect(drawQuestions(bank.toReversed(), { asks, seed: one })).toEqual(drawn);
        expect(new Set(drawn).size).toBe(Math.min(asks, bank.length));
      }),
    );
  });

  it('asks two of one lecture only where no other lecture is left', () => {
    fc.assert(
      fc.property(bankOf(3), seed, fc.integer({ min: 2, max: 5 }), (bank, one, asks) => {
        const drawn = of(bank, drawQuestions(bank, { asks, seed: one }));
        const there = new Set(bank.map(({ lecture }) => lecture)).size;
        const asked = new Set(drawn.map(({ lecture }) => lecture)).size;
        expect(asked).toBe(Math.min(there, drawn.length));
      }),
    );
  });

  it('asks two of the easiest only where the lectures left have nothing else', () => {
    fc.assert(
      fc.property(bankOf(3), seed, (bank, one) => {
        const [first, second] = of(bank, drawQuestions(bank, { asks: 2, seed: one }));
        if (first?.difficulty !== 1 || second?.difficulty !== 1) return;
        const other = bank.filter(({ lecture }) => lecture !== first.lecture);
        expect(other.every(({ difficulty }) => difficulty === 1)).toBe(true);
      }),
    );
  });

  it('never asks what has no weight, and leaves the rest as it would be without it', () => {
    fc.assert(
      fc.property(bankOf(4), seed, (bank, one) => {
        const never = bank[0]?.slug ?? '';
        const weights = new Map([[never, 0]]);
        const drawn = drawQuestions(bank, { asks: 3, seed: one, weights });
        expect(drawn).toEqual(drawQuestions(bank.slice(1), { asks: 3, seed: one }));
      }),
    );
  });

  it('asks a question as often as its weight says', () => {
    const bank: Drawable[] = lectures.map((lecture) => ({ slug: lecture, lecture, difficulty: 2 }));
    const weights = new Map([
      ['flows', 3],
      ['gans', 2],
      ['diffusion', 0.5],
    ]);
    const draws = 20_000;
    const times = new Map<string, number>();
    for (let index = 0; index < draws; index += 1) {
      const [first = ''] = drawQuestions(bank, { asks: 1, seed: `seed ${index}`, weights });
      times.set(first, (times.get(first) ?? 0) + 1);
    }
    const expected = { flows: 3 / 6.5, gans: 2 / 6.5, diffusion: 0.5 / 6.5, compression: 1 / 6.5 };
    const chiSquare = Object.entries(expected).reduce((sum, [slug, chance]) => {
      const should = draws * chance;
      return sum + ((times.get(slug) ?? 0) - should) ** 2 / should;
    }, 0);
    // Three degrees of freedom: a fair draw is above this once in a thousand times.
    expect(chiSquare).toBeLessThan(16.27);
  });

  it('draws what it always drew', () => {
    const bank = lectures.map((lecture) => ({ slug: lecture, lecture, difficulty: 2 as const }));
    expect(drawQuestions(bank, { asks: 3, seed: 'spring' })).toMatchInlineSnapshot(`
      [
        "gans",
        "flows",
        "compression",
      ]
    `);
  });
});
