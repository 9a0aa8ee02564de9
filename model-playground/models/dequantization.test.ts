import { dispose, tensor, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { normals, random } from '../training/random.ts';
import * as cdfFlow from './cdf-flow.ts';
import {
  bound,
  dequantize,
  init,
  logMass,
  type CellNoise,
  type DequantizationParams,
} from './dequantization.ts';

const VALUES = 6;
const values = (): Tensor2D =>
  tensor2d(
    Array.from({ length: VALUES }, (_, v) => v),
    [VALUES, 1],
  );

/** Weights moved at random, so that neither flow nor noise are what they started as. */
function moved(noise: CellNoise): DequantizationParams {
  const params = init({ values: VALUES, components: 4, noise });
  const source = random(5);
  for (const variable of params.variables) {
    tidy(() => {
      const now = variable.dataSync();
      const shift = normals(now.length, source);
      const values = now.map((v: number, i: number) => v + 0.4 * (shift[i] ?? 0));
      variable.assign(tensor(values, variable.shape));
    });
  }
  return params;
}

beforeAll(async () => {
  await openInNode('cpu');
});

it('the probability of a value is the integral of the density over its cell', () => {
  const params = moved('uniform');
  const found = tidy(() => [...logMass(params, values()).dataSync()]);
  const places = 2000;
  for (const [v, log] of found.entries()) {
    const y = Array.from({ length: places }, (_, i) => v - 0.5 + (i + 0.5) / places);
    const density = tidy(() => [
      ...cdfFlow.logDensity(params.flow, tensor2d(y, [places, 1])).dataSync(),
    ]);
    const integral = density.reduce((sum, each) => sum + Math.exp(each) / places, 0);
    expect(Math.exp(log)).toBeCloseTo(integral, 5);
  }
  dispose([...params.variables]);
});

describe.each(['uniform', 'learned'] as const)('with %s noise', (noise) => {
  it('the bound is never above log P(x), and is the average that sampling finds', () => {
    const params = moved(noise);
    const [exact, below] = tidy(() => [
      [...logMass(params, values()).dataSync()],
      [...bound(params, values()).dataSync()],
    ]);
    exact?.forEach((log, v) => expect(below?.[v]).toBeLessThan(log + 1e-4));
    const draws = 20_000;
    const source = random(7);
    const s = Float32Array.from({ length: draws }, () => source.uniform());
    const sampled = tidy(() => {
      const x = tensor2d(new Float32Array(draws).fill(2), [draws, 1]);
      const { y, logNoise } = dequantize(params, x, tensor2d(s, [draws, 1]));
      const logs = cdfFlow.logDensity(params.flow, y).dataSync();
      const costs = logNoise.dataSync();
      return Array.from(logs, (each, i) => each - (costs[i] ?? NaN));
    });
    const average = sampled.reduce((sum, each) => sum + each / draws, 0);
    expect(Math.abs(average - (below?.[2] ?? NaN))).toBeLessThan(0.02);
    dispose([...params.variables]);
  });
});

it('the learned noise has the density that it says, and stays in its cell', () => {
  const params = moved('learned');
  const places = 4000;
  const s = Float32Array.from({ length: places }, (_, i) => (i + 0.5) / places);
  const [y, cost] = tidy(() => {
    const x = tensor2d(new Float32Array(places).fill(3), [places, 1]);
    const found = dequantize(params, x, tensor2d(s, [places, 1]));
    return [[...found.y.dataSync()], [...found.logNoise.dataSync()]];
  });
  for (let i = 400; i < places - 400; i += 100) {
    const slope = ((y?.[i + 1] ?? NaN) - (y?.[i - 1] ?? NaN)) * (places / 2);
    expect(-Math.log(slope)).toBeCloseTo(cost?.[i] ?? NaN, 1);
    expect(Math.abs((y?.[i] ?? NaN) - 3)).toBeLessThanOrEqual(0.5);
  }
  dispose([...params.variables]);
});
