/**
 * Mixture of discretised logistics: smooth masses on ordered values.
 *
 * Papers   Salimans, Karpathy, Chen, Kingma (2017), "PixelCNN++" [PC++].
 * Symbols  x            a value, 0 … d − 1
 *          π, μ, s      weight, mean and scale of each of K components; scales count values
 *          S(a)         logistic distribution function, 1 / (1 + e^−a)      PC++ writes σ
 * Shapes   x [n, 1]; weights (as logits), means and log-scales [K].
 * Units    nats a point.
 */
import {
  add,
  cast,
  clipByValue,
  exp,
  gather,
  log,
  mul,
  neg,
  reshape,
  round,
  softplus,
  stack,
  sub,
  sum,
  tensor1d,
  tensor2d,
  tensor3d,
  tidy,
  transpose,
  variable,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { crossEntropy, frequencies, logSoftmax, logSumExp } from '../objectives/categorical.ts';
import { drawCategorical } from '../samplers/categorical.ts';
import { derive, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface LogisticMixtureConfig {
  /** How many values there are. */
  values: number;
  components: number;
  /** Means spread over the values, or all of them in the middle. */
  start: 'spread' | 'together';
}

export interface LogisticMixtureParams extends Parameters {
  readonly config: LogisticMixtureConfig;
  readonly weights: Variable;
  readonly means: Variable;
  readonly logScales: Variable;
}

/** The homework's four components; apart from each other, so that each finds work of its own. */
export const defaults: LogisticMixtureConfig = { values: 20, components: 4, start: 'spread' };

export const partNames = ['surprise'] as const;

/** Equal weights, means in even distances, and scales of a quarter of that distance. */
export function init(config: LogisticMixtureConfig): LogisticMixtureParams {
  const { values, components, start } = config;
  const each = (f: (k: number) => number): Variable => {
    const initial = tensor1d(Array.from({ length: components }, (_, k) => f(k)));
    const created = variable(initial);
    initial.dispose();
    return created;
  };
  const distance = values / components;
  const weights = each(() => 0);
  const means = each((k) => (start === 'spread' ? distance * (k + 0.5) : values / 2) - 0.5);
  const logScales = each(() => Math.log(distance / 4));
  return { config, weights, means, logScales, variables: [weights, means, logScales] };
}

/**
 * log of each component's mass on every value, [d, K] (PC++ eq. 2):
 *
 *   S(b) − S(a)  =  S(b) · S(−a) · (1 − e^−(b − a)),   a, b = (v ∓ ½ − μ) / s,
 *
 * which never takes a difference of two nearly equal numbers. The first value has the whole left
 * tail (a = −∞) and the last one the whole right tail (b = ∞).
 */
export function componentLogMasses(params: LogisticMixtureParams): Tensor2D {
  const { values } = params.config;
  const isFirst = (v: number): boolean => v === 0;
  const isLast = (v: number): boolean => v === values - 1;
  const inverseScales = exp(neg(params.logScales));
  // −b and a at once, [2, d, K]; the first value begins, and the last one ends, nowhere near.
  const towards = tensor3d([1, -1], [2, 1, 1]);
  const edges = twice(values, (v) => [
    isLast(v) ? -nowhereNear : -v - 0.5,
    isFirst(v) ? -nowhereNear : v - 0.5,
  ]);
  const distances = mul(add(edges, mul(towards, params.means)), inverseScales);
  const tails = sum<Tensor2D>(softplus(distances), 0);
  const isInside = tensor2d(range(values).map((v) => [Number(!isFirst(v) && !isLast(v))]));
  const between = mul(isInside, log(sub(1, exp(neg(inverseScales)))));
  return sub(between, tails);
}

/** In values: stands for infinity, and keeps the gradient a number. */
const nowhereNear = 1e9;

/** A constant [2, d, 1] out of a pair for every value. */
function twice(values: number, pairOf: (v: number) => [number, number]): Tensor3D {
  const pairs = range(values).map(pairOf);
  return tensor3d([pairs.map(([one]) => [one]), pairs.map(([, other]) => [other])]);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, v) => v);
}

/** Each component's weighted mass on every value, π_k · mass_k(v), [K, d]. */
export function weightedMasses(params: LogisticMixtureParams): Tensor2D {
  return tidy(() => {
    const weights = logSoftmax<Tensor>(params.weights);
    return transpose(exp(add<Tensor2D>(componentLogMasses(params), weights)));
  });
}

/** log p(v) of every value, [d]: log Σ π_k · mass_k(v) (PC++ eq. 2). */
export function logMasses(params: LogisticMixtureParams): Tensor1D {
  return tidy(() => logSumExp(add(componentLogMasses(params), logSoftmax(params.weights))));
}

/** Average surprise −log p(x); it depends on the batch through its frequencies alone. */
export function loss(params: LogisticMixtureParams, x: Tensor2D): Loss {
  return tidy(() => {
    const total = crossEntropy(frequencies(x, params.config.values), logMasses(params));
    return { total, parts: reshape(total, [1]) as Tensor1D };
  });
}

/** Draws n values: a component, a point of its logistic (frame 0), its value (frame 1; PC++ 2.1). */
export function sample(params: LogisticMixtureParams, n: number, seed: number): Trajectory {
  const { values, components } = params.config;
  const frames = tidy(() => {
    const logits = reshape(params.weights, [1, components]) as Tensor2D;
    const chosen = cast(reshape(drawCategorical(logits, n, seed), [n]), 'int32');
    const pick = (of: Variable): Tensor2D => reshape(gather(of, chosen), [n, 1]);
    const source = random(derive(seed, 'logistic'));
    const standard = Float32Array.from({ length: n }, () => {
      const u = source.uniform() + 2 ** -33;
      return Math.log(u) - Math.log(1 - u);
    });
    const point = add(
      pick(params.means),
      mul(exp(pick(params.logScales)), tensor2d(standard, [n, 1])),
    );
    return stack([point, clipByValue(round(point), 0, values - 1)]) as Tensor3D;
  });
  return { frames, times: Float32Array.of(0, 1) };
}

/** The mixture as a family. */
export const logisticMixture: Family<LogisticMixtureConfig, LogisticMixtureParams> = {
  name: 'logistic-mixture',
  defaults,
  partNames,
  init,
  loss,
  sample,
};
