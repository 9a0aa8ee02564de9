import { mul, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { defaults, init, logDensity, logits, logJoint, sample, sight } from './made.ts';
import type { MadeConfig, MadeParams } from './made.ts';

const small: MadeConfig = { ...defaults, values: 5, width: 12 };

/** Fresh parameters whose guesses are far from even. */
function decided(config: MadeConfig, seed: number): MadeParams {
  const params = init(config, seed);
  const last = params.network.network.layers.at(-1);
  tidy(() => last?.weight.assign(mul(last.weight, 20)));
  return params;
}

const orders: MadeConfig['order'][] = [
  [1, 2],
  [2, 1],
];

describe('MADE', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it.each(orders)('gives probabilities of all pairs that sum to 1 (places %i, %i)', (...order) => {
    const found = tidy(() => logJoint(decided({ ...small, order }, 3)).dataSync()) as Float32Array;
    expect(found).toHaveLength(25);
    expect(found.reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 5);
    expect(Math.max(...found)).toBeGreaterThan(Math.log(1.5 / 25));
  });

  it('tells each pair of the table what it tells it alone', () => {
    const params = decided(small, 2);
    const table = tidy(() => logJoint(params).dataSync()) as Float32Array;
    const alone = tidy(() => logDensity(params, tensor2d([3, 1], [1, 2])).dataSync()[0]);
    expect(table[3 * 5 + 1]).toBeCloseTo(alone ?? NaN, 5);
  });

  it.each([
    { order: orders[0], masked: true, seen: [[], [0]] },
    { order: orders[1], masked: true, seen: [[1], []] },
    {
      order: orders[0],
      masked: false,
      seen: [
        [0, 1],
        [0, 1],
      ],
    },
  ])('sees what its masks let through, $seen, and nothing else', ({ order, masked, seen }) => {
    const params = decided({ ...small, order: order ?? [1, 2], masked }, 1);
    const told = sight(params).map((row) => row.flatMap((on, input) => (on ? [input] : [])));
    expect(told).toEqual(seen);
    const at = (pair: number[]): Float32Array =>
      tidy(() => logits(params, tensor2d(pair, [1, 2])).dataSync() as Float32Array);
    const before = at([1, 1]);
    [0, 1].forEach((input) => {
      const after = at(input === 0 ? [4, 1] : [1, 4]);
      [0, 1].forEach((output) => {
        const moved = [0, 1, 2, 3, 4].some((v) => after[5 * output + v] !== before[5 * output + v]);
        expect(moved).toBe(seen[output]?.includes(input));
      });
    });
  });

  it('gives no probabilities without masks: their sum is not 1', () => {
    const found = tidy(() =>
      logJoint(decided({ ...small, masked: false }, 3)).dataSync(),
    ) as Float32Array;
    const total = found.reduce((sum, value) => sum + Math.exp(value), 0);
    expect(Math.abs(total - 1)).toBeGreaterThan(0.05);
  });

  it.each(orders)('draws pairs as often as their probability says (places %i, %i)', (...order) => {
    const params = decided({ ...small, order }, 7);
    const n = 40_000;
    const { frames } = sample(params, n, 11);
    const drawn = frames.dataSync<'float32'>().subarray(2 * n);
    const counts = new Float64Array(25);
    for (let i = 0; i < n; i++) {
      const pair = 5 * (drawn[2 * i] ?? NaN) + (drawn[2 * i + 1] ?? NaN);
      counts[pair] = (counts[pair] ?? NaN) + 1;
    }
    const masses = tidy(() => logJoint(params).dataSync()) as Float32Array;
    masses.forEach((value, pair) => {
      const p = Math.exp(value);
      const deviation = Math.sqrt(n * p * (1 - p));
      expect(Math.abs((counts[pair] ?? 0) - n * p)).toBeLessThan(4.5 * deviation);
    });
  });
});
