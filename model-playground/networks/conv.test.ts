import {
  add,
  grad,
  memory,
  mul,
  reshape,
  square,
  sum,
  tensor,
  tidy,
  variable,
  type Scalar,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientDisagreement } from '../backends/finite-differences.ts';
import { openInNode } from '../backends/in-node.ts';
import { normals, random } from '../training/random.ts';
import { applyConv, createConv, upsample } from './conv.ts';
import { createNorm, groupNorm, layerNorm, standardise } from './normalise.ts';

const images = (shape: [number, number, number, number], seed = 1): Tensor4D =>
  tensor(normals(shape[0] * shape[1] * shape[2] * shape[3], random(seed)), shape);

/** A weighted sum, so that each number has a gradient of its own. */
const weighed = (x: Tensor): Scalar =>
  sum(mul(x, tensor(normals(x.size, random(8)), x.shape))) as Scalar;

describe.each(['cpu', 'wasm'] as const)('convolutional layers on %s', (backend) => {
  beforeAll(async () => {
    await openInNode(backend);
  });

  it('keep height and width, or halve them with stride 2', () => {
    const x = images([3, 7, 8, 2]);
    const shape = (stride: 1 | 2): number[] =>
      tidy(() => applyConv(createConv(3, [2, 5], 1, { stride }), x).shape);
    expect(shape(1)).toEqual([3, 7, 8, 5]);
    expect(shape(2)).toEqual([3, 4, 4, 5]);
  });

  it.each(['linear', 'relu', 'leaky'] as const)(
    'have, with %s, the gradient that finite differences find',
    (activation) => {
      const first = createConv(3, [2, 4], 1, { stride: 2 });
      const second = createConv(3, [4, 3], 2);
      const x = variable(images([4, 6, 6, 2]));
      const loss = (): Scalar =>
        tidy(() => weighed(applyConv(second, applyConv(first, x as Tensor4D, activation))));
      const variables = [first.filter, first.bias, second.filter, second.bias, x];
      expect(gradientDisagreement(loss, variables)).toBeLessThan(0.02);
    },
  );

  it('upsample each place to four, and add up the four on the way back', () => {
    const x = images([2, 2, 3, 2]);
    const up = tidy(() => upsample(x).arraySync());
    const small = x.arraySync();
    up.forEach((image, n) =>
      image.forEach((row, y) =>
        row.forEach((pixel, z) => expect(pixel).toEqual(small[n]?.[y >> 1]?.[z >> 1])),
      ),
    );
    expect([up.length, up[0]?.length, up[0]?.[0]?.length]).toEqual([2, 4, 6]);
    const weights = images([2, 4, 6, 2], 5);
    const back = grad((a) => sum(mul(upsample(a as Tensor4D), weights)))(
      x,
    ).arraySync() as number[][][][];
    const given = weights.arraySync();
    const four = [0, 1, 2, 3].reduce(
      (total, k) => total + (given[1]?.[2 + (k >> 1)]?.[4 + (k & 1)]?.[0] ?? NaN),
      0,
    );
    expect(back[1]?.[1]?.[2]?.[0]).toBeCloseTo(four, 5);
  });

  it('start from the same weights for the same seed', () => {
    const weights = (seed: number): number[] => [...createConv(3, [2, 2], seed).filter.dataSync()];
    expect(weights(3)).toEqual(weights(3));
    expect(weights(3)).not.toEqual(weights(4));
  });

  it('leave no tensor behind', () => {
    const [layer, norm] = [createConv(3, [2, 4], 1), createNorm(4)];
    const x = images([2, 5, 5, 2]);
    const before = memory().numTensors;
    tidy(() => groupNorm(norm, upsample(applyConv(layer, x, 'relu')), 2).dataSync());
    expect(memory().numTensors).toBe(before);
  });
});

describe.each(['cpu', 'wasm'] as const)('normalisation on %s', (backend) => {
  beforeAll(async () => {
    await openInNode(backend);
  });

  it('brings each group of an image to mean 0 and variance 1', () => {
    const x = tidy(() => add(mul(images([3, 4, 4, 6]), 5), 2)) as Tensor4D;
    const values = tidy(() =>
      reshape(groupNorm(createNorm(6), x, 2), [3, 16, 2, 3]).arraySync(),
    ) as number[][][][];
    for (const image of values) {
      for (const group of [0, 1]) {
        const numbers = image.flatMap((place) => place[group] ?? []);
        const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
        const variance = numbers.reduce((a, b) => a + (b - mean) ** 2, 0) / numbers.length;
        expect(mean).toBeCloseTo(0, 4);
        expect(variance).toBeCloseTo(1, 3);
      }
    }
  });

  it('has the gradient that finite differences find', () => {
    const norm = createNorm(6);
    const x = variable(images([2, 3, 3, 6]));
    const rows = (): Tensor2D => reshape(x, [18, 6]) as Tensor2D;
    const ofGroups = (): Scalar => tidy(() => weighed(groupNorm(norm, x as Tensor4D, 3)));
    const ofRows = (): Scalar => tidy(() => weighed(layerNorm(norm, rows())));
    const variables = [norm.scale, norm.shift, x];
    expect(gradientDisagreement(ofGroups, variables)).toBeLessThan(5e-3);
    expect(gradientDisagreement(ofRows, variables)).toBeLessThan(5e-3);
  });

  it('refuses groups that do not divide the channels', () => {
    expect(() => groupNorm(createNorm(6), images([1, 2, 2, 6]), 4)).toThrow('4 groups');
  });
});

describe('a gradient of a gradient, as a penalty on a critic needs it', () => {
  beforeAll(async () => {
    await openInNode('cpu');
  });

  it('is right through convolutions and normalisation', () => {
    const [first, second] = [createConv(3, [2, 4], 1, { stride: 2 }), createConv(3, [4, 1], 2)];
    const x = images([3, 6, 6, 2]);
    const critic = (a: Tensor): Scalar => {
      const hidden = standardise(applyConv(first, a as Tensor4D, 'leaky'), [1, 2, 3]);
      return weighed(applyConv(second, hidden));
    };
    const penalty = (): Scalar => tidy(() => sum(square(grad(critic)(x))) as Scalar);
    expect(gradientDisagreement(penalty, [first.filter, second.filter])).toBeLessThan(0.03);
  });
});
