import {
  conv2d,
  conv2dTranspose,
  depthwiseConv2d,
  gather,
  grad,
  maxPool,
  memory,
  mul,
  ones,
  sum,
  tensor,
  tensor1d,
  tidy,
  variable,
  variableGrads,
  type Scalar,
  type Tensor,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { normals, random } from '../training/random.ts';
import { gradientDisagreement } from './finite-differences.ts';
import { openInNode } from './in-node.ts';

type Shape = [number, number, number, number];
type Padding = 'same' | 'valid' | number;

/** A function of some tensors, each given by its shape. */
interface Case {
  name: string;
  shapes: readonly number[][];
  apply(...inputs: Tensor4D[]): Tensor;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Numbers in disorder within ±2, no two alike, so that a small step leaves the largest in place. */
function values(shape: readonly number[], seed: number): Float32Array {
  const disorder = normals(sizeOf(shape), random(seed));
  const sorted = [...disorder.entries()].sort(([, a], [, b]) => a - b);
  const result = new Float32Array(sorted.length);
  sorted.forEach(([index], rank) => (result[index] = (4 * (rank + 0.5)) / sorted.length - 2));
  return result;
}

/** A weighted sum of the result, so that each number of it has a gradient of its own. */
function problem({ shapes, apply }: Case): { loss: () => Scalar; variables: Variable[] } {
  const variables = shapes.map((shape, i) => {
    const initial = tensor(values(shape, i + 1), shape);
    const created = variable(initial);
    initial.dispose();
    return created;
  });
  const loss = (): Scalar =>
    tidy(() => {
      const result = apply(...(variables as unknown as Tensor4D[]));
      return sum<Scalar>(mul(result, tensor(normals(result.size, random(9)), result.shape)));
    });
  return { loss, variables };
}

async function gradientsOn(backend: 'cpu' | 'wasm', given: Case): Promise<Float32Array[]> {
  await openInNode(backend);
  const { loss, variables } = problem(given);
  return tidy(() => {
    const { grads } = variableGrads(loss, variables);
    return variables.map(({ name }) => Float32Array.from(grads[name]?.dataSync() ?? []));
  });
}

const convolution = (x: Shape, filter: Shape, strides: number, pad: Padding): Case => ({
  name: `convolution of [${x}] with [${filter}], stride ${strides}, padding ${pad}`,
  shapes: [x, filter],
  apply: (a, b) => conv2d(a as Tensor4D, b as Tensor4D, strides, pad),
});

const upwards = (x: Shape, filter: Shape, out: Shape, strides: number, pad: Padding): Case => ({
  name: `transposed convolution of [${x}] with [${filter}], stride ${strides}, padding ${pad}`,
  shapes: [x, filter],
  apply: (a, b) => conv2dTranspose(a as Tensor4D, b as Tensor4D, out, strides, pad),
});

const depthwise = (x: Shape, filter: Shape, strides: number, pad: Padding): Case => ({
  name: `depthwise convolution of [${x}] with [${filter}], stride ${strides}, padding ${pad}`,
  shapes: [x, filter],
  apply: (a, b) => depthwiseConv2d(a as Tensor4D, b as Tensor4D, strides, pad),
});

const pooling = (x: Shape, size: number, strides: number, pad: Padding): Case => ({
  name: `largest of ${size}×${size} in [${x}], stride ${strides}, padding ${pad}`,
  shapes: [x],
  apply: (a) => maxPool(a as Tensor4D, size, strides, pad),
});

const lookUp = (rows: number, width: number, indices: number[]): Case => ({
  name: `rows ${indices.join(' ')} of a table [${rows}, ${width}]`,
  shapes: [[rows, width]],
  apply: (table) => gather(table as Tensor, tensor1d(indices, 'int32')),
});

const cases: Case[] = [
  convolution([1, 5, 5, 1], [3, 3, 1, 1], 1, 'same'),
  convolution([3, 6, 7, 2], [3, 3, 2, 4], 1, 'valid'),
  convolution([2, 7, 7, 3], [3, 3, 3, 5], 2, 'same'),
  convolution([2, 8, 8, 3], [3, 3, 3, 2], 2, 'same'),
  convolution([2, 8, 6, 2], [3, 3, 2, 3], 2, 'valid'),
  convolution([4, 8, 8, 3], [4, 4, 3, 2], 2, 'same'),
  convolution([2, 9, 9, 2], [5, 5, 2, 3], 3, 'valid'),
  convolution([2, 6, 6, 2], [3, 3, 2, 3], 1, 1),
  convolution([2, 5, 5, 2], [3, 3, 2, 3], 1, 2),
  convolution([2, 6, 5, 2], [3, 1, 2, 3], 1, 'same'),
  convolution([2, 5, 5, 6], [1, 1, 6, 4], 1, 'same'),
  convolution([2, 6, 6, 3], [1, 1, 3, 2], 2, 'same'),
  convolution([17, 6, 6, 9], [3, 3, 9, 11], 1, 'same'),
  upwards([2, 3, 3, 4], [4, 4, 2, 4], [2, 6, 6, 2], 2, 'same'),
  upwards([3, 4, 4, 2], [3, 3, 3, 2], [3, 8, 8, 3], 2, 'same'),
  upwards([2, 3, 3, 2], [5, 5, 2, 2], [2, 7, 7, 2], 1, 'valid'),
  depthwise([2, 6, 6, 3], [3, 3, 3, 1], 1, 'same'),
  depthwise([3, 7, 6, 2], [3, 3, 2, 2], 2, 'same'),
  depthwise([2, 6, 6, 2], [2, 3, 2, 3], 1, 'valid'),
  pooling([2, 6, 6, 3], 2, 2, 'valid'),
  pooling([2, 7, 7, 2], 3, 2, 'same'),
  pooling([3, 5, 5, 2], 3, 1, 'same'),
  lookUp(5, 3, [0, 4, 4, 2, 0, 4]),
  lookUp(7, 1, [6]),
];

describe.each(cases)('on wasm, $name', (given) => {
  it('has the gradient that finite differences find', async () => {
    await openInNode('wasm');
    const { loss, variables } = problem(given);
    expect(gradientDisagreement(loss, variables)).toBeLessThan(5e-3);
  });

  it('has the gradient that cpu has', async () => {
    const expected = await gradientsOn('cpu', given);
    const found = await gradientsOn('wasm', given);
    expected.forEach((gradient, k) => {
      expect(found[k]).toHaveLength(gradient.length);
      const largest = gradient.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-6);
      gradient.forEach((v, i) =>
        expect(Math.abs(v - (found[k]?.[i] ?? NaN))).toBeLessThan(1e-4 * largest),
      );
    });
  });
});

describe('the kernels of our own on wasm', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it.each(cases)('leave nothing behind after $name', (given) => {
    const { loss, variables } = problem(given);
    const step = (): void =>
      tidy(() => {
        variableGrads(loss, variables);
      });
    step();
    const before = memory();
    for (let i = 0; i < 3; i++) step();
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numDataBuffers).toBe(before.numDataBuffers);
  });

  it('give what comes back to the first of equal numbers in a window, as cpu does', async () => {
    const found: number[][] = [];
    for (const backend of ['cpu', 'wasm'] as const) {
      await openInNode(backend);
      const flat = ones([1, 4, 4, 1]) as Tensor4D;
      const into = grad((x) => sum(maxPool(x as Tensor4D, 2, 2, 'valid')));
      found.push([...into(flat).dataSync()]);
    }
    expect(found[0]).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]);
    expect(found[1]).toEqual(found[0]);
  });
});
