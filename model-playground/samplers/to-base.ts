/**
 * The way back of a sampler that carries noise to data by an ordinary differential equation
 * dx/dt = v(x, t): from a point to its noise, with the volume that changes on the way.
 */
import {
  add,
  fill,
  grad,
  mul,
  slice,
  sum,
  tidy,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { Velocity } from './ode.ts';

/** ∇·v at points x [n, d] and one time, [n]: a pass back through v for each coordinate. */
export function divergence(velocity: Velocity, x: Tensor2D, t: number): Tensor1D {
  return tidy(() => {
    const [n, d] = x.shape;
    let total: Tensor1D = fill([n], 0);
    for (let i = 0; i < d; i++) {
      const column = (values: Tensor2D): Tensor2D => slice(values, [0, i], [n, 1]);
      const slope = grad((at) => sum<Scalar>(column(velocity(at as Tensor2D, t))));
      total = add(total, sum(column(slope(x) as Tensor2D), 1));
    }
    return total;
  });
}

/**
 * Points x [n, d] of the earliest time followed to the latest by Heun's method in so many steps: z,
 * [n, d], and log |det ∂z/∂x| = ∫ ∇·v dt, [n] (Chen et al. 2018, "Neural Ordinary Differential
 * Equations", theorem 1; for diffusions Song et al. 2021, "Score-Based Generative Modeling through
 * SDEs", appendix D.2). With them the density is that of the equation's own samples, exact but for
 * the steps.
 */
export function followToBase(
  velocity: Velocity,
  x: Tensor2D,
  steps: number,
  { earliest, latest }: { earliest: number; latest: number },
): { z: Tensor2D; logDeterminant: Tensor1D } {
  return tidy(() => {
    const length = (latest - earliest) / steps;
    let z = x;
    let logDeterminant: Tensor1D = fill([x.shape[0]], 0);
    for (let k = 0; k < steps; k++) {
      [z, logDeterminant] = tidy(() => {
        const [t, s] = [earliest + k * length, earliest + (k + 1) * length];
        const here = velocity(z, t);
        const ahead = add<Tensor2D>(z, mul(here, length));
        const spread = add(divergence(velocity, z, t), divergence(velocity, ahead, s));
        return [
          add<Tensor2D>(z, mul(add(here, velocity(ahead, s)), length / 2)),
          add<Tensor1D>(logDeterminant, mul(spread, length / 2)),
        ];
      });
    }
    return { z, logDeterminant };
  });
}
