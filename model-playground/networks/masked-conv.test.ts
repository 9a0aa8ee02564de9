import {
  grad,
  memory,
  mul,
  sum,
  tensor,
  tidy,
  type Scalar,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientDisagreement } from '../backends/finite-differences.ts';
import { openInNode } from '../backends/in-node.ts';
import { normals, random } from '../training/random.ts';
import {
  applyMaskedConv,
  createMaskedConv,
  receptiveField,
  type MaskedConv,
} from './masked-conv.ts';

const SIZE = 9;

const image = (channels = 1, batch = 1): Tensor4D =>
  tensor(normals(batch * SIZE * SIZE * channels, random(1)), [batch, SIZE, SIZE, channels]);

function stack(first: number, ...rest: number[]): MaskedConv[] {
  const layers = rest.map((size, i) => createMaskedConv('B', size, [3, 3], i + 2));
  return [createMaskedConv('A', first, [1, 3], 1), ...layers];
}

const through = (layers: readonly MaskedConv[], x: Tensor4D): Tensor4D =>
  layers.reduce((activity, layer) => applyMaskedConv(layer, activity), x);

/** The pixels, as "row,column", that the output at a pixel changes with. */
function seenFrom(layers: readonly MaskedConv[], row: number, column: number): string[] {
  return tidy(() => {
    const chosen = new Float32Array(SIZE * SIZE * 3);
    chosen.fill(1, 3 * (row * SIZE + column), 3 * (row * SIZE + column) + 3);
    const at = tensor(chosen, [1, SIZE, SIZE, 3]);
    const slopes = grad((x) => sum(mul(through(layers, x as Tensor4D), at)))(image()).dataSync();
    return [...slopes.keys()]
      .filter((i) => slopes[i] !== 0)
      .map((i) => `${Math.floor(i / SIZE)},${i % SIZE}`);
  });
}

describe.each(['cpu', 'wasm'] as const)('masked convolutions on %s', (backend) => {
  beforeAll(async () => {
    await openInNode(backend);
  });

  it.each([[[3]], [[5]], [[3, 3]], [[5, 3, 3]], [[3, 1, 3]]])(
    'of sizes %j see what the receptive field says, and no later pixel',
    (sizes) => {
      const [first = 3, ...rest] = sizes;
      const layers = stack(first, ...rest);
      for (const [row, column] of [
        [4, 4],
        [0, 0],
        [2, 8],
        [8, 1],
      ] as const) {
        const expected = receptiveField(layers)
          .map(([down, right]) => [row + down, column + right] as const)
          .filter(([y, x]) => y >= 0 && y < SIZE && x >= 0 && x < SIZE);
        expect(seenFrom(layers, row, column)).toEqual(expected.map(([y, x]) => `${y},${x}`));
        const own = row * SIZE + column;
        expect(expected.every(([y, x]) => y * SIZE + x < own)).toBe(true);
      }
    },
  );

  it('have the gradient that finite differences find', () => {
    const layers = stack(5, 3);
    const x = image(1, 3);
    const weights = tensor(normals(3 * SIZE * SIZE * 3, random(7)), [3, SIZE, SIZE, 3]);
    const loss = (): Scalar => tidy(() => sum(mul(through(layers, x), weights)) as Scalar);
    const variables = layers.flatMap((layer) => [layer.weights, layer.bias]);
    expect(gradientDisagreement(loss, variables)).toBeLessThan(5e-3);
  });

  it('start from the same weights for the same seed, and leave no tensor behind', () => {
    const weights = (seed: number): number[] => [
      ...createMaskedConv('B', 3, [2, 2], seed).weights.dataSync(),
    ];
    expect(weights(3)).toEqual(weights(3));
    expect(weights(3)).not.toEqual(weights(4));
    const [layers, x] = [stack(3, 3), image()];
    const before = memory().numTensors;
    tidy(() => through(layers, x).dataSync());
    expect(memory().numTensors).toBe(before);
  });
});

describe('the mask', () => {
  it('leaves a blind spot above to the right, however many layers there are', () => {
    const layers = [{ kind: 'A', size: 3 } as const, ...Array(6).fill({ kind: 'B', size: 3 })];
    const seen = receptiveField(layers).map((offset) => offset.join());
    expect(seen).toContain('-1,1');
    expect(seen).not.toContain('-1,2');
    expect(seen).toContain('-2,2');
    expect(seen).not.toContain('-2,3');
  });

  it('needs a middle, and something beside it', () => {
    expect(() => createMaskedConv('B', 4, [1, 1], 1)).toThrow('middle');
    expect(() => createMaskedConv('A', 1, [1, 1], 1)).toThrow('nothing');
  });
});
