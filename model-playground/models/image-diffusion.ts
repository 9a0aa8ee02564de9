/**
 * Diffusion on images of ink and paper, with a small U-Net that gives the clean pixels.
 *
 * Papers   Ho, Jain, Abbeel (2020), "Denoising Diffusion Probabilistic Models" [DDPM];
 *          Song, Meng, Ermon (2021), "Denoising Diffusion Implicit Models" [DDIM];
 *          Chen, Zhang, Hinton (2023), "Analog Bits: Generating Discrete Data using Diffusion Models
 *          with Self-Conditioning" [AB], for bits as numbers and a network that guesses them.
 * Symbols  here        elsewhere   meaning
 *          t ∈ [0, 1]  t / T       diffusion time, 0 = data, 1 = noise; α and σ as in diffusion.ts
 *          x, xt, ε    x_0, x_t    an image, with −1 for paper and 1 for ink; noisy; noise
 *          x̂, ε̂        x_θ, ε_θ    guesses of the image and of the noise
 *          ℓ           –           what the network adds to the log-odds of a pixel, halved
 * Shapes   images [batch, side²], row by row from the top; times [batch], as plain numbers.
 */
import {
  add,
  clipByValue,
  div,
  mul,
  reshape,
  square,
  sub,
  tanh,
  tensor2d,
  tidy,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { applyUnet, createUnet, unetVariables, type Unet } from '../networks/unet.ts';
import { meanByThirds, spreadTimes, thirdNames } from '../objectives/time-axis.ts';
import { walkBack } from '../samplers/walk-back.ts';
import { normals, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';
import {
  diffuse,
  EARLIEST,
  LATEST,
  noise,
  signal,
  stepBack,
  type DiffusionSampling,
} from './diffusion.ts';

export interface ImageDiffusionConfig {
  /** Pixels a side; even. */
  side: number;
  /** Channels at full resolution, a multiple of four; twice as many at half. */
  width: number;
  /** What the network gives: log-odds of clean pixels, or the noise itself as in DDPM. */
  gives: 'pixels' | 'noise';
}

export interface ImageDiffusionParams extends Parameters {
  readonly config: ImageDiffusionConfig;
  readonly network: Unet;
}

/** Small enough for a minute or two; the pixels, because they have only two values. */
export const defaults: ImageDiffusionConfig = { side: 12, width: 16, gives: 'pixels' };

export const partNames = thirdNames;

/** Fresh parameters. */
export function init(config: ImageDiffusionConfig, seed: number): ImageDiffusionParams {
  const network = createUnet({ channels: 1, width: config.width }, seed);
  return { config, network, variables: unetVariables(network) };
}

/** A number a time, to be multiplied with the rows of [batch, pixels]. */
function column(times: Float32Array, of: (t: number) => number): Tensor2D {
  return tensor2d(times.map(of), [times.length, 1]);
}

/** The network's image for each image of xt. */
function apply({ network, config }: ImageDiffusionParams, xt: Tensor2D, t: Float32Array): Tensor2D {
  const { side } = config;
  const images: Tensor4D = reshape(xt, [t.length, side, side, 1]);
  return reshape(applyUnet(network, images, t), [t.length, side * side]);
}

/**
 * x̂ = tanh(α x_t / σ² + ℓ(x_t, t)): by Bayes' rule the log-odds of ink at a pixel are 2 α x_t / σ²,
 * which is what its own noisy value says, and 2 ℓ, which is what all the others say. The first is
 * known, so the network has only the second to learn, and pixels that can be told are told exactly.
 */
export function guessPixels(params: ImageDiffusionParams, xt: Tensor2D, t: Float32Array): Tensor2D {
  return tidy(() => {
    if (params.config.gives === 'noise') {
      const clean = sub<Tensor2D>(xt, mul(apply(params, xt, t), column(t, noise)));
      return clipByValue(div<Tensor2D>(clean, column(t, signal)), -1, 1);
    }
    const own = mul<Tensor2D>(
      xt,
      column(t, (each) => signal(each) / noise(each) ** 2),
    );
    return tanh(add<Tensor2D>(own, apply(params, xt, t)));
  });
}

/** ε̂ = (x_t − α x̂) / σ (DDPM eq. 4, solved for ε), or what the network gives. */
export function predictNoise(
  params: ImageDiffusionParams,
  xt: Tensor2D,
  t: Float32Array,
): Tensor2D {
  return tidy(() => {
    if (params.config.gives === 'noise') return apply(params, xt, t);
    const clean = guessPixels(params, xt, t);
    return div(sub(xt, mul(clean, column(t, signal))), column(t, noise));
  });
}

/**
 * Mean squared error of the guessed noise over batch and pixels (DDPM eq. 14), at times spread evenly
 * over the batch. The parts are the contributions of the three thirds of the time axis.
 */
export function loss(params: ImageDiffusionParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const [batch, pixels] = x.shape;
    const source = random(seed);
    const times = spreadTimes(batch, source.uniform()).map((t) => Math.max(t, EARLIEST));
    const epsilon = tensor2d(normals(batch * pixels, source), [batch, pixels]);
    const guess = predictNoise(params, diffuse(x, epsilon, times), times);
    return meanByThirds(square(sub<Tensor2D>(guess, epsilon)), times);
  });
}

/** Draws n images: from pure noise, step by step back to ink and paper (DDPM algorithm 2). */
export function sample(
  params: ImageDiffusionParams,
  n: number,
  seed: number,
  { sampler, steps }: DiffusionSampling = { sampler: 'ddim', steps: 32 },
): Trajectory {
  const source = random(seed);
  const pixels = params.config.side ** 2;
  const draw = (): Tensor2D => tensor2d(normals(n * pixels, source), [n, pixels]);
  return tidy(() =>
    walkBack(draw(), steps, { latest: LATEST, earliest: EARLIEST }, (x, t, s) =>
      tidy(() => {
        const at = new Float32Array(n).fill(t);
        const fresh = sampler === 'ddpm' ? draw() : undefined;
        return stepBack(x, predictNoise(params, x, at), fresh, [t, s], 1);
      }),
    ),
  );
}

/** Diffusion on images as a family; its floor is that of the ε-error. */
export const imageDiffusion: Family<ImageDiffusionConfig, ImageDiffusionParams, DiffusionSampling> =
  { name: 'image diffusion', defaults, partNames, init, loss, sample };
