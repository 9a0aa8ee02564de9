import { memory, mul, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { sampleShapes } from '../datasets/shapes.ts';
import {
  begin,
  complete,
  defaults,
  disposeDrawing,
  drawNext,
  init,
  logDensity,
  logits,
  sample,
  type PixelTransformerParams,
} from './pixel-transformer.ts';

const small = { ...defaults, side: 4, width: 8, heads: 2, depth: 2 };

/** Fresh parameters whose guesses are far from one half. */
function decided(config: typeof small, seed: number): PixelTransformerParams {
  const params = init(config, seed);
  const { weight } = params.network.head;
  tidy(() => weight.assign(mul(weight, 20)));
  return params;
}

describe('the transformer over pixels', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it.each(['each', 'rows-and-columns', 'none'] as const)(
    'gives probabilities that sum to 1 over all 512 images of nine pixels (positions: %s)',
    (positions) => {
      const params = decided({ ...small, side: 3, positions }, 3);
      const all = Float32Array.from(
        { length: 512 * 9 },
        (_, i) => (Math.floor(i / 9) >> (i % 9)) & 1,
      );
      const found = tidy(() =>
        logDensity(params, tensor2d(all, [512, 9])).dataSync(),
      ) as Float32Array;
      const total = found.reduce((sum, value) => sum + Math.exp(value), 0);
      expect(total).toBeCloseTo(1, 5);
      // Far from even, or nothing would be tested.
      expect(Math.max(...found)).toBeGreaterThan(Math.log(8 / 512));
    },
  );

  it('draws with its cache what the whole network expects of the images drawn', () => {
    const params = decided({ ...small, side: 6 }, 1);
    const { frames } = sample(params, 5, 2);
    const [expected, drawn] = halvesOf(frames.dataSync() as Float32Array);
    const whole = tidy(() => logits(params, tensor2d(drawn, [5, 36])).dataSync());
    whole.forEach((logit, i) => {
      expect(expected[i]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 5);
    });
    expect(drawn.every((v) => v === 0 || v === 1)).toBe(true);
    expect(drawn).toContain(1);
  });

  it('draws the same without the cache, and leaves no tensor behind', () => {
    const params = decided(small, 4);
    const before = memory().numTensors;
    const drawn = (cached: boolean): number[][] => {
      const given = tensor2d([0, 1, 1, 0, 1, 1], [2, 3]);
      const drawing = begin(given, 16, 7);
      given.dispose();
      while (drawing.place < 16) drawNext(params, drawing, cached);
      const pixels = drawing.tokens.map((piece) => [...piece.dataSync()]);
      disposeDrawing(drawing);
      return pixels;
    };
    expect(drawn(true)).toEqual(drawn(false));
    expect(memory().numTensors).toBe(before);
  });

  it('completes an image from any pixel on, and leaves what was given as it was', () => {
    const params = decided({ ...small, side: 8 }, 1);
    const given = sampleShapes({ side: 8, sizes: [3] }, 6, 5);
    for (const from of [0, 13, 32, 63]) {
      const { frames } = complete(params, tensor2d(given, [6, 64]), from, 3);
      const [expected, drawn] = halvesOf(frames.dataSync() as Float32Array);
      expect(expected).toHaveLength(6 * 64);
      for (let image = 0; image < 6; image++) {
        const at = 64 * image;
        expect(drawn.subarray(at, at + from)).toEqual(given.subarray(at, at + from));
      }
    }
  });

  it('draws images as often as their probability says', () => {
    const params = decided({ ...small, side: 2 }, 7);
    const n = 20_000;
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
});

/** The two frames of a trajectory. */
function halvesOf(both: Float32Array): [Float32Array, Float32Array] {
  return [both.slice(0, both.length / 2), both.slice(both.length / 2)];
}
