import { mul, sub, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { posterior, swissRoll } from '../datasets/swiss-roll.ts';
import { normals, random } from '../training/random.ts';
import {
  defaults,
  diffuse,
  diffusion,
  EARLIEST,
  flowVelocity,
  freshNoise,
  init,
  LATEST,
  noise,
  predictNoise,
  signal,
  stepBack,
} from './diffusion.ts';

const point = (values: number[]): Tensor2D => tensor2d(values, [values.length / 2, 2]);

describe('diffusion', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it('keeps the variance: α² + σ² = 1, from data at 0 to noise at 1', () => {
    for (const t of [0, 0.2, 0.5, 0.9, 1]) {
      expect(signal(t) ** 2 + noise(t) ** 2).toBeCloseTo(1, 12);
    }
    expect([signal(0), noise(0)]).toEqual([1, 0]);
    expect(signal(1)).toBeCloseTo(0, 12);
  });

  it('mixes data and noise row by row', () => {
    const xt = tidy(() =>
      diffuse(point([1, 2, 3, 4]), point([5, 6, 7, 8]), Float32Array.of(0, 1)).dataSync(),
    );
    [1, 2, 7, 8].forEach((value, i) => expect(xt[i]).toBeCloseTo(value, 5));
  });

  it('adds the variance of q(x_s | x_t, x) by DDPM eq. 7, by completing the square too', () => {
    // q(x_s | x_t, x) ∝ q(x_t | x_s) q(x_s | x): precisions of a product of Gaussians add.
    for (const [t, s] of [
      [0.9, 0.7],
      [0.5, 0.45],
      [0.2, 0.01],
    ] as const) {
      const keep = signal(t) / signal(s);
      const added = noise(t) ** 2 - keep ** 2 * noise(s) ** 2;
      const precision = keep ** 2 / added + 1 / noise(s) ** 2;
      expect(freshNoise(t, s, 1) ** 2).toBeCloseTo(1 / precision, 10);
    }
  });

  it('steps to the mean of q(x_s | x_t, x), by DDPM eq. 7 and by Bayes, when it knows the noise', () => {
    const [t, s] = [0.6, 0.4];
    const [x, epsilon] = [0.8, -0.3];
    const xt = signal(t) * x + noise(t) * epsilon;
    const keep = signal(t) / signal(s);
    const added = noise(t) ** 2 - keep ** 2 * noise(s) ** 2;
    const precision = keep ** 2 / added + 1 / noise(s) ** 2;
    const mean = ((keep / added) * xt + (signal(s) / noise(s) ** 2) * x) / precision;
    const stepped = tidy(() =>
      stepBack(point([xt, 0]), point([epsilon, 0]), point([0, 0]), [t, s]).dataSync(),
    );
    expect(stepped[0]).toBeCloseTo(mean, 5);
  });

  it('follows the line back exactly without fresh noise, when it knows the noise', () => {
    const stepped = tidy(() => {
      const [x, epsilon] = [point([0.4, -1.1]), point([1.2, 0.7])];
      const xt = diffuse(x, epsilon, Float32Array.of(0.9));
      const expected = diffuse(x, epsilon, Float32Array.of(0.3));
      return sub(stepBack(xt, epsilon, undefined, [0.9, 0.3]), expected).dataSync();
    });
    expect(stepped[0]).toBeCloseTo(0, 5);
    expect(stepped[1]).toBeCloseTo(0, 5);
  });

  it('has a flow whose small Euler step is a small DDIM step', () => {
    const params = init(defaults, 1);
    const [t, h] = [0.5, 1e-3];
    const difference = tidy(() => {
      const xt = point([0.3, -0.8, 1.5, 0.2]);
      const euler = sub(xt, mul(flowVelocity(params, xt, t), h));
      const guess = predictNoise(params, xt, tensor2d([t, t], [2, 1]));
      return sub(euler, stepBack(xt, guess, undefined, [t, t - h])).dataSync();
    });
    difference.forEach((value) => expect(Math.abs(value)).toBeLessThan(2e-5));
  });

  it('starts at the last time, ends at the first, with at most 65 frames', () => {
    const params = init({ depth: 1, width: 8 }, 1);
    for (const steps of [1, 2, 63, 64, 65, 500]) {
      const { frames, times } = diffusion.sample(params, 3, 1, { sampler: 'ddim', steps });
      expect(times[0]).toBeCloseTo(LATEST, 6);
      expect(times.at(-1)).toBeCloseTo(EARLIEST, 6);
      expect(times.length).toBeLessThanOrEqual(65);
      expect(frames.shape[0]).toBe(times.length);
      frames.dispose();
    }
  });

  it.each(['ddim', 'ddpm'] as const)('%s with the exact guess lands on the roll', (sampler) => {
    // The network is left out: the sampler's arithmetic must turn noise into the population.
    const roll = swissRoll(0.5);
    const [n, steps] = [300, 60];
    const source = random(3);
    const time = (i: number): number => LATEST + (EARLIEST - LATEST) * (i / steps);
    let x = normals(2 * n, source);
    for (let i = 1; i <= steps; i++) {
      const [t, s] = [time(i - 1), time(i)];
      const guess = posterior(roll, x, { alpha: signal(t), sigma: noise(t) }).noise;
      const fresh = sampler === 'ddpm' ? normals(2 * n, source) : undefined;
      x = tidy(
        () =>
          stepBack(tensor2d(x, [n, 2]), tensor2d(guess, [n, 2]), fresh && tensor2d(fresh, [n, 2]), [
            t,
            s,
          ]).dataSync() as Float32Array,
      );
    }
    const mix = { alpha: 1, sigma: 0 };
    const average = (points: Float32Array): number =>
      posterior(roll, points, mix).logDensity.reduce((a, b) => a + b, 0) / n;
    // Samples are as probable under the population as its own points are (−entropy ≈ −1.6 nats).
    expect(average(x)).toBeGreaterThan(-2.2);
  });
});
