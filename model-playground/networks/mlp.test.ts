import {
  mean,
  memory,
  square,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientDisagreement } from '../backends/finite-differences.ts';
import { openInNode } from '../backends/in-node.ts';
import { normals, random } from '../training/random.ts';
import { applyMlp, createMlp, variablesOf } from './mlp.ts';

const batch = normals(3 * 40, random(2));
const input = (): Tensor2D => tensor2d(batch, [40, 3]);

describe.each(['cpu', 'wasm'] as const)('an MLP on %s', (backend) => {
  beforeAll(async () => {
    await openInNode(backend);
  });

  it('computes max(0, x·W₁ + b₁)·W₂ + b₂', () => {
    const network = createMlp([3, 5, 2], 1);
    const [first, second] = network.layers;
    const [w1, b1, w2, b2] = [first?.weight, first?.bias, second?.weight, second?.bias].map(
      (variable) => variable?.dataSync() ?? new Float32Array(),
    );
    const expected = Array.from({ length: 2 }, (_, output) => {
      let sum = b2?.[output] ?? NaN;
      for (let unit = 0; unit < 5; unit++) {
        let activity = b1?.[unit] ?? NaN;
        for (let i = 0; i < 3; i++) activity += (batch[i] ?? NaN) * (w1?.[5 * i + unit] ?? NaN);
        sum += Math.max(0, activity) * (w2?.[2 * unit + output] ?? NaN);
      }
      return sum;
    });
    const output = tidy(() => applyMlp(network, input()).dataSync());
    expect(output[0]).toBeCloseTo(expected[0] ?? NaN, 5);
    expect(output[1]).toBeCloseTo(expected[1] ?? NaN, 5);
  });

  it('has the gradient that finite differences find', () => {
    const network = createMlp([3, 16, 16, 2], 3);
    const loss = (): Scalar => tidy(() => mean(square(applyMlp(network, input()))));
    expect(gradientDisagreement(loss, variablesOf(network))).toBeLessThan(5e-3);
  });

  it('leaves no tensor behind', () => {
    const network = createMlp([3, 8, 2], 4);
    const before = memory().numTensors;
    tidy(() => applyMlp(network, input()).dataSync());
    expect(memory().numTensors).toBe(before);
  });

  it('starts from the same weights for the same seed', () => {
    const weights = (seed: number): number[] =>
      variablesOf(createMlp([3, 8, 2], seed)).flatMap((variable) => [...variable.dataSync()]);
    expect(weights(9)).toEqual(weights(9));
    expect(weights(9)).not.toEqual(weights(10));
  });
});
