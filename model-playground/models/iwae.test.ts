import { tensor, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { gaussian2d, sampleGaussian } from '../datasets/gaussians-2d.ts';
import { bound, covariance, defaults, init, logDensity, sample, type IwaeParams } from './iwae.ts';

/** A model whose decoder says something. */
function model(encoderDeviation: number | 'learned' = 0.6): IwaeParams {
  const params = init({ ...defaults, encoderDeviation }, 4);
  tidy(() => {
    params.loading.assign(tensor([1.4, -0.8], [1, 2]));
    params.offset.assign(tensor([0.5, 1], [2]));
    params.logVariance.assign(tensor([Math.log(0.5), Math.log(1.2)], [2]));
  });
  return params;
}

const n = 4000;
const points = sampleGaussian(gaussian2d('rotated'), n, 2).map((v) => v / 4);
const x = () => tensor2d(points, [n, 2]);
const average = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;

describe.each(['cpu', 'wasm'] as const)('the importance weighted bound on %s', (backend) => {
  beforeAll(async () => {
    await openInNode(backend);
  });

  it('has the likelihood that integrating z out on a grid gives', () => {
    const params = model();
    const [exact = NaN] = logDensity(params, tensor2d([1.1, -0.4], [1, 2])).dataSync();
    let density = 0;
    for (let z = -8; z <= 8; z += 0.01) {
      const normal = (v: number, m: number, variance: number): number =>
        Math.exp((-0.5 * (v - m) ** 2) / variance) / Math.sqrt(2 * Math.PI * variance);
      density +=
        0.01 * normal(z, 0, 1) * normal(1.1, 0.5 + 1.4 * z, 0.5) * normal(-0.4, 1 - 0.8 * z, 1.2);
    }
    expect(exact).toBeCloseTo(Math.log(density), 4);
  });

  it('rises with the number of draws, and never above the likelihood', () => {
    const params = model();
    const exact = average(logDensity(params, x()).dataSync());
    const bounds = [1, 2, 5, 20].map((draws) =>
      average(bound(params, x(), draws, 30 + draws).dataSync()),
    );
    [...bounds, exact].slice(1).forEach((higher, i) => {
      expect(higher).toBeGreaterThan(bounds[i] ?? NaN);
    });
  });

  it('is the likelihood itself, with any draw, when q is the true posterior', () => {
    // The posterior of a linear decoder: precision 1 + W s⁻² Wᵀ, mean as the regression says.
    const params = init({ ...defaults, encoderDeviation: 1 / Math.sqrt(1 + 4 / 2) }, 1);
    tidy(() => {
      params.loading.assign(tensor([2, 0], [1, 2]));
      params.logVariance.assign(tensor([Math.log(2), 0], [2]));
      // μ(x) = W s⁻² x / precision of the point (0, y) is 0: all of the encoder's weights are nil.
      for (const { weight, bias } of params.encoder.layers) {
        weight.assign(tensor(new Float32Array(weight.size), weight.shape));
        bias.assign(tensor(new Float32Array(bias.size), bias.shape));
      }
    });
    const on = () => tensor2d([0, 0.7, 0, -1.5], [2, 2]);
    const exact = logDensity(params, on()).dataSync();
    for (const seed of [1, 2]) {
      bound(params, on(), 1, seed)
        .dataSync()
        .forEach((value, i) => expect(value).toBeCloseTo(exact[i] ?? NaN, 4));
    }
  });

  it('samples with the covariance that it says', () => {
    const params = model();
    const { frames } = sample(params, 40_000, 3);
    const drawn = frames.dataSync().subarray(80_000);
    const [a = NaN, b = NaN, , d = NaN] = covariance(params).dataSync();
    const moment = (f: (dx: number, dy: number) => number): number =>
      average(
        Float64Array.from({ length: 40_000 }, (_, i) =>
          f((drawn[2 * i] ?? 0) - 0.5, (drawn[2 * i + 1] ?? 0) - 1),
        ),
      );
    expect(moment((dx) => dx * dx)).toBeCloseTo(a, 1);
    expect(moment((dx, dy) => dx * dy)).toBeCloseTo(b, 1);
    expect(moment((_, dy) => dy * dy)).toBeCloseTo(d, 1);
  });
});
