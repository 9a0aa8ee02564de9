/**
 * Denoising diffusion, ε-prediction, continuous time.
 *
 * Papers   Ho, Jain, Abbeel (2020), "Denoising Diffusion Probabilistic Models" [DDPM];
 *          Song, Meng, Ermon (2021), "Denoising Diffusion Implicit Models" [DDIM];
 *          Song et al. (2021), "Score-Based Generative Modeling through SDEs" [SDE].
 * Symbols  here        DDPM, DDIM                       meaning
 *          t ∈ [0, 1]  t / T                            diffusion time, 0 = data, 1 = noise
 *          signal(t)   √ᾱ_t (DDIM writes √α_t)          how much of the data is left
 *          noise(t)    √(1 − ᾱ_t)                       how much noise is in
 *          x, xt, ε    x_0, x_t, ε                      data, noisy data, noise
 * Shapes   points [batch, 2], times [batch, 1], all in normalised data coordinates.
 */
import {
  add,
  clipByValue,
  concat,
  div,
  mul,
  square,
  sub,
  tensor2d,
  tidy,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import { changeOfVariables } from '../objectives/change-of-variables.ts';
import { meanByThirds, spreadTimes, thirdNames } from '../objectives/time-axis.ts';
import type { Velocity } from '../samplers/ode.ts';
import { followToBase } from '../samplers/to-base.ts';
import { walkBack } from '../samplers/walk-back.ts';
import { normals, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface DiffusionConfig {
  depth: number;
  width: number;
}

export interface DiffusionSampling {
  /** η of DDIM eq. (16): 1 is the ancestral sampler, 0 the probability flow. */
  sampler: 'ddpm' | 'ddim';
  steps: number;
  /**
   * The time at which pure noise is taken for x_t; absent: the last. Earlier is not quite true,
   * but there the clean estimate is no division by almost zero.
   */
  start?: number;
}

export interface DiffusionParams extends Parameters {
  readonly network: Mlp;
}

/** The course's network: 4 × 64 on (x, t); small enough for a minute, wide enough for the roll. */
export const defaults: DiffusionConfig = { depth: 4, width: 64 };

export const partNames = thirdNames;

/** Times closer to the ends divide by zero: α(1) = 0 and σ(0) = 0. */
export const EARLIEST = 1e-4;
export const LATEST = 1 - 1e-4;

/** Normalised data lie well inside ±4: an estimate of clean data outside is cut off. */
const LARGEST_COORDINATE = 4;

/** Fresh parameters of the noise predictor ε̂(x_t, t). */
export function init(config: DiffusionConfig, seed: number): DiffusionParams {
  const hidden = Array.from({ length: config.depth }, () => config.width);
  // The last layer starts small: the first guess of the noise is near its mean, zero.
  const network = createMlp([3, ...hidden, 2], seed, 0.1);
  return { network, variables: variablesOf(network) };
}

/** α(t) = cos(πt/2): what is left of the data at time t. */
export function signal(t: number): number {
  return Math.cos((Math.PI * t) / 2);
}

/** σ(t) = sin(πt/2), so that α² + σ² = 1: the variance of normalised data is preserved. */
export function noise(t: number): number {
  return Math.sin((Math.PI * t) / 2);
}

/** The network's guess of the noise in xt [batch, 2] at times [batch, 1] (ε_θ of DDPM eq. 11). */
export function predictNoise({ network }: DiffusionParams, xt: Tensor2D, t: Tensor2D): Tensor2D {
  return applyMlp(network, concat([xt, t], 1));
}

/**
 * Mean squared error of the guessed noise over batch and dimensions (DDPM eq. 14), at times spread
 * evenly over the batch.
 * The parts are the contributions of the three thirds of the time axis.
 */
export function loss(params: DiffusionParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const batch = x.shape[0];
    const source = random(seed);
    const times = spreadTimes(batch, source.uniform());
    const epsilon = tensor2d(normals(2 * batch, source), [batch, 2]);
    const xt = diffuse(x, epsilon, times);
    const guess = predictNoise(params, xt, tensor2d(times, [batch, 1]));
    return meanByThirds(square(sub<Tensor2D>(guess, epsilon)), times);
  });
}

/** x_t = α(t) x + σ(t) ε (DDPM eq. 4), for one time a row. */
export function diffuse(x: Tensor2D, epsilon: Tensor2D, times: Float32Array): Tensor2D {
  return tidy(() => {
    const signals = tensor2d(times.map(signal), [times.length, 1]);
    const noises = tensor2d(times.map(noise), [times.length, 1]);
    return add(mul(signals, x), mul(noises, epsilon));
  });
}

/**
 * Standard deviation of the fresh noise when stepping from t back to an earlier s (DDIM eq. 16).
 * η = 1 gives the variance of q(x_s | x_t, x), β̃_t of DDPM eq. 7; η = 0 gives none.
 */
export function freshNoise(t: number, s: number, eta: number): number {
  const ratio = signal(t) / signal(s);
  return eta * (noise(s) / noise(t)) * Math.sqrt(Math.max(0, 1 - ratio * ratio));
}

/**
 * One step from t back to s: towards the clean estimate, its noise turned down (DDIM eq. 12). No
 * coordinate of clean data is larger than `largest`.
 */
export function stepBack(
  xt: Tensor2D,
  guess: Tensor2D,
  fresh: Tensor2D | undefined,
  [t, s]: readonly [number, number],
  largest = LARGEST_COORDINATE,
): Tensor2D {
  return tidy(() => {
    const clean = clipByValue(div(sub(xt, mul(guess, noise(t))), signal(t)), -largest, largest);
    const deviation = fresh ? freshNoise(t, s, 1) : 0;
    const kept = Math.sqrt(Math.max(0, noise(s) ** 2 - deviation ** 2));
    const next = add(mul(clean, signal(s)), mul(guess, kept)) as Tensor2D;
    return fresh ? add(next, mul(fresh, deviation)) : next;
  });
}

/** Draws n points: from pure noise, step by step back to the data (DDPM algorithm 2). */
export function sample(
  params: DiffusionParams,
  n: number,
  seed: number,
  { sampler, steps, start = LATEST }: DiffusionSampling = { sampler: 'ddim', steps: 32 },
): Trajectory {
  const source = random(seed);
  const draw = (): Tensor2D => tensor2d(normals(2 * n, source), [n, 2]);
  return tidy(() =>
    walkBack(draw(), steps, { latest: start, earliest: EARLIEST }, (x, t, s) =>
      tidy(() => {
        const at = tensor2d(new Float32Array(n).fill(t), [n, 1]);
        const fresh = sampler === 'ddpm' ? draw() : undefined;
        return stepBack(x, predictNoise(params, x, at), fresh, [t, s]);
      }),
    ),
  );
}

/**
 * Velocity dx/dt of the probability-flow ODE at points xt [n, 2] and one time (SDE eq. 13). With
 * x_t = α x + σ ε and the schedule above it is (π/2) (ε̂ − σ x_t) / α.
 */
export function flowVelocity(params: DiffusionParams, xt: Tensor2D, t: number): Tensor2D {
  return tidy(() => {
    const at = tensor2d(new Float32Array(xt.shape[0]).fill(t), [xt.shape[0], 1]);
    const guess = predictNoise(params, xt, at);
    return mul(sub(guess, mul(xt, noise(t))), Math.PI / 2 / signal(t));
  });
}

/**
 * log p(x), [n], of the probability flow's samples from N(0, I) at time `start` (SDE appendix D.2):
 * exact but for the steps, each of which asks the network twice and takes four passes back.
 */
export function flowLogDensity(
  params: DiffusionParams,
  x: Tensor2D,
  { steps, start }: { steps: number; start: number },
): Tensor1D {
  return tidy(() => {
    const velocity: Velocity = (at, t) => flowVelocity(params, at, t);
    const way = { earliest: EARLIEST, latest: start };
    return changeOfVariables(followToBase(velocity, x, steps, way));
  });
}

/** Diffusion as a family. It has no cheap log-density; its floor is that of the ε-error. */
export const diffusion: Family<DiffusionConfig, DiffusionParams, DiffusionSampling> = {
  name: 'diffusion',
  defaults,
  partNames,
  init,
  loss,
  sample,
};
