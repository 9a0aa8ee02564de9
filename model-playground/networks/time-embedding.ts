/** Telling a network the time: sines and cosines of many frequencies, then a small network. */
import { tensor2d, type Tensor2D, type Variable } from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from './mlp.ts';

/** Diffusion time 1 counts as step 1,000, for which the frequencies were chosen (DDPM, appendix B). */
const STEPS = 1000;

/** Ratio of the fastest to the slowest frequency (Vaswani et al. 2017, section 3.5). */
const SLOWEST = 10_000;

export interface TimeEmbedding {
  /** How many sines and cosines, together. */
  readonly features: number;
  readonly network: Mlp;
}

/** An embedding of times into so many numbers. */
export function createTimeEmbedding(features: number, width: number, seed: number): TimeEmbedding {
  if (features % 2 !== 0) throw new RangeError(`${features} features: a sine without its cosine`);
  return { features, network: createMlp([features, width, width], seed) };
}

/** Everything trainable in it, in a fixed order. */
export function timeVariables({ network }: TimeEmbedding): Variable[] {
  return variablesOf(network);
}

/** What the times [batch] mean to the network, [batch, width]. */
export function embedTimes({ features, network }: TimeEmbedding, times: Float32Array): Tensor2D {
  return applyMlp(network, timeFeatures(times, features));
}

/**
 * sin(1000 t · ω_k) in the first half and cos(1000 t · ω_k) in the second, ω_k = 10000^(−k / (half − 1)),
 * [times, features] (Vaswani et al. 2017, section 3.5, as DDPM uses it). Drawn up on the processor,
 * where the times are, so it takes one upload.
 */
export function timeFeatures(times: Float32Array, features: number): Tensor2D {
  const half = features / 2;
  const values = new Float32Array(times.length * features);
  times.forEach((time, row) => {
    for (let k = 0; k < half; k++) {
      const angle = STEPS * time * SLOWEST ** (-k / Math.max(1, half - 1));
      values[row * features + k] = Math.sin(angle);
      values[row * features + half + k] = Math.cos(angle);
    }
  });
  return tensor2d(values, [times.length, features]);
}
