/**
 * Importance weighted autoencoder whose decoder is linear: its likelihood has a closed form, so that
 * every bound can be held against the number that it bounds.
 *
 * Papers   Burda, Grosse, Salakhutdinov (2016), "Importance Weighted Autoencoders" [IWAE];
 *          Higgins et al. (2017), "β-VAE" [β];
 *          Tipping, Bishop (1999), "Probabilistic Principal Component Analysis" [PPCA], for the
 *          likelihood of a linear decoder.
 * Symbols  x          a point of the data, R²
 *          z          latent variable, R^latentSize, prior p(z) = N(0, I); h in [IWAE]
 *          q(z|x)     encoder, N(μ(x), diag σ²(x)), its deviations learned or held at one number
 *          p(x|z)     decoder, N(W z + b, diag s²)
 *          L_K        the bound of K draws
 * Shapes   points [n, 2], latents [n, latentSize]; W [latentSize, 2], b and log s² [2].
 * Units    nats a point.
 */
import {
  add,
  concat,
  div,
  exp,
  fill,
  log,
  matMul,
  mean,
  mul,
  neg,
  reshape,
  split,
  square,
  stack,
  sub,
  sum,
  tensor2d,
  tidy,
  transpose,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import { trainable } from '../networks/trainable.ts';
import { logSumExp } from '../objectives/categorical.ts';
import { derive, normals, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface IwaeConfig {
  latentSize: 1 | 2;
  /** Units in each of the two hidden layers of the encoder. */
  width: number;
  /** Draws K behind each point's bound while training. */
  draws: number;
  /** Weight of what z costs beyond the prior; 1 is the bound. */
  beta: number;
  /** Deviation of q(z|x): learned for each x, or this number for all. */
  encoderDeviation: 'learned' | number;
}

export interface IwaeParams extends Parameters {
  readonly config: IwaeConfig;
  readonly encoder: Mlp;
  /** W, b and log s². */
  readonly loading: Variable;
  readonly offset: Variable;
  readonly logVariance: Variable;
}

/** An encoder that is too wide, and draws that make up for it. */
export const defaults: IwaeConfig = {
  latentSize: 1,
  width: 32,
  draws: 5,
  beta: 1,
  encoderDeviation: 0.6,
};

export const partNames = ['bound'] as const;

const LOG_TWO_PI = Math.log(2 * Math.PI);

/** Fresh parameters: a small random W, no offset, noise of deviation 1. */
export function init(config: IwaeConfig, seed: number): IwaeParams {
  const { width, latentSize } = config;
  const encoder = createMlp([2, width, width, 2 * latentSize], seed, 0.1);
  const source = random(derive(seed, 'decoder'));
  const loading = trainable(normals(2 * latentSize, source), [latentSize, 2]);
  const offset = trainable(new Float32Array(2), [2]);
  const logVariance = trainable(new Float32Array(2), [2]);
  const variables = [...variablesOf(encoder), loading, offset, logVariance];
  return { config, encoder, loading, offset, logVariance, variables };
}

/** Mean and log-variance of q(z|x), [n, latentSize] each. */
export function encode({ encoder, config }: IwaeParams, x: Tensor2D): [Tensor2D, Tensor2D] {
  const [mu, learned] = split(applyMlp(encoder, x), 2, 1) as [Tensor2D, Tensor2D];
  const { encoderDeviation } = config;
  if (encoderDeviation === 'learned') return [mu, learned];
  return [mu, fill([x.shape[0], config.latentSize], 2 * Math.log(encoderDeviation))];
}

/** Σ over the last axis of log N(v; mean, variance) up to the 2π of its dimensions. */
function logNormal(v: Tensor, mu: Tensor, logVariance: Tensor): Tensor {
  const standardised = mul(square(sub(v, mu)), exp(neg(logVariance)));
  return mul(sum(add(add(standardised, logVariance), LOG_TWO_PI), -1), -0.5);
}

/**
 * log w_k = log p(x|z_k) + β (log p(z_k) − log q(z_k|x)) of K draws z_k ~ q(z|x), [n, K]: with β = 1
 * the importance weights p(x, z) / q(z|x) (IWAE eq. 8).
 */
export function logWeights(params: IwaeParams, x: Tensor2D, draws: number, seed: number): Tensor2D {
  return tidy(() => {
    const { latentSize, beta } = params.config;
    const [n, rows] = [x.shape[0], x.shape[0] * draws];
    const [mu, logVariance] = encode(params, x).map((t) => reshape(t, [n, 1, latentSize])) as [
      Tensor3D,
      Tensor3D,
    ];
    const epsilon = reshape(
      tensor2d(normals(rows * latentSize, random(seed)), [rows, latentSize]),
      [n, draws, latentSize],
    );
    const z = add(mu, mul(exp(mul(logVariance, 0.5)), epsilon));
    const flat = reshape(z, [rows, latentSize]) as Tensor2D;
    const decoded = add(matMul(flat, params.loading as unknown as Tensor2D), params.offset);
    const centre = reshape(decoded, [n, draws, 2]);
    const likelihood = logNormal(reshape(x, [n, 1, 2]), centre, params.logVariance);
    const nothing = fill([1], 0);
    const beyondPrior = sub(logNormal(z, nothing, nothing), logNormal(z, mu, logVariance));
    return add(likelihood, mul(beyondPrior, beta)) as Tensor2D;
  });
}

/** L_K(x) = log of the mean weight of K draws, [n] (IWAE eq. 8); L_1 is the ELBO. */
export function bound(params: IwaeParams, x: Tensor2D, draws: number, seed: number): Tensor1D {
  return tidy(() => sub<Tensor1D>(logSumExp(logWeights(params, x, draws, seed)), Math.log(draws)));
}

/** −L_K averaged over the batch, K draws a point. */
export function loss(params: IwaeParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const total = neg(mean<Scalar>(bound(params, x, params.config.draws, seed)));
    return { total, parts: reshape(total, [1]) as Tensor1D };
  });
}

/** WᵀW + diag s², [2, 2]: the covariance of x, z integrated out (PPCA eq. 5). */
export function covariance({ loading, logVariance }: IwaeParams): Tensor2D {
  return tidy(() => {
    const w = loading as unknown as Tensor2D;
    const diagonal = mul(exp(logVariance), tensor2d([1, 0, 0, 1], [2, 2]));
    return add(matMul(transpose(w), w), diagonal) as Tensor2D;
  });
}

/** log p(x) = log N(x; b, WᵀW + diag s²), [n], exact (PPCA eq. 4). */
export function logDensity(params: IwaeParams, x: Tensor2D): Tensor1D {
  return tidy(() => {
    const [a, b, , d] = split(reshape(covariance(params), [4]), 4) as [
      Tensor1D,
      Tensor1D,
      Tensor1D,
      Tensor1D,
    ];
    const determinant = sub(mul(a, d), square(b));
    const adjugate = reshape(concat([d, neg(b), neg(b), a]), [2, 2]) as Tensor2D;
    const away = sub(x, params.offset) as Tensor2D;
    const distance = div(sum(mul(matMul(away, adjugate), away), 1), determinant);
    const volume = add(log(determinant), 2 * LOG_TWO_PI);
    return mul(add(distance, volume), -0.5) as Tensor1D;
  });
}

/** Draws n points: z from the prior, then the decoder's mean (frame 0), then its noise (frame 1). */
export function sample(params: IwaeParams, n: number, seed: number): Trajectory {
  const frames = tidy(() => {
    const source = random(seed);
    const { latentSize } = params.config;
    const z = tensor2d(normals(n * latentSize, source), [n, latentSize]);
    const centre = add(matMul(z, params.loading as unknown as Tensor2D), params.offset);
    const epsilon = tensor2d(normals(2 * n, source), [n, 2]);
    const noisy = add(centre, mul(exp(mul(params.logVariance, 0.5)), epsilon));
    return stack([centre, noisy]) as Tensor3D;
  });
  return { frames, times: Float32Array.of(0, 1) };
}

/** The family; its log-density is exact, its loss a bound on it. */
export const iwae: Family<IwaeConfig, IwaeParams> = {
  name: 'iwae',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
