/**
 * Held-out figures. A model's error and the best possible one are compared point by point, on the
 * same fresh points with the same noise, so that most of the noise of the comparison cancels.
 */
import {
  logSumExp,
  mean,
  sub,
  tensor2d,
  tidy,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { gaussianEntropy, gaussianLogDensity, type Gaussian2d } from '../datasets/gaussians-2d.ts';
import { posterior, sampleSwissRoll, type SwissRoll } from '../datasets/swiss-roll.ts';
import { noise, predictNoise, signal, type DiffusionParams } from '../models/diffusion.ts';
import {
  encode,
  IMPORTANCE_SAMPLES,
  klToPrior,
  logWeights,
  type VaeParams,
} from '../models/vae.ts';
import type { EvaluationEvent } from '../worker/protocol.ts';
import { derive, random } from './random.ts';

export type Evaluation = Omit<EvaluationEvent, 'type' | 'step'>;

/** Held-out noisy points of the diffusion, at times that cover [0, 1] evenly. */
export interface DiffusionHeldOut {
  /** [n] */
  times: Float32Array;
  /** [n, 2] each: the noisy point, its noise, and the best possible guess of that noise. */
  noisy: Float32Array;
  noise: Float32Array;
  best: Float32Array;
}

const TIMES = 64;
const POINTS_A_TIME = 128;

/** Noisy points and the exact E[ε | x_t] of each; one random time in each 64th of [0, 1]. */
export function diffusionHeldOut(roll: SwissRoll, seed: number): DiffusionHeldOut {
  const source = random(derive(seed, 'held-out noise'));
  const size = TIMES * POINTS_A_TIME;
  const clean = sampleSwissRoll(roll, size, derive(seed, 'held-out points'));
  const heldOut: DiffusionHeldOut = {
    times: new Float32Array(size),
    noisy: new Float32Array(2 * size),
    noise: Float32Array.from({ length: 2 * size }, () => source.normal()),
    best: new Float32Array(2 * size),
  };
  for (let k = 0; k < TIMES; k++) {
    const t = Math.fround((k + source.uniform()) / TIMES);
    const mix = { alpha: signal(t), sigma: noise(t) };
    const [from, to] = [2 * k * POINTS_A_TIME, 2 * (k + 1) * POINTS_A_TIME];
    heldOut.times.fill(t, from / 2, to / 2);
    for (let i = from; i < to; i++) {
      heldOut.noisy[i] =
        mix.alpha * (clean[i] as number) + mix.sigma * (heldOut.noise[i] as number);
    }
    heldOut.best.set(posterior(roll, heldOut.noisy.subarray(from, to), mix).noise, from);
  }
  return heldOut;
}

/** ε-error on held-out points against the floor, also by thirds of the time axis. */
export async function evaluateDiffusion(
  params: DiffusionParams,
  heldOut: DiffusionHeldOut,
  floor: number,
): Promise<Evaluation> {
  const { times, noisy, noise: truth, best } = heldOut;
  const guess = await read(
    tidy(() =>
      predictNoise(params, tensor2d(noisy, [times.length, 2]), tensor2d(times, [times.length, 1])),
    ),
  );
  const excess = Float64Array.from(times, (_, i) => {
    const [x, y] = [2 * i, 2 * i + 1];
    const error = squares(truth, guess, x) + squares(truth, guess, y);
    const least = squares(truth, best, x) + squares(truth, best, y);
    return (error - least) / 2;
  });
  const third = (index: number): number =>
    excess.reduce(
      (sum, value, i) => (Math.floor(3 * (times[i] as number)) === index ? sum + value : sum),
      0,
    ) / excess.length;
  const { average: gap, error } = averageAndError(excess);
  return {
    value: floor + gap,
    floor,
    gap,
    error,
    quantities: {
      relativeGap: (100 * gap) / floor,
      gapNearData: third(0),
      gapMiddle: third(1),
      gapNearNoise: third(2),
    },
  };
}

function squares(a: Float32Array, b: Float32Array, i: number): number {
  return ((a[i] as number) - (b[i] as number)) ** 2;
}

/** A latent that says less than this about the point, in nats, is not in use. */
const ACTIVE = 0.05;

/**
 * −ELBO on held-out points [n, 2] against the entropy, and its gap taken apart (AEVB eq. 1):
 * gap = KL(data ‖ model) + E KL(q(z|x) ‖ p(z|x)). Both come from the same importance weights: the
 * mean of their logarithms is the ELBO, the logarithm of their mean estimates log p(x), so the
 * second part is never negative. (A finite number of draws leaves a little of it in the first.)
 */
export async function evaluateVae(
  params: VaeParams,
  data: Gaussian2d,
  points: Float32Array,
  seed: number,
): Promise<Evaluation> {
  const n = points.length / 2;
  const x = tensor2d(points, [n, 2]);
  const found = tidy(() => {
    const weights = logWeights(params, x, derive(seed, 'importance'));
    const likelihood = sub<Tensor1D>(logSumExp(weights, 0), Math.log(IMPORTANCE_SAMPLES));
    return { bound: mean<Tensor1D>(weights, 0), likelihood, kl: klPerDimension(params, x) };
  });
  x.dispose();
  const [bound, likelihood, kl] = await Promise.all([
    read(found.bound),
    read(found.likelihood),
    read(found.kl),
  ]);
  const truth = Float64Array.from({ length: n }, (_, i) =>
    gaussianLogDensity(data, points[2 * i] as number, points[2 * i + 1] as number),
  );
  const floor = gaussianEntropy(data);
  const { average: gap, error } = averageAndError(truth.map((p, i) => p - (bound[i] as number)));
  const modelGap = averageAndError(truth.map((p, i) => p - (likelihood[i] as number))).average;
  const totalKl = kl.reduce((sum, value) => sum + value, 0);
  return {
    value: floor + gap,
    floor,
    gap,
    error,
    quantities: {
      reconstruction: floor + gap - totalKl,
      kl: totalKl,
      modelGap,
      inferenceGap: gap - modelGap,
      activeLatents: kl.filter((value) => value > ACTIVE).length,
    },
  };
}

/** KL(q(z_j|x) ‖ p(z_j)) averaged over points x, [latentSize], nats. */
export function klPerDimension(params: VaeParams, x: Tensor2D): Tensor1D {
  return tidy(() => mean<Tensor1D>(klToPrior(encode(params, x)), 0));
}

/** A tensor's numbers; the tensor is disposed. */
export async function read(tensor: Tensor): Promise<Float32Array<ArrayBuffer>> {
  const values = (await tensor.data()) as Float32Array<ArrayBuffer>;
  tensor.dispose();
  return values;
}

/** Average, and its standard error. */
export function averageAndError(values: ArrayLike<number>): { average: number; error: number } {
  const list = Array.from(values);
  const average = list.reduce((sum, value) => sum + value, 0) / list.length;
  const variance = list.reduce((sum, value) => sum + (value - average) ** 2, 0) / (list.length - 1);
  return { average, error: Math.sqrt(variance / list.length) };
}
