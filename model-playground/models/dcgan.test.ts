import { dispose, tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { random } from '../training/random.ts';
import { dcgan, defaults, discriminate, generate } from './dcgan.ts';

const small = { ...defaults, latentSize: 3, width: 4 };
const numbers = (n: number, size: number): number[] => {
  const source = random(4);
  return Array.from({ length: n * size }, () => source.normal());
};

describe('the convolutional GAN', () => {
  beforeAll(async () => {
    await openInNode('cpu');
  });

  it.each([
    [14, 1],
    [28, 2],
  ])('draws and reads images of %i pixels a side after %i doublings', (side, doublings) => {
    const params = dcgan.init({ ...small, side, doublings }, 1);
    tidy(() => {
      const images = generate(params, tensor2d(numbers(5, 3), [5, 3]));
      expect(images.shape).toEqual([5, side ** 2]);
      expect(images.dataSync().every((ink) => ink > 0 && ink < 1)).toBe(true);
      expect(discriminate(params, images).shape).toEqual([5, 1]);
    });
    dispose([...params.variables]);
  });

  it('refuses images that doubling cannot make', () => {
    expect(() => dcgan.init({ ...small, side: 14, doublings: 2 }, 1)).toThrow(RangeError);
  });

  it('draws each image whatever else is in the batch', () => {
    const params = dcgan.init(small, 2);
    const z = numbers(4, 3);
    const [all, one] = tidy(() => [
      generate(params, tensor2d(z, [4, 3])).dataSync(),
      generate(params, tensor2d(z.slice(3, 6), [1, 3])).dataSync(),
    ]);
    const second = all?.slice(14 ** 2, 2 * 14 ** 2) ?? [];
    [...(one ?? [])].forEach((ink, i) => expect(second[i]).toBeCloseTo(ink, 6));
  });

  it('lets each player move its own variables, and nobody both', () => {
    const params = dcgan.init(small, 3);
    const x = tensor2d(numbers(6, 14 ** 2).map(Math.abs), [6, 14 ** 2]);
    const moved = dcgan.players.map((player) => {
      const variables = player.variables(params);
      const { grads } = variableGrads(() => player.loss(params, x, 1).total, [...variables]);
      return Object.keys(grads);
    });
    const [first = [], second = []] = moved;
    expect(first.filter((name) => second.includes(name))).toEqual([]);
    expect(first.length + second.length).toBe(params.variables.length);
  });
});
