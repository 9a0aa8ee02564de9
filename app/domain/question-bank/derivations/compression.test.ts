import { describe, expect, test } from 'vitest';
import { random } from '#playground/training/random.ts';
import { divergence, someDistribution, sum } from './numbers.ts';

describe('arithmetic-coding', () => {
  const letters = [0, 1, 2];
  const words = (length: number): number[][] =>
    length === 0
      ? [[]]
      : words(length - 1).flatMap((head) => letters.map((letter) => [...head, letter]));
  const messages = words(4);

  /** Factors that depend on the letter before; `-1` stands for the beginning. */
  const model = (seed: number) => {
    const { uniform } = random(seed);
    const table = [-1, ...letters].map(() => someDistribution(3, uniform));
    table[1] = [0.96, 0.03, 0.01];
    return (before: number) => table[before + 1] ?? [];
  };
  const interval = (next: (before: number) => readonly number[], message: readonly number[]) => {
    let [low, length, before] = [0, 1, -1];
    for (const letter of message) {
      const parts = next(before);
      low += length * sum(parts.slice(0, letter));
      length *= parts[letter] ?? 0;
      before = letter;
    }
    return { low, length };
  };
  const probability = (next: (before: number) => readonly number[], message: readonly number[]) =>
    message.reduce((all, letter, i) => all * (next(message[i - 1] ?? -1)[letter] ?? 0), 1);
  const codeWord = ({ low, length }: { low: number; length: number }) => {
    let [digits, rest] = ['', low + length / 2];
    for (let i = 0; i < Math.ceil(-Math.log2(length)) + 1; i += 1) {
      digits += rest >= 0.5 ? '1' : '0';
      rest = (2 * rest) % 1;
    }
    return digits;
  };

  test.each([51, 52, 53])('words of model %i are prefix-free and as short as derived', (seed) => {
    const next = model(seed);
    const coded = messages.map((message) => codeWord(interval(next, message)));
    coded.forEach((word, i) => {
      const P = probability(next, messages[i] ?? []);
      expect(interval(next, messages[i] ?? []).length).toBeCloseTo(P, 12);
      expect(word.length).toBeLessThan(-Math.log2(P) + 2);
      expect(coded.some((other, j) => j !== i && other.startsWith(word))).toBe(false);
    });
    expect(new Set(coded).size).toBe(messages.length);
  });

  test('messages of another distribution cost the entropy, the divergence, and less than 2 bits', () => {
    const [real, wrong] = [model(54), model(55)];
    const data = messages.map((message) => probability(real, message));
    const used = messages.map((message) => probability(wrong, message));
    const mean = sum(
      messages.map((message, i) => (data[i] ?? 0) * codeWord(interval(wrong, message)).length),
    );
    const entropy = -sum(data.map((p) => p * Math.log2(p)));
    const floor = entropy + divergence(data, used) / Math.log(2);
    expect(mean).toBeGreaterThanOrEqual(floor + 1);
    expect(mean).toBeLessThan(floor + 2);
  });
});

describe('bits-back', () => {
  const precision = 4096;

  /** A distribution in 4096ths, as a coder of whole numbers needs it. */
  const table = (weights: readonly number[]) => {
    const rounded = weights.map((weight) => Math.round(weight * precision));
    rounded[0] = (rounded[0] ?? 0) + precision - sum(rounded);
    return rounded;
  };
  type Table = readonly number[];
  const bits = (of: Table, symbol: number) => -Math.log2((of[symbol] ?? 0) / precision);

  /** A stack of bits in one large number: asymmetric numeral systems, exact and reversible. */
  const push = (stack: bigint, of: Table, symbol: number): bigint => {
    const [f, start] = [BigInt(of[symbol] ?? 0), BigInt(sum(of.slice(0, symbol)))];
    return (stack / f) * BigInt(precision) + start + (stack % f);
  };
  const pop = (stack: bigint, of: Table): [bigint, number] => {
    const slot = Number(stack % BigInt(precision));
    let symbol = 0;
    while (sum(of.slice(0, symbol + 1)) <= slot) symbol += 1;
    const rest = slot - sum(of.slice(0, symbol));
    return [BigInt(of[symbol] ?? 0) * (stack / BigInt(precision)) + BigInt(rest), symbol];
  };
  const sizeOf = (stack: bigint) => stack.toString(2).length;

  const { uniform } = random(56);
  const prior = table(someDistribution(3, uniform));
  const decoder = prior.map(() => table(someDistribution(5, uniform)));
  const rough = Array.from({ length: 5 }, () => table(someDistribution(3, uniform)));
  const likelihood = (x: number) =>
    sum(prior.map((p, z) => (p / precision) * ((decoder[z]?.[x] ?? 0) / precision)));
  const exact = rough.map((_, x) =>
    table(prior.map((p, z) => (p * (decoder[z]?.[x] ?? 0)) / precision ** 2 / likelihood(x))),
  );

  const change = (encoder: readonly Table[], x: number, z: number) =>
    bits(decoder[z] ?? [], x) + bits(prior, z) - bits(encoder[x] ?? [], z);
  const bound = (encoder: readonly Table[], x: number) =>
    sum(prior.map((_, z) => ((encoder[x]?.[z] ?? 0) / precision) * change(encoder, x, z)));

  test.each([
    ['a rough encoder', rough],
    ['the posterior', exact],
  ])('%s: the stack grows by the negative bound, and comes back', (_, encoder) => {
    const data = Array.from({ length: 800 }, () => Math.floor(5 * uniform()));
    let begun = 1n;
    for (let i = 0; i < 60; i += 1) begun = 2n * begun + BigInt(Math.floor(2 * uniform()));
    let stack = begun;
    // Each latent is chosen with 12 fresh bits: those of a model that does not fit are not random.
    const fresh = data.map(() => BigInt(Math.floor(precision * uniform())));
    for (const [i, x] of data.entries()) {
      stack = stack * BigInt(precision) + (fresh[i] ?? 0n);
      const [shorter, z] = pop(stack, encoder[x] ?? []);
      stack = push(push(shorter, decoder[z] ?? [], x), prior, z);
    }
    const expected = sum(data.map((x) => bound(encoder, x)));
    const spread = sum(
      data.map((x) => {
        const q = encoder[x] ?? [];
        const mean = bound(encoder, x);
        return sum(q.map((p, z) => (p / precision) * (change(encoder, x, z) - mean) ** 2));
      }),
    );
    expect(Math.abs(sizeOf(stack) - sizeOf(begun) - 12 * data.length - expected)).toBeLessThan(
      4 * Math.sqrt(spread) + 2,
    );
    const received: number[] = [];
    for (let i = 0; i < data.length; i += 1) {
      const [afterZ, z] = pop(stack, prior);
      const [afterX, x] = pop(afterZ, decoder[z] ?? []);
      stack = push(afterX, encoder[x] ?? [], z);
      expect(stack % BigInt(precision)).toBe(fresh[data.length - 1 - i]);
      stack /= BigInt(precision);
      received.unshift(x);
    }
    expect(received).toEqual(data);
    expect(stack).toBe(begun);
  });

  test('the posterior costs −log p(x) with every latent, a rough encoder the divergence more', () => {
    for (let x = 0; x < 5; x += 1) {
      const posterior = prior.map(
        (p, z) => (p * (decoder[z]?.[x] ?? 0)) / precision ** 2 / likelihood(x),
      );
      const q = (rough[x] ?? []).map((p) => p / precision);
      const gap = divergence(q, posterior) / Math.log(2);
      expect(bound(rough, x)).toBeCloseTo(-Math.log2(likelihood(x)) + gap, 10);
      posterior.forEach((p, z) => {
        const exactly = bits(decoder[z] ?? [], x) + bits(prior, z) + Math.log2(p);
        expect(exactly).toBeCloseTo(-Math.log2(likelihood(x)), 10);
      });
    }
  });
});
