import { memory, tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAdam } from './adam.ts';
import { openInNode } from './in-node.ts';

describe.each(['cpu', 'wasm'] as const)('Adam on %s', (backend) => {
  beforeAll(async () => {
    await openInNode(backend);
  });

  it('follows algorithm 1 of Kingma and Ba, written out in double precision', () => {
    const weights = variable(tensor1d([1, -2, 0.5]));
    const adam = createAdam([weights]);
    const expected = [1, -2, 0.5];
    const [m, v] = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    for (let t = 1; t <= 30; t++) {
      const gradient = [Math.sin(t), 2 * (expected[1] ?? NaN), 1e-4 * t];
      const rate = 0.1 / t;
      tidy(() => adam.apply({ [weights.name]: tensor1d(gradient) }, rate));
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
  });

  it('makes no tensor that outlives a step', () => {
    const weights = variable(tensor1d([1, 2, 3]));
    const adam = createAdam([weights]);
    const step = (): void => tidy(() => adam.apply({ [weights.name]: tensor1d([1, 1, 1]) }, 0.01));
    step();
    const before = memory();
    for (let i = 0; i < 10; i++) step();
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numDataBuffers).toBe(before.numDataBuffers);
  });

  it('refuses to step when a variable has no gradient', () => {
    const weights = variable(tensor1d([1]));
    expect(() => createAdam([weights]).apply({}, 0.1)).toThrow('no gradient');
  });
});
