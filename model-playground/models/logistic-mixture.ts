/**
 * Mixture of discretised logistics: smooth masses on ordered values.
 *
 * Papers   Salimans, Karpathy, Chen, Kingma (2017), "PixelCNN++" [PC++].
 * Symbols  x            a value, 0 … d − 1
 *          π, μ, s      weight, mean and scale of each of K components; scales count values
 *          S(a)         logistic distribution function, 1 / (1 + e^−a)      PC++ writes σ
 * Shapes   x [n, 1]; weights (as logits), means and logarithms of 1/s [K].
 * Units    nats a point.
 */
import {
  add,
  cast,
  clipByValue,
  concat,
  div,
  exp,
  gather,
  log,
  matMul,
  mul,
  neg,
  reshape,
  round,
  softplus,
  stack,
  sub,
  tensor1d,
  tensor2d,
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
  /** −log s: a step less on the way to 1 / s. */
  readonly logInverseScales: Variable;
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
  const logInverseScales = each(() => -Math.log(distance / 4));
  const variables = [weights, means, logInverseScales];
  return { config, weights, means, logInverseScales, variables };
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
  const inverseScales = exp(params.logInverseScales);
  // a and −b of every value and component at once, [2d, K]: (±v − ½) / s ∓ μ / s. The first value
  // begins, and the last one ends, nowhere near.
  const edges = range(values).map((v) => [v === 0 ? -nowhereNear : v - 0.5, -1]);
  const ends = range(values).map((v) => [v === values - 1 ? -nowhereNear : -v - 0.5, 1]);
  const row = (numbers: Tensor): Tensor2D => reshape(numbers, [1, -1]);
  const lines = concat([row(inverseScales), row(mul(params.means, inverseScales))]);
  const distances = matMul(tensor2d([...edges, ...ends]), lines);
  // −log S(a) − log S(−b), with a minus: each value takes its own two rows.
  const pairs = range(values).map((v) =>
    range(2 * values).map((row) => (row % values === v ? -1 : 0)),
  );
  const tails = matMul(tensor2d(pairs), softplus(distances));
  const isInside = tensor2d(range(values).map((v) => [Number(v > 0 && v < values - 1)]));
  const between = log(sub(1, exp(neg(inverseScales))));
  return add(tails, matMul(isInside, row(between)));
}

/** In values: stands for infinity, and keeps the gradient a number. */
const nowhereNear = 1e9;

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
      div(tensor2d(standard, [n, 1]), exp(pick(params.logInverseScales))),
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
