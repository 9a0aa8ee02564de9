/** Solving dx/dt = v(x, t) backwards, a step at a time. */
import { add, mul, tidy, type Tensor2D } from '@tensorflow/tfjs-core';

/** v(x, t) at points [n, 2] and one time. */
export type Velocity = (x: Tensor2D, t: number) => Tensor2D;

export type OdeMethod = 'euler' | 'heun';

/** How often a step asks for the velocity. */
export const asksAStep: Readonly<Record<OdeMethod, number>> = { euler: 1, heun: 2 };

/** x_s = x_t + (s − t) v(x_t, t): along the tangent; its error is of the order of the step. */
export function eulerStep(velocity: Velocity, x: Tensor2D, t: number, s: number): Tensor2D {
  return tidy(() => add(x, mul(velocity(x, t), s - t)));
}

/**
 * Along the average of the velocities here and where Euler's step would lead (Heun 1900, as
 * Karras et al. 2022, algorithm 1, use it): its error is of the order of the step squared.
 */
export function heunStep(velocity: Velocity, x: Tensor2D, t: number, s: number): Tensor2D {
  return tidy(() => {
    const here = velocity(x, t);
    const there = velocity(add(x, mul(here, s - t)), s);
    return add(x, mul(add(here, there), (s - t) / 2));
  });
}
