import { describe, expect, test } from 'vitest';
import { random } from '#playground/training/random.ts';
import { someDistribution, sum } from './numbers.ts';

describe('infonce-bound', () => {
  const letters = [0, 1, 2];
  /** All tuples of so many letters. */
  const tuples = (length: number): number[][] =>
    length === 0
      ? [[]]
      : tuples(length - 1).flatMap((head) => letters.map((letter) => [...head, letter]));

  /** Everything by enumeration: x, the positive first, then the negatives. */
  function task(joint: readonly number[], N: number) {
    const p = (x: number, y: number) => joint[3 * x + y] ?? 0;
    const px = letters.map((x) => sum(letters.map((y) => p(x, y))));
    const py = letters.map((y) => sum(letters.map((x) => p(x, y))));
    const ratio = (x: number, y: number) => p(x, y) / (px[x] ?? 1) / (py[y] ?? 1);
    const information = sum(
      letters.flatMap((x) => letters.map((y) => p(x, y) * Math.log(ratio(x, y)))),
    );
    const cases = letters.flatMap((x) => tuples(N).map((ys) => ({ x, ys })));
    const alone = (ys: readonly number[]) => ys.reduce((all, y) => all * (py[y] ?? 0), 1);
    const drawn = cases.map(({ x, ys: [first = 0, ...others] }) => p(x, first) * alone(others));
    const loss = (f: (x: number, y: number) => number) =>
      -sum(
        cases.map(({ x, ys }, i) => {
          const share = f(x, ys[0] ?? 0) / sum(ys.map((y) => f(x, y)));
          return (drawn[i] ?? 0) * Math.log(share);
        }),
      );
    const hidden = sum(
      cases.map(({ x, ys }) => {
        const Q = (px[x] ?? 0) * alone(ys);
        const P = (Q * sum(ys.map((y) => ratio(x, y)))) / N;
        return P * Math.log(P / Q);
      }),
    );
    return { information, loss, ratio, hidden };
  }

  const joints = [41, 42, 43].map((seed) => someDistribution(9, random(seed).uniform));
  const tied = letters.flatMap((x) => letters.map((y) => (x === y ? 0.33 : 0.01 / 6)));

  test.each([2, 3, 5])('with %i candidates the best critic loses exactly the divergence', (N) => {
    for (const joint of [...joints, tied]) {
      const { information, loss, ratio, hidden } = task(joint, N);
      expect(Math.log(N) - loss(ratio)).toBeCloseTo(information - hidden, 10);
      expect(hidden).toBeGreaterThanOrEqual(0);
    }
  });

  test('no other critic does better, and none passes the information or log N', () => {
    const { uniform } = random(44);
    for (const joint of [...joints, tied]) {
      for (const N of [2, 4]) {
        const { information, loss, ratio } = task(joint, N);
        for (let i = 0; i < 20; i += 1) {
          const table = letters.map(() => letters.map(() => 0.01 + uniform()));
          const found = loss((x, y) => table[x]?.[y] ?? 0);
          expect(found).toBeGreaterThan(loss(ratio));
          expect(Math.log(N) - found).toBeLessThan(Math.min(information, Math.log(N)));
        }
      }
    }
  });

  test('independent variables leave nothing to find', () => {
    const flat = letters.flatMap(() => [0.2, 0.1, 0.1].map((p) => p / 1.2));
    const { information, loss, ratio } = task(flat, 3);
    expect(information).toBeCloseTo(0, 12);
    expect(loss(ratio)).toBeCloseTo(Math.log(3), 12);
  });
});
