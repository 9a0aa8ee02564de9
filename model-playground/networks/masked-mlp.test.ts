import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { normals, random } from '../training/random.ts';
import { applyMaskedMlp, createMaskedMlp } from './masked-mlp.ts';

describe('a masked network', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it.each([[[1, 2]], [[2, 1]], [[2, 4, 1, 3]]])(
    'lets each output see the variables before its own and no other (order %o)',
    (order) => {
      const d = order.length;
      const widths = { input: 3, output: 2 };
      const masked = createMaskedMlp(order, widths, 32, 5);
      const at = (x: Float32Array): Float32Array =>
        tidy(() => Float32Array.from(applyMaskedMlp(masked, tensor2d(x, [1, 3 * d])).dataSync()));
      const x = normals(3 * d, random(1));
      const before = at(x);
      for (let input = 0; input < d; input++) {
        const moved = x.slice();
        for (let k = 0; k < 3; k++) moved[3 * input + k] = (moved[3 * input + k] ?? NaN) + 1;
        const after = at(moved);
        for (let output = 0; output < d; output++) {
          const changed = [0, 1].some((k) => after[2 * output + k] !== before[2 * output + k]);
          expect(changed).toBe((order[input] ?? NaN) < (order[output] ?? NaN));
        }
      }
    },
  );

  it('is the same again with the same seed', () => {
    const values = (seed: number): number[] =>
      createMaskedMlp([1, 2], { input: 1, output: 2 }, 8, seed).network.layers.flatMap(
        ({ weight }) => [...weight.dataSync()],
      );
    expect(values(3)).toEqual(values(3));
    expect(values(3)).not.toEqual(values(4));
  });
});
