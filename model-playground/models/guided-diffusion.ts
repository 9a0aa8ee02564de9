/**
 * Diffusion that knows a label, and classifier-free guidance.
 *
 * Paper    Ho, Salimans (2022), "Classifier-Free Diffusion Guidance" [CFG].
 * Symbols  here            CFG             meaning
 *          t ∈ [0, 1]      λ               diffusion time, 0 = data, 1 = noise (see diffusion.ts)
 *          y, ∅            c, ∅            label, no label
 *          ε̂(x_t, t, y)    ε_θ(z_λ, c)     guess of the noise
 *          w               1 + w           guidance: 0 without the label, 1 with it, more beyond
 * Shapes   points [batch, 3] hold x, y and the label; noisy points [batch, 2], times [batch, 1],
 *          labels as rows [batch, labels] with a one at the label, or zeros for none.
 */
import {
  add,
  cast,
  concat,
  matMul,
  mul,
  oneHot,
  reshape,
  slice,
  square,
  sub,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  tile,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import { spreadTimes } from '../objectives/time-axis.ts';
import { walkBack } from '../samplers/walk-back.ts';
import { normals, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';
import { diffuse, EARLIEST, LATEST, noise, signal, stepBack } from './diffusion.ts';

export interface GuidedConfig {
  depth: number;
  width: number;
  labels: number;
  /** Share of the points whose label is dropped in training (p_uncond of CFG algorithm 1). */
  dropout: number;
}

export interface GuidedSampling {
  label: number;
  /** w; see the header. */
  guidance: number;
  /** How many steps; each asks the network twice, with and without the label. */
  steps: number;
}

export interface GuidedParams extends Parameters {
  readonly network: Mlp;
  readonly config: GuidedConfig;
}

/** The course's network, three labels; CFG found 10 to 20 % of dropped labels to do best. */
export const defaults: GuidedConfig = { depth: 4, width: 64, labels: 3, dropout: 0.1 };

export const partNames = ['with label', 'without label'] as const;

/** Fresh parameters of the noise predictor ε̂(x_t, t, y). */
export function init(config: GuidedConfig, seed: number): GuidedParams {
  const hidden = Array.from({ length: config.depth }, () => config.width);
  // The last layer starts small: the first guess of the noise is near its mean, zero.
  const network = createMlp([3 + config.labels, ...hidden, 2], seed, 0.1);
  return { network, config, variables: variablesOf(network) };
}

/** ε̂(x_t, t, y): the network's guess of the noise; rows of zeros in `labels` ask for ε̂(x_t, t, ∅). */
export function predictNoise(
  { network }: GuidedParams,
  xt: Tensor2D,
  t: Tensor2D,
  labels: Tensor2D,
): Tensor2D {
  return applyMlp(network, concat([xt, t, labels], 1));
}

/** Rows of labels, some dropped: a row of zeros with this probability (CFG algorithm 1, line 3). */
export function dropLabels(labels: Tensor2D, kept: Tensor2D): Tensor2D {
  return mul(labels, kept);
}

/**
 * Mean squared error of the guessed noise (CFG algorithm 1): one network learns both guesses,
 * because some of the labels are dropped.
 * The parts are the contributions of the points with and without their label.
 */
export function loss(params: GuidedParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const batch = x.shape[0];
    const { labels: count, dropout } = params.config;
    const source = random(seed);
    const times = spreadTimes(batch, source.uniform());
    const epsilon = tensor2d(normals(2 * batch, source), [batch, 2]);
    const kept = Float32Array.from({ length: batch }, () => Number(source.uniform() >= dropout));
    const labels = dropLabels(labelRows(x, count), tensor2d(kept, [batch, 1]));
    const xt = diffuse(slice(x, [0, 0], [batch, 2]), epsilon, times);
    const guess = predictNoise(params, xt, tensor2d(times, [batch, 1]), labels);
    const squared = square(sub<Tensor2D>(guess, epsilon));
    const weights = [...kept, ...kept.map((one) => 1 - one)].map((one) => one / (2 * batch));
    const parts = sum<Tensor1D>(matMul(tensor2d(weights, [2, batch]), squared), 1);
    return { total: sum<Scalar>(parts), parts };
  });
}

/** The labels of points [batch, 3] as rows. */
function labelRows(x: Tensor2D, count: number): Tensor2D {
  const batch = x.shape[0];
  const labels = reshape(slice(x, [0, 2], [batch, 1]), [batch]);
  return cast(oneHot(cast(labels, 'int32'), count), 'float32') as Tensor2D;
}

/** ε̃ = ε̂(x_t, t, ∅) + w (ε̂(x_t, t, y) − ε̂(x_t, t, ∅)) at points xt [n, 2] of one time (CFG eq. 6). */
export function guidedNoise(
  params: GuidedParams,
  xt: Tensor2D,
  t: number,
  { label, guidance }: Pick<GuidedSampling, 'label' | 'guidance'>,
): Tensor2D {
  return tidy(() => {
    const n = xt.shape[0];
    const { labels: count } = params.config;
    const at = tensor2d(new Float32Array(n).fill(t), [n, 1]);
    const none = tensor2d(new Float32Array(n * count), [n, count]);
    const rows = tile(oneHot(tensor1d([label], 'int32'), count), [n, 1]);
    const without = predictNoise(params, xt, at, none);
    const withLabel = predictNoise(params, xt, at, cast(rows, 'float32') as Tensor2D);
    return add(without, mul(sub(withLabel, without), guidance));
  });
}

/** Velocity dx/dt of the probability flow with guided noise, (π/2) (ε̃ − σ x_t) / α. */
export function guidedVelocity(
  params: GuidedParams,
  xt: Tensor2D,
  t: number,
  options: Pick<GuidedSampling, 'label' | 'guidance'>,
): Tensor2D {
  return tidy(() => {
    const guess = guidedNoise(params, xt, t, options);
    return mul(sub(guess, mul(xt, noise(t))), Math.PI / 2 / signal(t));
  });
}

/** Draws n points of a label: DDIM's steps with the guided guess (CFG algorithm 2). */
export function sample(
  params: GuidedParams,
  n: number,
  seed: number,
  { label, guidance, steps }: GuidedSampling = { label: 0, guidance: 1, steps: 32 },
): Trajectory {
  return tidy(() => {
    const start = tensor2d(normals(2 * n, random(seed)), [n, 2]);
    return walkBack(start, steps, { latest: LATEST, earliest: EARLIEST }, (x, t, s) =>
      tidy(() => stepBack(x, guidedNoise(params, x, t, { label, guidance }), undefined, [t, s])),
    );
  });
}

/** Guided diffusion as a family. */
export const guidedDiffusion: Family<GuidedConfig, GuidedParams, GuidedSampling> = {
  name: 'guided diffusion',
  defaults,
  partNames,
  init,
  loss,
  sample,
};
