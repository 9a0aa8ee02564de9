import { mean, sub, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { normals, random } from '../training/random.ts';
import {
  decode,
  defaults,
  encode,
  IMPORTANCE_SAMPLES,
  init,
  klToPrior,
  logDensity,
  logNormal,
  logWeights,
  loss,
  reparameterise,
  type Gaussian,
} from './vae.ts';

const row = (...values: number[]): Tensor2D => tensor2d(values, [1, values.length]);
const points = (n: number, scale: number): Tensor2D =>
  tensor2d(
    normals(2 * n, random(4)).map((v) => scale * v),
    [n, 2],
  );

describe('the VAE', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it('has the KL to the prior that Monte Carlo finds', () => {
    const difference = tidy(() => {
      const n = 200_000;
      const one: Gaussian = { mean: row(0.7, -1.2), logVariance: row(-0.5, 0.8) };
      const exact = klToPrior(one).dataSync();
      const prior: Gaussian = { mean: row(0, 0), logVariance: row(0, 0) };
      const z = reparameterise(one, points(n, 1));
      const estimate = mean(sub(logNormal(z, one), logNormal(z, prior))).dataSync()[0] ?? NaN;
      return (exact[0] ?? NaN) + (exact[1] ?? NaN) - estimate;
    });
    expect(Math.abs(difference)).toBeLessThan(0.02);
  });

  it('has no KL where q is the prior', () => {
    const kl = tidy(() => klToPrior({ mean: row(0, 0), logVariance: row(0, 0) }).dataSync());
    expect([...kl]).toEqual([0, 0]);
  });

  it('has the normal log-density of the textbook', () => {
    const value = tidy(() =>
      logNormal(row(1, 2), {
        mean: row(0, 4),
        logVariance: row(2 * Math.log(3), 2 * Math.log(0.5)),
      }).dataSync(),
    )[0];
    const one = (x: number, m: number, s: number): number =>
      -0.5 * ((x - m) / s) ** 2 - Math.log(s) - 0.5 * Math.log(2 * Math.PI);
    expect(value).toBeCloseTo(one(1, 0, 3) + one(2, 4, 0.5), 5);
  });

  it('weighs the KL by β in the loss and nowhere else', () => {
    const parts = (beta: number): Float32Array =>
      tidy(() =>
        loss(init({ ...defaults, beta }, 1), points(50, 3), 2).parts.dataSync(),
      ) as Float32Array;
    expect(parts(3)[0]).toBeCloseTo(parts(1)[0] ?? NaN, 5);
    expect(parts(3)[1]).toBeCloseTo(3 * (parts(1)[1] ?? NaN), 5);
  });

  it('has a log-density whose exponential integrates to 1', () => {
    const params = init({ ...defaults, width: 16 }, 7);
    const [side, half] = [120, 6];
    const step = (2 * half) / side;
    const grid = Float32Array.from({ length: 2 * side * side }, (_, i) => {
      const cell = Math.floor(i / 2);
      return -half + step * ((i % 2 === 0 ? cell % side : Math.floor(cell / side)) + 0.5);
    });
    const values = tidy(() =>
      Float32Array.from(logDensity(params, tensor2d(grid, [side * side, 2]), 3).dataSync()),
    );
    const mass = values.reduce((sum: number, value: number) => sum + Math.exp(value), 0);
    expect(Math.abs(mass * step * step - 1)).toBeLessThan(0.01);
  });

  it('estimates the log-density that quadrature over the latent space finds', () => {
    const params = init({ ...defaults, latentSize: 1, width: 16 }, 8);
    const nodes = 801;
    const z = Float32Array.from({ length: nodes }, (_, i) => -6 + (12 * i) / (nodes - 1));
    const width = 12 / (nodes - 1);
    for (const [x, y] of [
      [0.5, -0.3],
      [1.5, 1],
    ] as const) {
      const { exact, estimate } = tidy(() => {
        const p = decode(params, tensor2d(z, [nodes, 1]));
        const likelihood = Float32Array.from(logNormal(row(x, y), p).dataSync());
        const total = z.reduce(
          (sum, value, i) => sum + Math.exp((likelihood[i] ?? NaN) - 0.5 * value ** 2) * width,
          0,
        );
        const repeated = tensor2d(
          Float32Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? x : y)),
          [100, 2],
        );
        return {
          exact: Math.log(total / Math.sqrt(2 * Math.PI)),
          estimate: mean(logDensity(params, repeated, 5)).dataSync()[0] ?? NaN,
        };
      });
      expect(Math.abs(estimate - exact)).toBeLessThan(0.02);
    }
  });

  it('has weights whose average over draws is the ELBO of the loss', () => {
    const params = init(defaults, 9);
    const { bound, elbo } = tidy(() => {
      const x = points(4000, 3);
      return {
        bound: mean(logWeights(params, x, 1)).dataSync()[0] ?? NaN,
        elbo: -(loss(params, x, 2).total.dataSync()[0] ?? NaN),
      };
    });
    expect(Math.abs(bound - elbo)).toBeLessThan(0.1);
  });

  it('gives one weight for each draw and point', () => {
    const shape = tidy(() => logWeights(init(defaults, 1), points(7, 1), 1).shape);
    expect(shape).toEqual([IMPORTANCE_SAMPLES, 7]);
  });

  it('holds the decoder’s noise where it is told to', () => {
    const logVariance = tidy(() => {
      const params = init({ ...defaults, decoderNoise: 0.3 }, 1);
      return decode(params, encode(params, points(3, 1)).mean).logVariance.dataSync();
    });
    logVariance.forEach((value: number) => expect(value).toBeCloseTo(2 * Math.log(0.3), 5));
  });
});
