/**
 * Softmax histogram: one free logit for each value.
 *
 * Papers   the course's first homework; Bishop (2006), "Pattern Recognition and Machine Learning",
 *          section 2.2 [PRML], for the maximum-likelihood masses.
 * Symbols  x        a value, 0 … d − 1
 *          θ_v      logit of the value v
 *          p(v)     its mass, exp θ_v / Σ exp θ
 * Shapes   x [n, 1]; logits [d].
 * Units    nats a point.
 */
import {
  reshape,
  stack,
  tidy,
  variable,
  zeros,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { crossEntropyOfLogits, frequencies, logSoftmax } from '../objectives/categorical.ts';
import { drawCategorical } from '../samplers/categorical.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface HistogramConfig {
  /** How many values there are. */
  values: number;
}

export interface HistogramParams extends Parameters {
  readonly config: HistogramConfig;
  readonly logits: Variable;
}

/** The smaller of the homework's two sets. */
export const defaults: HistogramConfig = { values: 20 };

export const partNames = ['surprise'] as const;

/** Every value equally likely; nothing is drawn at random. */
export function init(config: HistogramConfig): HistogramParams {
  const start = zeros([config.values]);
  const logits = variable(start);
  start.dispose();
  return { config, logits, variables: [logits] };
}

/** log p(v) of every value, [d]: the softmax (PRML eq. 4.105). */
export function logMasses({ logits }: HistogramParams): Tensor1D {
  return logSoftmax(logits as unknown as Tensor1D);
}

/**
 * Average surprise −log p(x). It depends on the batch through its frequencies f alone, its gradient
 * is p − f, and so it is least where the masses are the frequencies (PRML eq. 2.33).
 */
export function loss(params: HistogramParams, x: Tensor2D): Loss {
  return tidy(() => {
    const f = frequencies(x, params.config.values);
    const total = crossEntropyOfLogits(f, params.logits as unknown as Tensor1D);
    return { total, parts: reshape(total, [1]) as Tensor1D };
  });
}

/** Draws n values; there is nothing to watch on the way. */
export function sample(params: HistogramParams, n: number, seed: number): Trajectory {
  const frames = tidy(() => {
    const logits = reshape(params.logits, [1, params.config.values]) as Tensor2D;
    return stack([drawCategorical(logits, n, seed)]) as Tensor3D;
  });
  return { frames, times: Float32Array.of(0) };
}

/** The histogram as a family. */
export const histogram: Family<HistogramConfig, HistogramParams> = {
  name: 'histogram',
  defaults,
  partNames,
  init,
  loss,
  sample,
};
