/**
 * Variational autoencoder of black and white images: Gaussian prior and encoder, and a decoder that
 * tosses a coin for each pixel.
 *
 * Papers   Kingma, Welling (2014), "Auto-Encoding Variational Bayes" [AEVB];
 *          Burda, Grosse, Salakhutdinov (2016), "Importance Weighted Autoencoders" [IWAE];
 *          Higgins et al. (2017), "β-VAE" [β].
 * Symbols  x          an image, its pixels 0 or 1
 *          z          latent variable, R^latentSize, prior p(z) = N(0, I)
 *          q(z|x)     encoder, N(μ(x), diag σ²(x))
 *          p(x|z)     decoder: pixel i is ink with probability sigmoid(ℓ_i(z)), given z on its own
 * Shapes   images [n, pixels], latents [n, latentSize], logits ℓ [n, pixels].
 * Units    nats an image.
 */
import {
  add,
  cast,
  less,
  mean,
  mul,
  neg,
  reshape,
  sigmoid,
  split,
  stack,
  sub,
  sum,
  tensor2d,
  tidy,
  tile,
  transpose,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import { logSumExp } from '../objectives/categorical.ts';
import { logStandardNormal } from '../objectives/normal.ts';
import { expectedAndDrawn, pixelSurprise } from '../objectives/pixels.ts';
import { thresholds } from '../samplers/thresholds.ts';
import { derive, normals, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';
import { klToPrior, logNormal, reparameterise, type Gaussian } from './vae.ts';

export interface ImageVaeConfig {
  /** Numbers in an image. */
  pixels: number;
  latentSize: number;
  /** Units in each of the two hidden layers of encoder and decoder. */
  width: number;
  /** Weight of the KL in the loss; 1 is the ELBO. */
  beta: number;
}

export interface ImageVaeParams extends Parameters {
  readonly config: ImageVaeConfig;
  readonly encoder: Mlp;
  readonly decoder: Mlp;
}

/** Two latents, which one can walk in (as AEVB figure 4 does), and the plain ELBO. */
export const defaults: ImageVaeConfig = { pixels: 784, latentSize: 2, width: 128, beta: 1 };

export const partNames = ['reconstruction', 'kl'] as const;

/** Draws from q(z|x) behind the tighter bound on log p(x). */
export const DRAWS = 50;

/** Fresh parameters: q(z|x) starts near the prior, and each pixel near one half. */
export function init(config: ImageVaeConfig, seed: number): ImageVaeParams {
  const { pixels, width, latentSize } = config;
  const encoder = createMlp([pixels, width, width, 2 * latentSize], derive(seed, 'encoder'), 0.1);
  const decoder = createMlp([latentSize, width, width, pixels], derive(seed, 'decoder'), 0.1, 1);
  return { config, encoder, decoder, variables: variablesOf(encoder, decoder) };
}

/** q(z|x) (AEVB eq. 9). */
export function encode({ encoder }: ImageVaeParams, x: Tensor2D): Gaussian {
  const [mu, logVariance] = split(applyMlp(encoder, x), 2, 1) as [Tensor2D, Tensor2D];
  return { mean: mu, logVariance };
}

/** Logits ℓ(z) of p(x|z), a coin for each pixel, [n, pixels] (AEVB appendix C.1). */
export function decode({ decoder }: ImageVaeParams, z: Tensor2D): Tensor2D {
  return applyMlp(decoder, z);
}

/**
 * −ELBO with one draw of z an image (AEVB eq. 7): what it costs to describe x given z, and what it
 * costs to describe z beyond the prior, the latter times β [β].
 */
export function loss(params: ImageVaeParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const q = encode(params, x);
    const z = reparameterise(q, standardNormal(q.mean.shape, seed));
    const reconstruction = mean<Scalar>(sum(pixelSurprise(decode(params, z), x), 1));
    const kl = mul(mean<Scalar>(sum(klToPrior(q), 1)), params.config.beta);
    return {
      total: add<Scalar>(reconstruction, kl),
      parts: stack([reconstruction, kl]) as Tensor1D,
    };
  });
}

/**
 * log p(x, z) / q(z|x) of `draws` draws z ~ q(z|x) for each image, [n, draws] (IWAE eq. 8). Their
 * mean estimates the ELBO.
 */
export function logWeights(
  params: ImageVaeParams,
  x: Tensor2D,
  draws: number,
  seed: number,
): Tensor2D {
  return tidy(() => {
    const n = x.shape[0];
    const repeated = tile<Tensor2D>(x, [draws, 1]);
    const once = encode(params, x);
    const q = {
      mean: tile(once.mean, [draws, 1]),
      logVariance: tile(once.logVariance, [draws, 1]),
    };
    const z = reparameterise(q, standardNormal(q.mean.shape, seed));
    const likelihood = neg(sum<Tensor1D>(pixelSurprise(decode(params, z), repeated), 1));
    const weights = sub(add(likelihood, logStandardNormal(z)), logNormal(z, q));
    return transpose(reshape(weights, [draws, n]));
  });
}

/**
 * L_K of DRAWS draws, [n]: log of their mean weight, a bound on log p(x) from below, and never
 * looser on average than the ELBO (IWAE theorem 1).
 */
export function logDensity(params: ImageVaeParams, x: Tensor2D, seed: number): Tensor1D {
  return tidy(() => sub<Tensor1D>(logSumExp(logWeights(params, x, DRAWS, seed)), Math.log(DRAWS)));
}

/** How likely each pixel is ink at these places of the latent space, [n, pixels]. */
export function expectedAt(params: ImageVaeParams, z: Tensor2D): Tensor2D {
  return tidy(() => sigmoid(decode(params, z)));
}

/** Draws n images: z from the prior, the coins' biases (frame 0), and the coins tossed (frame 1). */
export function sample(params: ImageVaeParams, n: number, seed: number): Trajectory {
  const { latentSize, pixels } = params.config;
  const frames = tidy(() => {
    const expected = expectedAt(params, standardNormal([n, latentSize], seed));
    const uniforms = tensor2d(thresholds(n, pixels, derive(seed, 'coins')), [n, pixels]);
    return expectedAndDrawn(expected, cast(less<Tensor2D>(uniforms, expected), 'float32'));
  });
  return { frames, times: Float32Array.of(0, 1) };
}

function standardNormal(shape: [number, number], seed: number): Tensor2D {
  return tensor2d(normals(shape[0] * shape[1], random(seed)), shape);
}

/** The VAE of images as a family; its log-density is a bound, from below. */
export const imageVae: Family<ImageVaeConfig, ImageVaeParams> = {
  name: 'image-vae',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
