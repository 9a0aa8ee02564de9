import { memory, tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend, Optimiser } from './backend.ts';
import { openInNode } from './in-node.ts';

/** As many as a loop of four lanes meets in whole and in part. */
const sizes = [1, 3, 4, 11];

describe.each(['cpu', 'wasm'] as const)('Adam on %s', (name) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await openInNode(name);
  });

  it.each(sizes)('follows algorithm 1 of Kingma and Ba in double precision: %i weights', (size) => {
    const expected = Array.from({ length: size }, (_, i) => 1 - i / 2);
    const weights = variable(tensor1d(expected));
    const neighbour = variable(tensor1d([7, 8]));
    const adam = backend.createAdam([weights, neighbour]);
    const [m, v] = [expected.map(() => 0), expected.map(() => 0)];
    for (let t = 1; t <= 30; t++) {
      const gradient = expected.map((value, i) => (i % 2 ? 2 * value : Math.sin(t + i)) / 10 ** i);
      const rate = 0.1 / t;
      tidy(() => {
        const still = tensor1d([0, 0]);
        adam.apply({ [weights.name]: tensor1d(gradient), [neighbour.name]: still }, rate);
      });
      gradient.forEach((g, i) => {
        m[i] = 0.9 * (m[i] ?? NaN) + 0.1 * g;
        v[i] = 0.999 * (v[i] ?? NaN) + 0.001 * g * g;
        const mHat = (m[i] ?? NaN) / (1 - 0.9 ** t);
        const vHat = (v[i] ?? NaN) / (1 - 0.999 ** t);
        expected[i] = (expected[i] ?? NaN) - (rate * mHat) / (Math.sqrt(vHat) + 1e-8);
      });
    }
    const values = weights.dataSync();
    expected.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 5));
    expect([...neighbour.dataSync()]).toEqual([7, 8]);
    adam.dispose();
  });

  it('goes on from what was saved as if it had never stopped', async () => {
    const weights = variable(tensor1d([1, 2, 3, 4, 5]));
    const step = (adam: Optimiser, along: number[]): void =>
      tidy(() => adam.apply({ [weights.name]: tensor1d(along) }, 0.01));
    const first = backend.createAdam([weights]);
    step(first, [1, -1, 0.5, 0, 2]);
    const [saved, before] = [await first.save(), weights.clone()];
    step(first, [0.1, 1, -0.5, 3, 2]);
    const unbroken = [...weights.dataSync()];
    first.dispose();

    weights.assign(before);
    const second = backend.createAdam([weights]);
    second.restore(saved);
    step(second, [0.1, 1, -0.5, 3, 2]);
    expect([...weights.dataSync()]).toEqual(unbroken);
    second.dispose();
  });

  it('makes no tensor that outlives a step', () => {
    const weights = variable(tensor1d([1, 2, 3]));
    const adam = backend.createAdam([weights]);
    const step = (): void => tidy(() => adam.apply({ [weights.name]: tensor1d([1, 1, 1]) }, 0.01));
    step();
    const before = memory();
    for (let i = 0; i < 10; i++) step();
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numDataBuffers).toBe(before.numDataBuffers);
  });

  it('refuses to step when a variable has no gradient', () => {
    const weights = variable(tensor1d([1]));
    expect(() => backend.createAdam([weights]).apply({}, 0.1)).toThrow('no gradient');
  });
});
