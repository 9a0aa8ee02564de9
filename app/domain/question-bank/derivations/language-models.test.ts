import { describe, expect, test } from 'vitest';
import { random } from '#playground/training/random.ts';
import { someDistribution, sum } from './numbers.ts';

describe('bits-per-byte', () => {
  const { uniform } = random(61);

  test('the losses of true prefixes add up to the negative log-probability of the whole', () => {
    const joint = someDistribution(3 ** 4, uniform);
    const codes = joint.map((_, code) => code.toString(3).padStart(4, '0'));
    const startingWith = (prefix: string) =>
      sum(joint.filter((_, code) => codes[code]?.startsWith(prefix)));
    for (const [index, text] of codes.entries()) {
      const loss = sum(
        [...text].map((_, i) => {
          const next = startingWith(text.slice(0, i + 1)) / startingWith(text.slice(0, i));
          return -Math.log(next) / text.length;
        }),
      );
      const total = -Math.log(joint[index] ?? 0);
      expect(text.length * loss).toBeCloseTo(total, 10);
      expect(Math.exp(loss)).toBeCloseTo((joint[index] ?? 0) ** (-1 / text.length), 10);
    }
  });

  test('pairs merged without changing the distribution change perplexity, not bits per byte', () => {
    const start = someDistribution(3, uniform);
    const next = start.map(() => someDistribution(3, uniform));
    const text = Array.from({ length: 40 }, () => Math.floor(3 * uniform()));
    const factor = (i: number) =>
      (i === 0 ? start : (next[text[i - 1] ?? 0] ?? []))[text[i] ?? 0] ?? 0;
    const singles = text.map((_, i) => factor(i));
    // A pair's probability given the byte before, counted over all pairs as a tokenizer's model is.
    const pairs = text
      .filter((_, i) => i % 2 === 0)
      .map((first, token) => {
        const before = token === 0 ? start : (next[text[2 * token - 1] ?? 0] ?? []);
        const vocabulary = before.flatMap((p, a) => (next[a] ?? []).map((q) => p * q));
        expect(sum(vocabulary)).toBeCloseTo(1, 12);
        return vocabulary[3 * first + (text[2 * token + 1] ?? 0)] ?? 0;
      });
    const perplexity = (factors: readonly number[]) =>
      Math.exp(-sum(factors.map(Math.log)) / factors.length);
    const perByte = (factors: readonly number[]) =>
      (factors.length / text.length) * Math.log2(perplexity(factors));
    expect(perplexity(pairs)).toBeGreaterThan(2 * perplexity(singles));
    expect(perByte(pairs)).toBeCloseTo(perByte(singles), 12);
    expect(perplexity(pairs) ** pairs.length).toBeCloseTo(perplexity(singles) ** 40, -6);
  });

  test('a text is at least as probable as one way of cutting it', () => {
    const tokens = ['a', 'b', 'ab', 'ba', ''];
    const table = tokens.map(() => someDistribution(tokens.length, uniform));
    /** All ways to cut a text, each with its end; the probability of each by the chain rule. */
    const cuts = (text: string, before: number): number[] =>
      text === ''
        ? [table[before]?.at(-1) ?? 0]
        : tokens.flatMap((token, index) => {
            if (token === '' || !text.startsWith(token)) return [];
            const p = table[before]?.[index] ?? 0;
            return cuts(text.slice(token.length), index).map((rest) => p * rest);
          });
    const begin = tokens.length - 1;
    for (const text of ['ab', 'abba', 'babab']) {
      const ways = cuts(text, begin);
      expect(ways.length).toBeGreaterThan(1);
      for (const way of ways) expect(sum(ways)).toBeGreaterThan(way);
    }
    // What is summed is a distribution of texts: those of up to n bytes have almost all mass.
    const texts = (length: number): string[] =>
      length === 0 ? [''] : texts(length - 1).flatMap((head) => [`${head}a`, `${head}b`]);
    const shares = Array.from({ length: 11 }, (_, length) =>
      sum(texts(length).map((text) => sum(cuts(text, begin)))),
    );
    expect(sum(shares)).toBeLessThan(1);
    expect(sum(shares)).toBeGreaterThan(0.7);
  });

  test('the example: 0.960 bits per byte at perplexity 20, 1.024 at perplexity 12', () => {
    expect(Math.log2(20) / 4.5).toBeCloseTo(0.96, 3);
    expect(Math.log2(12) / 3.5).toBeCloseTo(1.024, 3);
  });
});
