import { mul, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { asksAStep, eulerStep, heunStep } from './ode.ts';
import { walkBack } from './walk-back.ts';

// dx/dt = −x, so x(0) = e · x(1).
const shrinking = (x: Tensor2D): Tensor2D => mul(x, -1);

/** x(0) from x(1) = 1 in so many steps. */
function solve(step: typeof eulerStep, steps: number): number {
  return tidy(() => {
    const way = walkBack(tensor2d([1, 0], [1, 2]), steps, { latest: 1, earliest: 0 }, (x, t, s) =>
      step(shrinking, x, t, s),
    );
    return way.frames.dataSync().at(-2) ?? NaN;
  });
}

describe('solving dx/dt = v backwards', () => {
  beforeAll(async () => {
    await openInNode('cpu');
  });

  it('halves Euler’s error with half the step, and quarters Heun’s', () => {
    const error = (step: typeof eulerStep, steps: number): number =>
      Math.abs(solve(step, steps) - Math.E);
    expect(error(eulerStep, 20) / error(eulerStep, 40)).toBeCloseTo(2, 0);
    expect(error(heunStep, 20) / error(heunStep, 40)).toBeGreaterThan(3.6);
    expect(error(heunStep, 20)).toBeLessThan(error(eulerStep, 40));
  });

  it('asks for the velocity as often as it says', () => {
    for (const [name, step] of [
      ['euler', eulerStep],
      ['heun', heunStep],
    ] as const) {
      let asked = 0;
      tidy(() => {
        const velocity = (x: Tensor2D): Tensor2D => {
          asked += 1;
          return shrinking(x);
        };
        step(velocity, tensor2d([1, 2], [1, 2]), 1, 0.5);
      });
      expect(asked).toBe(asksAStep[name]);
    }
  });
});

describe('walkBack', () => {
  it('keeps at most 65 frames, the first and the last among them', () => {
    for (const steps of [1, 2, 63, 64, 65, 500]) {
      const { times, shape, frames } = tidy(() => {
        const x = tensor2d([1, 2], [1, 2]);
        const way = walkBack(x, steps, { latest: 0.9, earliest: 0.1 }, (at) => mul(at, 1));
        return { times: way.times, shape: way.frames.shape, frames: way.frames };
      });
      frames.dispose();
      expect(times[0]).toBeCloseTo(0.9, 6);
      expect(times.at(-1)).toBeCloseTo(0.1, 6);
      expect(times.length).toBeLessThanOrEqual(65);
      expect(shape).toEqual([times.length, 1, 2]);
    }
  });
});
