/**
 * A flow on the line by its distribution function: z = F(x) bends the data into the uniform
 * distribution, and the slope of F is the density.
 *
 * Papers   the course's second homework; Rezende, Mohamed (2015), "Variational Inference with
 *          Normalizing Flows" [NF], for the change of variables.
 * Symbols  x          a point of the data, R
 *          z          its code, uniform on [0, 1]
 *          F          Σ π_k Φ((x − μ_k) / σ_k), the distribution function of a Gaussian mixture
 *          π, μ, σ    weight, mean and deviation of each of K components
 * Shapes   x [n, 1]; weights (as logits), means and log-deviations [K].
 * Units    nats a point.
 */
import {
  add,
  div,
  erf,
  exp,
  greater,
  max,
  mean,
  min,
  mul,
  neg,
  reshape,
  softmax,
  square,
  stack,
  sub,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  variable,
  where,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { logSoftmax, logSumExp } from '../objectives/categorical.ts';
import { random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface CdfFlowConfig {
  components: number;
  /** Where the means stand at the start, in even distances. */
  from: number;
  to: number;
}

export interface CdfFlowParams extends Parameters {
  readonly config: CdfFlowConfig;
  readonly weights: Variable;
  readonly means: Variable;
  readonly logDeviations: Variable;
}

/** More components than any of the course's sets has, spread over the widest of them. */
export const defaults: CdfFlowConfig = { components: 5, from: -3, to: 2 };

export const partNames = ['surprise'] as const;

/** Equal weights, means in even distances, deviations of half that distance. */
export function init(config: CdfFlowConfig): CdfFlowParams {
  const { components, from, to } = config;
  const each = (f: (k: number) => number): Variable => {
    const initial = tensor1d(Array.from({ length: components }, (_, k) => f(k)));
    const created = variable(initial);
    initial.dispose();
    return created;
  };
  const distance = (to - from) / components;
  const weights = each(() => 0);
  const means = each((k) => from + distance * (k + 0.5));
  const logDeviations = each(() => Math.log(distance / 2));
  return { config, weights, means, logDeviations, variables: [weights, means, logDeviations] };
}

/** How far each x [n, 1] is from each mean, in deviations, [n, K]. */
function standardised({ means, logDeviations }: CdfFlowParams, x: Tensor): Tensor2D {
  return div(sub(x, means), exp(logDeviations));
}

/** z = F(x), [n, 1]: the flow, strictly rising from 0 to 1. */
export function toBase(params: CdfFlowParams, x: Tensor): Tensor2D {
  return tidy(() => {
    const below = mul(add(erf(mul(standardised(params, x), Math.SQRT1_2)), 1), 0.5);
    return sum<Tensor2D>(mul(below, softmax(params.weights)), 1, true);
  });
}

/**
 * log p(x) = log F′(x), [n]: the base's density is 1, so the change of variables (NF eq. 5) leaves
 * the slope alone, F′ = Σ π_k N(x; μ_k, σ_k²).
 */
export function logDensity(params: CdfFlowParams, x: Tensor2D): Tensor1D {
  return tidy(() => {
    const square2 = mul(square(standardised(params, x)), -0.5);
    const normal = sub(sub(square2, params.logDeviations), 0.5 * Math.log(2 * Math.PI));
    return logSumExp<Tensor1D>(add(normal, logSoftmax(params.weights)));
  });
}

/** Average surprise −log p(x). */
export function loss(params: CdfFlowParams, x: Tensor2D): Loss {
  return tidy(() => {
    const total = neg(mean<Scalar>(logDensity(params, x)));
    return { total, parts: reshape(total, [1]) as Tensor1D };
  });
}

/** Halvings of the interval that an inverse lies in: enough for 32-bit numbers. */
const HALVINGS = 26;

/** x = F⁻¹(z) by bisection, [n, 1]: F has no inverse in closed form, but it only rises. */
export function fromBase(params: CdfFlowParams, z: Tensor2D): Tensor2D {
  return tidy(() => {
    const reach = mul(exp(params.logDeviations), 7);
    const everywhere = mul(z, 0);
    let low = add(everywhere, min(sub(params.means, reach)));
    let high = add(everywhere, max(add(params.means, reach)));
    for (let i = 0; i < HALVINGS; i++) {
      const middle = mul(add(low, high), 0.5);
      const tooFar = greater(toBase(params, middle), z);
      high = where(tooFar, middle, high);
      low = where(tooFar, low, middle);
    }
    return mul(add(low, high), 0.5) as Tensor2D;
  });
}

/** Draws n points: uniform codes (frame 0), bent back into data (frame 1). */
export function sample(params: CdfFlowParams, n: number, seed: number): Trajectory {
  const frames = tidy(() => {
    const source = random(seed);
    const z = tensor2d(
      Float32Array.from({ length: n }, () => source.uniform()),
      [n, 1],
    );
    return stack([z, fromBase(params, z)]) as Tensor3D;
  });
  return { frames, times: Float32Array.of(1, 0) };
}

/** The flow as a family; its log-density is exact. */
export const cdfFlow: Family<CdfFlowConfig, CdfFlowParams> = {
  name: 'cdf-flow',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
