/**
 * Variational autoencoder with Gaussian prior, encoder and decoder.
 *
 * Papers   Kingma, Welling (2014), "Auto-Encoding Variational Bayes" [AEVB];
 *          Burda, Grosse, Salakhutdinov (2016), "Importance Weighted Autoencoders" [IWAE];
 *          Higgins et al. (2017), "β-VAE" [β].
 * Symbols  x          a point of the data, R²
 *          z          latent variable, R^latentSize, prior p(z) = N(0, I)
 *          q(z|x)     encoder, N(μ(x), diag σ²(x))        AEVB writes q_φ(z|x)
 *          p(x|z)     decoder, N(μ(z), diag σ²(z))        AEVB writes p_θ(x|z)
 * Shapes   points [n, 2], latents [n, latentSize]. A Gaussian is a mean and a log-variance.
 * Units    nats a point.
 */
import {
  add,
  exp,
  fill,
  logSumExp,
  mean,
  mul,
  neg,
  split,
  square,
  stack,
  sub,
  sum,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import { normals, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface VaeConfig {
  latentSize: 1 | 2;
  /** Units in each of the two hidden layers of encoder and decoder. */
  width: number;
  /** Weight of the KL in the loss; 1 is the ELBO. */
  beta: number;
  /** Standard deviation of p(x|z): learned for each z, or fixed. */
  decoderNoise: 'learned' | number;
}

export interface VaeParams extends Parameters {
  readonly config: VaeConfig;
  readonly encoder: Mlp;
  readonly decoder: Mlp;
}

/** A diagonal Gaussian for each row. */
export interface Gaussian {
  mean: Tensor2D;
  logVariance: Tensor2D;
}

/** As many latents as dimensions (one will turn out to be enough), and the plain ELBO. */
export const defaults: VaeConfig = { latentSize: 2, width: 64, beta: 1, decoderNoise: 'learned' };

export const partNames = ['reconstruction', 'kl'] as const;

/** Draws from q(z|x) behind each estimate of log p(x). */
export const IMPORTANCE_SAMPLES = 16;

const LOG_TWO_PI = Math.log(2 * Math.PI);

/** Fresh parameters. Both networks start near a standard Gaussian, whatever their input. */
export function init(config: VaeConfig, seed: number): VaeParams {
  const { width, latentSize } = config;
  const encoder = createMlp([2, width, width, 2 * latentSize], seed, 0.1);
  const decoder = createMlp([latentSize, width, width, 4], seed + 1, 0.1);
  return { config, encoder, decoder, variables: variablesOf(encoder, decoder) };
}

/** q(z|x) (AEVB eq. 9). */
export function encode({ encoder }: VaeParams, x: Tensor2D): Gaussian {
  const [mean, logVariance] = split(applyMlp(encoder, x), 2, 1) as [Tensor2D, Tensor2D];
  return { mean, logVariance };
}

/** p(x|z) (AEVB appendix C.2). */
export function decode({ decoder, config }: VaeParams, z: Tensor2D): Gaussian {
  const [mean, learned] = split(applyMlp(decoder, z), 2, 1) as [Tensor2D, Tensor2D];
  if (config.decoderNoise === 'learned') return { mean, logVariance: learned };
  return { mean, logVariance: fill([z.shape[0], 2], 2 * Math.log(config.decoderNoise)) };
}

/** μ + σ ε: a draw that gradients can pass through (AEVB eq. 4 and section 2.4). */
export function reparameterise({ mean, logVariance }: Gaussian, epsilon: Tensor2D): Tensor2D {
  return add(mean, mul(exp(mul(logVariance, 0.5)), epsilon));
}

/** log N(x; μ, diag σ²) of each row, [n] (AEVB appendix C.2). */
export function logNormal(x: Tensor2D, { mean, logVariance }: Gaussian): Tensor1D {
  const standardised = mul(square(sub(x, mean)), exp(neg(logVariance)));
  return mul(sum<Tensor1D>(add(add(standardised, logVariance), LOG_TWO_PI), 1), -0.5);
}

/** KL(N(μ, diag σ²) ‖ N(0, I)) of each row and dimension, [n, latentSize] (AEVB appendix B). */
export function klToPrior({ mean, logVariance }: Gaussian): Tensor2D {
  return mul(sub(add(square(mean), exp(logVariance)), add(logVariance, 1)), 0.5);
}

/**
 * −ELBO with one draw of z a point (AEVB eq. 7): what it costs to describe x given z, and what it
 * costs to describe z beyond the prior, the latter times β [β].
 */
export function loss(params: VaeParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const q = encode(params, x);
    const z = reparameterise(q, standardNormal(q.mean.shape, seed));
    const reconstruction = neg(mean<Scalar>(logNormal(x, decode(params, z))));
    const kl = mul(mean<Scalar>(sum(klToPrior(q), 1)), params.config.beta);
    return {
      total: add<Scalar>(reconstruction, kl),
      parts: stack([reconstruction, kl]) as Tensor1D,
    };
  });
}

/**
 * log p(x, z) / q(z|x) of draws z ~ q(z|x), [IMPORTANCE_SAMPLES, n]. Its average over draws is the
 * ELBO (AEVB eq. 2), and all draws agree exactly when q(z|x) is the true posterior.
 */
export function logWeights(params: VaeParams, x: Tensor2D, seed: number): Tensor2D {
  return tidy(() => {
    const q = encode(params, x);
    const prior: Gaussian = { mean: fill(q.mean.shape, 0), logVariance: fill(q.mean.shape, 0) };
    const draws = Array.from({ length: IMPORTANCE_SAMPLES }, (_, k) =>
      tidy(() => {
        const z = reparameterise(q, standardNormal(q.mean.shape, seed + k));
        const joint = add(logNormal(x, decode(params, z)), logNormal(z, prior));
        return sub<Tensor1D>(joint, logNormal(z, q));
      }),
    );
    return stack(draws) as Tensor2D;
  });
}

/**
 * log p(x), [n], estimated by the mean importance weight (the bound L_k of IWAE, section 3). Its exponential is right on
 * average; the logarithm is too low, by little when q(z|x) is close to the true posterior.
 */
export function logDensity(params: VaeParams, x: Tensor2D, seed: number): Tensor1D {
  return tidy(() => sub(logSumExp(logWeights(params, x, seed), 0), Math.log(IMPORTANCE_SAMPLES)));
}

/** Draws n points: z from the prior, then the decoder's mean (frame 0), then its noise (frame 1). */
export function sample(params: VaeParams, n: number, seed: number): Trajectory {
  const frames = tidy(() => {
    const z = standardNormal([n, params.config.latentSize], seed);
    const p = decode(params, z);
    return stack([p.mean, reparameterise(p, standardNormal([n, 2], seed + 1))]) as Tensor3D;
  });
  return { frames, times: Float32Array.of(0, 1) };
}

function standardNormal(shape: [number, number], seed: number): Tensor2D {
  return tensor2d(normals(shape[0] * shape[1], random(seed)), shape);
}

/** The VAE as a family; its log-density is an estimate, from below. */
export const vae: Family<VaeConfig, VaeParams> = {
  name: 'vae',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
