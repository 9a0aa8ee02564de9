import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { random } from '../training/random.ts';
import { expectedAt, init, logDensity, logWeights, sample } from './image-vae.ts';

const PIXELS = 4;
const IMAGES = 2 ** PIXELS;

/** Every image of four pixels, [16, 4]. */
const all = Float32Array.from(
  { length: IMAGES * PIXELS },
  (_, i) => (Math.floor(i / PIXELS) >> (i % PIXELS)) & 1,
);

/** A model whose pixels depend on its one latent: the last layer's weights are made large. */
function strong() {
  const params = init({ pixels: PIXELS, latentSize: 1, width: 8, beta: 1 }, 3);
  const last = params.decoder.layers.at(-1);
  const source = random(5);
  last?.weight.assign(
    tensor2d(
      Float32Array.from({ length: 8 * PIXELS }, () => 2 * source.normal()),
      [8, PIXELS],
    ),
  );
  return params;
}

/** p(x) of every image, z integrated out by the trapezium rule. */
function masses(params: ReturnType<typeof strong>): Float64Array {
  const [places, reach] = [2001, 8];
  const z = Float32Array.from(
    { length: places },
    (_, i) => -reach + (2 * reach * i) / (places - 1),
  );
  const coins = tidy(() => expectedAt(params, tensor2d(z, [places, 1])).dataSync());
  const found = new Float64Array(IMAGES);
  z.forEach((place, i) => {
    const weight =
      ((2 * reach) / (places - 1)) * Math.exp(-0.5 * place ** 2 - 0.5 * Math.log(2 * Math.PI));
    for (let image = 0; image < IMAGES; image++) {
      let p = weight;
      for (let k = 0; k < PIXELS; k++) {
        const coin = coins[i * PIXELS + k] as number;
        p *= all[image * PIXELS + k] === 1 ? coin : 1 - coin;
      }
      found[image] = (found[image] as number) + p;
    }
  });
  return found;
}

describe('the VAE of images', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it('has weights whose mean is p(x), z integrated out, for every image', () => {
    const params = strong();
    const exact = masses(params);
    expect(exact.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    const draws = 5000;
    const logs = tidy(() =>
      logWeights(params, tensor2d(all, [IMAGES, PIXELS]), draws, 7).dataSync(),
    );
    exact.forEach((p, image) => {
      const own = Array.from(logs.subarray(image * draws, (image + 1) * draws));
      const average = own.reduce((sum, log) => sum + Math.exp(log), 0) / draws;
      expect(average / p).toBeCloseTo(1, 1);
    });
  });

  it('bounds log p(x) from below, more tightly with many draws than with one', () => {
    const params = strong();
    const exact = masses(params);
    const times = 40;
    const repeated = Float32Array.from(
      { length: times * all.length },
      (_, i) => all[i % all.length] as number,
    );
    const x = tensor2d(repeated, [times * IMAGES, PIXELS]);
    const averaged = (logs: ArrayLike<number>): number =>
      Array.from(logs).reduce((sum, log, i) => sum + (exact[i % IMAGES] as number) * log, 0) /
      times;
    const truth = exact.reduce((sum, p) => sum + p * Math.log(p), 0);
    const tight = averaged(tidy(() => logDensity(params, x, 1).dataSync()));
    const elbo = averaged(tidy(() => logWeights(params, x, 1, 2).dataSync()));
    expect(tight).toBeLessThan(truth + 0.01);
    expect(elbo).toBeLessThan(tight);
  });

  it('draws images as often as their probability says', () => {
    const params = strong();
    const n = 20_000;
    const { frames } = sample(params, n, 11);
    const drawn = frames.dataSync().subarray(n * PIXELS);
    const counts = new Float64Array(IMAGES);
    for (let i = 0; i < n; i++) {
      const key = [0, 1, 2, 3].reduce((sum, k) => sum + ((drawn[PIXELS * i + k] ?? 0) << k), 0);
      counts[key] = (counts[key] as number) + 1;
    }
    masses(params).forEach((p, key) => {
      const deviation = Math.sqrt(n * p * (1 - p));
      expect(Math.abs((counts[key] ?? 0) - n * p)).toBeLessThan(4.5 * deviation + 1e-6);
    });
  });
});
