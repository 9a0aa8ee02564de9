import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { sampleShapes } from '../datasets/shapes.ts';
import { complete, fieldOfView, init, logDensity, logits, sample } from './pixelcnn.ts';

const SIDE = 4;
const config = { side: SIDE, filters: 6, size: 3, depth: 2 };

/** Every image of 4 × 3 … as many as there are: the first twelve pixels free, the rest paper. */
const images = (free: number): Float32Array => {
  const all = new Float32Array(2 ** free * SIDE * SIDE);
  for (let i = 0; i < 2 ** free; i++) {
    for (let p = 0; p < free; p++) all[i * SIDE * SIDE + p] = (i >> p) & 1;
  }
  return all;
};

describe('PixelCNN', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it('gives probabilities that sum to 1 over all 65,536 images of sixteen pixels', () => {
    const params = init(config, 3);
    const all = images(SIDE * SIDE);
    let total = 0;
    for (let from = 0; from < 2 ** 16; from += 4096) {
      const some = all.subarray(from * SIDE * SIDE, (from + 4096) * SIDE * SIDE);
      const found = tidy(() => logDensity(params, tensor2d(some, [4096, SIDE * SIDE])).dataSync());
      for (const value of found) total += Math.exp(value);
    }
    expect(total).toBeCloseTo(1, 4);
  });

  it('draws row by row what the whole network expects of the images drawn', () => {
    const params = init({ side: 8, filters: 8, size: 5, depth: 2 }, 1);
    const { frames } = sample(params, 5, 2);
    const [expected, drawn] = halvesOf(frames.dataSync() as Float32Array);
    const whole = tidy(() => logits(params, tensor2d(drawn, [5, 64])).dataSync());
    whole.forEach((logit, i) => {
      expect(expected[i]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 5);
    });
    expect(drawn.every((v) => v === 0 || v === 1)).toBe(true);
  });

  it('completes an image from any pixel on, and leaves what was given as it was', () => {
    const params = init({ side: 8, filters: 8, size: 3, depth: 1 }, 1);
    const given = sampleShapes({ side: 8, sizes: [3] }, 6, 5);
    for (const from of [0, 13, 32, 64]) {
      const { frames } = complete(params, tensor2d(given, [6, 64]), from, 3);
      const [, drawn] = halvesOf(frames.dataSync() as Float32Array);
      for (let image = 0; image < 6; image++) {
        const at = 64 * image;
        expect(drawn.subarray(at, at + from)).toEqual(given.subarray(at, at + from));
      }
    }
  });

  it('draws images as often as their probability says', () => {
    const params = init({ ...config, side: 2 }, 7);
    const n = 40_000;
    const { frames } = sample(params, n, 11);
    const [, drawn] = halvesOf(frames.dataSync() as Float32Array);
    const counts = new Float64Array(16);
    for (let i = 0; i < n; i++) {
      let key = 0;
      for (let p = 0; p < 4; p++) key += (drawn[4 * i + p] ?? 0) << p;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    const all = Float32Array.from({ length: 64 }, (_, i) => (Math.floor(i / 4) >> (i % 4)) & 1);
    const masses = tidy(() => logDensity(params, tensor2d(all, [16, 4])).dataSync());
    masses.forEach((value, key) => {
      const p = Math.exp(value);
      const deviation = Math.sqrt(n * p * (1 - p));
      expect(Math.abs((counts[key] ?? 0) - n * p)).toBeLessThan(4.5 * deviation);
    });
  });

  it('sees what its layers see: nothing to the right of a pixel in its own row', () => {
    const seen = fieldOfView(init(config, 1));
    expect(seen.every(([row, column]) => row < 0 || (row === 0 && column < 0))).toBe(true);
    expect(seen).toContainEqual([-3, 0]);
  });
});

/** The two frames of a trajectory. */
function halvesOf(both: Float32Array): [Float32Array, Float32Array] {
  return [both.slice(0, both.length / 2), both.slice(both.length / 2)];
}
