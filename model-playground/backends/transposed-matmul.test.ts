import {
  matMul,
  memory,
  setBackend,
  tensor,
  tidy,
  type Rank,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { normals, random } from '../training/random.ts';
import { openInNode } from './in-node.ts';

/** A product on a backend, of matrices whose shapes fit the transposition. */
async function product(
  backend: string,
  transposed: readonly [boolean, boolean],
  batch: readonly number[],
  [rows, inner, columns]: readonly [number, number, number] = [37, 19, 23],
): Promise<Float32Array> {
  await setBackend(backend);
  const make = (shape: readonly number[], seed: number): Tensor2D => {
    const full = [...batch, ...shape];
    const size = full.reduce((a, b) => a * b, 1);
    return tensor<Rank.R2>(normals(size, random(seed)), full as [number, number]);
  };
  return tidy(() => {
    const a = make(transposed[0] ? [inner, rows] : [rows, inner], 1);
    const b = make(transposed[1] ? [columns, inner] : [inner, columns], 2);
    return matMul(a, b, ...transposed).dataSync() as Float32Array;
  });
}

describe('products on wasm', () => {
  beforeAll(async () => {
    await openInNode('cpu');
    await openInNode('wasm');
  });

  const cases = [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const;

  it.each(cases)('agree with cpu, a transposed: %s, b transposed: %s', async (...transposed) => {
    const shapes = [
      [[], [37, 19, 23]],
      [[3], [37, 19, 23]],
      [
        [2, 2],
        [37, 19, 23],
      ],
      [
        [2, 2],
        [3, 4, 5],
      ],
      [[], [5, 40, 64]],
      [[1], [8, 24, 61]],
    ] as const;
    for (const [batch, sizes] of shapes) {
      const wasm = await product('wasm', transposed, batch, sizes);
      const cpu = await product('cpu', transposed, batch, sizes);
      expect(wasm.length).toBe(cpu.length);
      const worst = wasm.reduce((most, v, i) => Math.max(most, Math.abs(v - (cpu[i] ?? NaN))), 0);
      expect(worst).toBeLessThan(1e-4);
    }
  });

  it('leave no tensor and no memory behind', async () => {
    await product('wasm', [true, true], []);
    const before = memory();
    for (let i = 0; i < 20; i++) await product('wasm', [true, true], []);
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numDataBuffers).toBe(before.numDataBuffers);
  });
});
