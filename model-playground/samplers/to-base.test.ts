import { memory, mul, slice, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { divergence, followToBase } from './to-base.ts';

describe('the way to the base', () => {
  beforeAll(async () => {
    await openInNode('cpu');
  });

  it('sums the slopes of each coordinate of the velocity along itself', () => {
    // v = (x², x·y) has ∇·v = 2x + x.
    const velocity = (x: Tensor2D): Tensor2D => mul(x, slice(x, [0, 0], [-1, 1]));
    const found = tidy(() => divergence(velocity, tensor2d([2, 5, -1, 3], [2, 2]), 0).dataSync());
    expect([...found]).toEqual([6, -3]);
  });

  it('is the exponential of a velocity that grows with the distance', () => {
    // dx/dt = a x takes x at time 0 to e^a x at time 1.
    const a = 0.7;
    const before = memory().numTensors;
    const [z = [], logDeterminant = []] = tidy(() => {
      const found = followToBase((x) => mul(x, a), tensor2d([0.3, -0.4, 1, 0.2], [2, 2]), 32, {
        earliest: 0,
        latest: 1,
      });
      return [[...found.z.dataSync()], [...found.logDeterminant.dataSync()]];
    });
    [0.3, -0.4, 1, 0.2].forEach((x, i) => expect(z[i]).toBeCloseTo(x * Math.exp(a), 3));
    for (const value of logDeterminant) expect(value).toBeCloseTo(2 * a, 5);
    expect(memory().numTensors).toBe(before);
  });
});
