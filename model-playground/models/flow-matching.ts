/**
 * Flow matching along straight lines: rectified flow.
 *
 * Papers   Lipman et al. (2023), "Flow Matching for Generative Modeling" [FM];
 *          Liu, Gong, Liu (2023), "Flow Straight and Fast: … with Rectified Flow" [RF];
 *          Albergo, Vanden-Eijnden (2023), "Building Normalizing Flows with Stochastic
 *          Interpolants".
 * Symbols  here        FM, RF                meaning
 *          t ∈ [0, 1]  1 − t in both         time, 0 = data, 1 = noise
 *          x, ε        x_1, x_0 (X_1, X_0)   data, noise
 *          xt          x_t = ψ_t(x_0)        the point between them
 *          v           u_t, −v               velocity dx_t/dt, from the data towards the noise
 * Shapes   points [batch, 2], times [batch, 1], all in normalised data coordinates.
 */
import {
  add,
  concat,
  mul,
  square,
  sub,
  tensor2d,
  tidy,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import { meanByThirds, spreadTimes, thirdNames } from '../objectives/time-axis.ts';
import { asksAStep, eulerStep, heunStep, type OdeMethod } from '../samplers/ode.ts';
import { walkBack } from '../samplers/walk-back.ts';
import { normals, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface FlowMatchingConfig {
  depth: number;
  width: number;
}

export interface FlowMatchingSampling {
  sampler: OdeMethod;
  /** How many times the network is asked; Heun asks twice a step, so an odd one is left over. */
  steps: number;
}

export interface FlowMatchingParams extends Parameters {
  readonly network: Mlp;
}

/** The network of the course's diffusion, so that the two can race. */
export const defaults: FlowMatchingConfig = { depth: 4, width: 64 };

export const partNames = thirdNames;

/** Fresh parameters of the velocity v̂(x_t, t). */
export function init(config: FlowMatchingConfig, seed: number): FlowMatchingParams {
  const hidden = Array.from({ length: config.depth }, () => config.width);
  // The last layer starts small: the first guess is near the velocity's mean, zero.
  const network = createMlp([3, ...hidden, 2], seed, 0.1);
  return { network, variables: variablesOf(network) };
}

/** x_t = (1 − t) x + t ε, for one time a row (FM eq. 22 with σ_min = 0; RF eq. 1). */
export function interpolate(x: Tensor2D, epsilon: Tensor2D, times: Float32Array): Tensor2D {
  return tidy(() => {
    const t = tensor2d(times, [times.length, 1]);
    return add(mul(sub(1, t), x), mul(t, epsilon));
  });
}

/** dx_t/dt = ε − x along the line from a data point to its noise (FM eq. 23; RF eq. 1). */
export function lineVelocity(x: Tensor2D, epsilon: Tensor2D): Tensor2D {
  return sub(epsilon, x);
}

/** The network's guess of the velocity at xt [batch, 2] and times [batch, 1]. */
export function predictVelocity(
  { network }: FlowMatchingParams,
  xt: Tensor2D,
  t: Tensor2D,
): Tensor2D {
  return applyMlp(network, concat([xt, t], 1));
}

/**
 * Mean squared error of the guessed velocity over batch and dimensions (FM eq. 23; RF eq. 1), at
 * times spread evenly over the batch. Many lines cross at x_t, and the best guess is the average of
 * their velocities: that average carries noise to data as the lines do (FM theorem 1).
 * The parts are the contributions of the three thirds of the time axis.
 */
export function loss(params: FlowMatchingParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const batch = x.shape[0];
    const source = random(seed);
    const times = spreadTimes(batch, source.uniform());
    const epsilon = tensor2d(normals(2 * batch, source), [batch, 2]);
    const xt = interpolate(x, epsilon, times);
    const guess = predictVelocity(params, xt, tensor2d(times, [batch, 1]));
    return meanByThirds(square(sub<Tensor2D>(guess, lineVelocity(x, epsilon))), times);
  });
}

/** v̂ at points xt [n, 2] and one time. */
export function velocity(params: FlowMatchingParams, xt: Tensor2D, t: number): Tensor2D {
  return tidy(() => {
    const at = tensor2d(new Float32Array(xt.shape[0]).fill(t), [xt.shape[0], 1]);
    return predictVelocity(params, xt, at);
  });
}

/** Draws n points: noise carried to the data by the flow dx/dt = v̂(x, t) (RF algorithm 1). */
export function sample(
  params: FlowMatchingParams,
  n: number,
  seed: number,
  { sampler, steps }: FlowMatchingSampling = { sampler: 'euler', steps: 32 },
): Trajectory {
  const step = sampler === 'heun' ? heunStep : eulerStep;
  const count = Math.max(1, Math.floor(steps / asksAStep[sampler]));
  return tidy(() => {
    const start = tensor2d(normals(2 * n, random(seed)), [n, 2]);
    return walkBack(start, count, { latest: 1, earliest: 0 }, (x, t, s) =>
      step((at, time) => velocity(params, at, time), x, t, s),
    );
  });
}

/** Flow matching as a family; its floor is that of the velocity error. */
export const flowMatching: Family<FlowMatchingConfig, FlowMatchingParams, FlowMatchingSampling> = {
  name: 'flow matching',
  defaults,
  partNames,
  init,
  loss,
  sample,
};
