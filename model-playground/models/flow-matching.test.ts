import { tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { posterior, swissRoll } from '../datasets/swiss-roll.ts';
import { eulerStep, heunStep } from '../samplers/ode.ts';
import { walkBack } from '../samplers/walk-back.ts';
import { normals, random } from '../training/random.ts';
import { flowMatching, interpolate, lineVelocity } from './flow-matching.ts';

const point = (values: number[]): Tensor2D => tensor2d(values, [values.length / 2, 2]);

describe('flow matching', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it('goes from the data at 0 to the noise at 1 in a straight line, row by row', () => {
    const xt = tidy(() =>
      interpolate(
        point([1, 2, 3, 4, 1, 2]),
        point([5, 6, 7, 8, 5, 6]),
        Float32Array.of(0, 1, 0.25),
      ).dataSync(),
    );
    [1, 2, 7, 8, 2, 3].forEach((value, i) => expect(xt[i]).toBeCloseTo(value, 5));
  });

  it('has the velocity that finite differences of the line find', () => {
    const [t, h] = [0.4, 1e-2];
    const [x, epsilon] = [
      [0.3, -1.2],
      [1.5, 0.6],
    ];
    const { ahead, behind, velocity } = tidy(() => ({
      ahead: interpolate(point(x ?? []), point(epsilon ?? []), Float32Array.of(t + h)).dataSync(),
      behind: interpolate(point(x ?? []), point(epsilon ?? []), Float32Array.of(t - h)).dataSync(),
      velocity: lineVelocity(point(x ?? []), point(epsilon ?? [])).dataSync(),
    }));
    velocity.forEach((value, i) => {
      expect(value).toBeCloseTo(((ahead[i] ?? NaN) - (behind[i] ?? NaN)) / (2 * h), 3);
    });
  });

  it('asks the network no more often than it may, and at least once', () => {
    const params = flowMatching.init({ depth: 1, width: 8 }, 1);
    const frames = (sampler: 'euler' | 'heun', steps: number): number => {
      const way = flowMatching.sample(params, 3, 1, { sampler, steps });
      way.frames.dispose();
      return way.times.length;
    };
    expect(frames('euler', 8)).toBe(9);
    expect(frames('heun', 8)).toBe(5);
    expect(frames('heun', 1)).toBe(2);
  });

  it.each([
    ['euler', eulerStep, 64],
    ['heun', heunStep, 24],
  ] as const)('%s with the exact velocity lands on the roll', (_, step, steps) => {
    // The network is left out: the best velocity must turn noise into the population.
    const roll = swissRoll(0.5);
    const n = 300;
    const velocity = (x: Tensor2D, t: number): Tensor2D => {
      const at = Math.min(t, 1 - 1e-6);
      const points = x.dataSync() as Float32Array;
      const { noise } = posterior(roll, points, { alpha: 1 - at, sigma: at });
      return tensor2d(
        noise.map((value, i) => (value - (points[i] ?? NaN)) / (1 - at)),
        [n, 2],
      );
    };
    const landed = tidy(() => {
      const start = tensor2d(normals(2 * n, random(3)), [n, 2]);
      const way = walkBack(start, steps, { latest: 1, earliest: 0 }, (x, t, s) =>
        step(velocity, x, t, s),
      );
      return way.frames.dataSync().slice(-2 * n) as Float32Array;
    });
    const { logDensity } = posterior(roll, landed, { alpha: 1, sigma: 0 });
    const average = logDensity.reduce((a, b) => a + b, 0) / n;
    // Samples are as probable under the population as its own points are (−entropy ≈ −1.6 nats).
    expect(average).toBeGreaterThan(-2.2);
  });
});
