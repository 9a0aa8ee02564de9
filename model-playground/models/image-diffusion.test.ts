import { dispose, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { normals, random } from '../training/random.ts';
import { noise, signal } from './diffusion.ts';
import { guessPixels, init, predictNoise, sample } from './image-diffusion.ts';

beforeAll(async () => {
  await openInNode('cpu');
});

const config = { side: 4, width: 4, gives: 'pixels' } as const;
const pixels = 16;

/** Images of −1 and 1, and noise that goes with them. */
function noisyAt(times: Float32Array): {
  x: Float32Array;
  epsilon: Float32Array;
  xt: Float32Array;
} {
  const source = random(2);
  const n = times.length * pixels;
  const x = Float32Array.from({ length: n }, () => (source.uniform() < 0.3 ? 1 : -1));
  const epsilon = normals(n, source);
  const timeOf = (i: number): number => times[Math.floor(i / pixels)] ?? NaN;
  const xt = x.map((v, i) => signal(timeOf(i)) * v + noise(timeOf(i)) * (epsilon[i] ?? 0));
  return { x, epsilon, xt };
}

it('tells the noise of ink and paper exactly where there is little, whatever the weights', () => {
  const times = Float32Array.of(1e-4, 0.01, 0.05);
  const { epsilon, xt } = noisyAt(times);
  const params = init(config, 1);
  const found = tidy(() => predictNoise(params, tensor2d(xt, [3, pixels]), times).dataSync());
  epsilon.forEach((value, i) => expect(Math.abs((found[i] ?? NaN) - value)).toBeLessThan(0.01));
  dispose([...params.variables]);
});

it.each(['pixels', 'noise'] as const)(
  'guesses a clean image and a noise that mix to the noisy one when the network gives %s',
  (gives) => {
    const times = Float32Array.of(0.2, 0.5, 0.9);
    const { xt } = noisyAt(times);
    const params = init({ ...config, gives }, 1);
    const [clean, behind] = tidy(() => {
      const given = tensor2d(xt, [3, pixels]);
      return [
        guessPixels(params, given, times).dataSync(),
        predictNoise(params, given, times).dataSync(),
      ];
    });
    clean?.forEach((value, i) => {
      const t = times[Math.floor(i / pixels)] ?? NaN;
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      // Where the guess of the image had to be cut off, the two no longer mix.
      if (gives === 'noise' && Math.abs(value) === 1) return;
      expect(signal(t) * value + noise(t) * (behind?.[i] ?? NaN)).toBeCloseTo(xt[i] ?? NaN, 4);
    });
    dispose([...params.variables]);
  },
);

it('ends at ink and paper, by either sampler', () => {
  const params = init(config, 1);
  for (const sampler of ['ddim', 'ddpm'] as const) {
    const { frames, times } = sample(params, 5, 3, { sampler, steps: 12 });
    expect(times).toHaveLength(13);
    const last = frames.dataSync().slice(-5 * pixels);
    for (const value of last) expect(Math.abs(Math.abs(value) - 1)).toBeLessThan(0.01);
    frames.dispose();
  }
  dispose([...params.variables]);
});
