import { add, mul, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { normalCdf } from '../datasets/normal.ts';
import {
  autoregressiveMixture,
  conditionals,
  defaults,
  logConditionals,
  type AutoregressiveMixtureParams,
} from './autoregressive-mixture.ts';

/** Weights moved away from their start, so that nothing holds only because all is nearly equal. */
function someParams(): AutoregressiveMixtureParams {
  const params = autoregressiveMixture.init({ ...defaults, components: 3, width: 8 }, 5);
  for (const variable of params.variables)
    tidy(() => variable.assign(add(mul(variable, 1.5), 0.05)));
  return params;
}

describe('the autoregressive mixture', () => {
  beforeAll(async () => {
    await openInNode('cpu');
  });

  it('describes the first coordinate whatever the second is, and the second by the first', () => {
    const params = someParams();
    const found = tidy(() =>
      logConditionals(params, tensor2d([0.5, -1, 0.5, 2, 1.5, -1], [3, 2])).dataSync(),
    );
    const means = tidy(() =>
      conditionals(params, tensor2d([0.5, -1, 0.5, 2, 1.5, -1], [3, 2])).means.dataSync(),
    );
    expect(found[0]).toBe(found[2]);
    expect([...means.slice(3, 6)]).toEqual([...means.slice(9, 12)]);
    expect([...means.slice(3, 6)]).not.toEqual([...means.slice(15, 18)]);
  });

  it('has conditional densities that integrate to one', () => {
    const params = someParams();
    const [points, half] = [20_000, 60];
    const at = (i: number): number => half * ((2 * i + 1) / points - 1);
    const line = (i: number): [number, number] => [at(i), at(i)];
    const over = (place: (i: number) => [number, number]): Float32Array =>
      tidy(() => {
        const flat = Array.from({ length: points }, (_, i) => place(i)).flat();
        return logConditionals(params, tensor2d(flat, [points, 2])).dataSync() as Float32Array;
      });
    const mass = (logs: Float32Array, coordinate: number): number =>
      logs.reduce((sum, log, i) => (i % 2 === coordinate ? sum + Math.exp(log) : sum), 0) *
      ((2 * half) / points);
    expect(mass(over(line), 0)).toBeCloseTo(1, 3);
    expect(
      mass(
        over((i) => [0.8, at(i)]),
        1,
      ),
    ).toBeCloseTo(1, 3);
  });

  it('draws each coordinate from its mixture: its place in the distribution is uniform', () => {
    const params = someParams();
    const n = 3000;
    const drawn = autoregressiveMixture.sample(params, n, 3).frames;
    const points = drawn.dataSync().slice(-2 * n);
    drawn.dispose();
    const [logWeights = [], means = [], logDeviations = []] = tidy(() => {
      const found = conditionals(params, tensor2d(points, [n, 2]));
      return [found.logWeights, found.means, found.logDeviations].map((part) => [
        ...part.dataSync(),
      ]);
    });
    for (const coordinate of [0, 1]) {
      const places = Array.from({ length: n }, (_, i) =>
        [0, 1, 2].reduce((sum, k) => {
          const at = (2 * i + coordinate) * 3 + k;
          const away = (points[2 * i + coordinate] ?? NaN) - (means[at] ?? NaN);
          const standard = away / Math.exp(logDeviations[at] ?? NaN);
          return sum + Math.exp(logWeights[at] ?? NaN) * normalCdf(standard);
        }, 0),
      );
      for (const share of [0.1, 0.5, 0.9]) {
        const below = places.filter((place) => place < share).length / n;
        expect(Math.abs(below - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n));
      }
    }
  });
});
