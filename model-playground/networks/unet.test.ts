import {
  dispose,
  memory,
  mul,
  slice,
  sum,
  tensor,
  tidy,
  variableGrads,
  type Scalar,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientDisagreement } from '../backends/finite-differences.ts';
import { openInNode } from '../backends/in-node.ts';
import { normals, random } from '../training/random.ts';
import { applyUnet, createUnet, unetVariables } from './unet.ts';

const images = (shape: [number, number, number, number], seed = 1): Tensor4D =>
  tensor(normals(shape[0] * shape[1] * shape[2] * shape[3], random(seed)), shape);

const times = Float32Array.of(0.1, 0.4, 0.9);

describe.each(['cpu', 'wasm'] as const)('a U-Net on %s', (backend) => {
  beforeAll(async () => {
    await openInNode(backend);
  });

  it('gives images of the size that it is given', () => {
    const unet = createUnet({ channels: 2, width: 4 }, 1);
    expect(tidy(() => applyUnet(unet, images([3, 8, 6, 2]), times).shape)).toEqual([3, 8, 6, 2]);
  });

  it('is the same for the same seed, byte for byte, and another for another', () => {
    const of = (seed: number): number[] => [
      ...tidy(() =>
        applyUnet(
          createUnet({ channels: 1, width: 4 }, seed),
          images([3, 6, 6, 1]),
          times,
        ).dataSync(),
      ),
    ];
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  it('sees each image by itself, whatever else is in the batch', () => {
    const unet = createUnet({ channels: 1, width: 4 }, 1);
    const x = images([3, 6, 6, 1]);
    const together = tidy(() => applyUnet(unet, x, times).dataSync());
    const alone = tidy(() =>
      applyUnet(unet, slice(x, [1, 0, 0, 0], [1, 6, 6, 1]), times.slice(1, 2)).dataSync(),
    );
    alone.forEach((value, i) => expect(value).toBeCloseTo(together[36 + i] ?? NaN, 5));
  });

  it('hears the time, and sees from corner to corner', () => {
    const unet = createUnet({ channels: 1, width: 4 }, 1);
    const x = images([1, 8, 8, 1]);
    const at = (image: Tensor4D, t: number): Float32Array =>
      tidy(() => applyUnet(unet, image, Float32Array.of(t)).dataSync()) as Float32Array;
    const before = at(x, 0.2);
    expect(at(x, 0.7)).not.toEqual(before);
    const values = x.dataSync();
    const changed = tensor(
      values.map((value, i) => (i === 0 ? value + 3 : value)),
      [1, 8, 8, 1],
    ) as Tensor4D;
    expect(at(changed, 0.2).at(-1)).not.toBe(before.at(-1));
  });

  it('leaves nothing behind', () => {
    const unet = createUnet({ channels: 1, width: 4 }, 1);
    const before = memory().numTensors;
    tidy(() => applyUnet(unet, images([3, 6, 6, 1]), times).dataSync());
    expect(memory().numTensors).toBe(before);
    dispose(unetVariables(unet));
  });
});

describe('the gradient of a U-Net', () => {
  const weighed = (x: Tensor4D): Scalar =>
    tidy(() => sum(mul(x, images(x.shape as [number, number, number, number], 8))) as Scalar);

  it('is the one that finite differences find, in each kind of layer', async () => {
    await openInNode('cpu');
    // Two channels in a group: alone in one, a channel would lose its bias to the normalisation.
    const unet = createUnet({ channels: 1, width: 8 }, 3);
    const many = Float32Array.from({ length: 12 }, (_, i) => (i + 0.5) / 12);
    const x = images([12, 4, 4, 1]);
    const loss = (): Scalar => tidy(() => weighed(applyUnet(unet, x, many)));
    const { enter, wide, down, deep, up, merged, norm, leave, time } = unet;
    const some = [enter, down, up, deep[1].convs[0], merged.past ?? leave, leave];
    const variables = [
      ...some.map(({ filter }) => filter),
      ...[wide.norms[1].scale, norm.shift, leave.bias],
      ...[wide.time, time.network].flatMap(({ layers }) => layers[0]?.weight ?? []),
    ];
    expect(gradientDisagreement(loss, variables)).toBeLessThan(0.05);
  });

  it('is the same on cpu and wasm', async () => {
    const found: Float32Array[][] = [];
    for (const backend of ['cpu', 'wasm'] as const) {
      await openInNode(backend);
      const unet = createUnet({ channels: 1, width: 8 }, 3);
      const variables = unetVariables(unet);
      const { value, grads } = variableGrads(
        () => weighed(applyUnet(unet, images([3, 8, 8, 1]), times)),
        variables,
      );
      found.push(
        [value, ...variables.map(({ name }) => grads[name])].map((one) =>
          Float32Array.from(one?.dataSync() ?? []),
        ),
      );
      dispose([value, grads]);
    }
    const [cpu = [], wasm = []] = found;
    cpu.forEach((expected, k) => {
      const scale = expected.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-4);
      expected.forEach((v, i) => {
        expect(Math.abs(v - (wasm[k]?.[i] ?? NaN)) / scale).toBeLessThan(1e-3);
      });
    });
  });
});
