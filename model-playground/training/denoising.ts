/**
 * Held-out figures of models that see noisy points. A model's error and the best possible one are
 * compared on the same fresh points with the same noise.
 */
import { tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { posterior, sampleSwissRoll, type Mix, type SwissRoll } from '../datasets/swiss-roll.ts';
import * as diffusion from '../models/diffusion.ts';
import { averageAndError, read, type Evaluation } from './evaluation.ts';
import { derive, random } from './random.ts';

/** How a point is mixed with noise over time, and what of the mixture a network is asked for. */
export interface Denoising {
  mixAt(t: number): Mix;
  /** What is asked for, in one coordinate, when the clean point and its noise are known. */
  target(clean: number, noise: number): number;
  /** The same from the mixture and the noise (known, or guessed as well as can be). */
  fromNoise(mixed: number, noise: number, t: number): number;
}

/** The course's diffusion: the noise is asked for. */
export const noisePrediction: Denoising = {
  mixAt: (t) => ({ alpha: diffusion.signal(t), sigma: diffusion.noise(t) }),
  target: (_, noise) => noise,
  fromNoise: (_, noise) => noise,
};

/** Flow matching along straight lines: the velocity is asked for. */
export const velocityPrediction: Denoising = {
  mixAt: (t) => ({ alpha: 1 - t, sigma: t }),
  target: (clean, noise) => noise - clean,
  fromNoise: (mixed, noise, t) => (noise - mixed) / (1 - t),
};

/** A population whose noise can be told exactly. */
export interface KnownNoise {
  /** n clean points, [n, 2]. */
  draw(n: number, seed: number): Float32Array;
  /** E[ε | x_t] at points mixed [m, 2] of one time, which are those drawn from row `from` on. */
  noise(mixed: Float32Array, t: number, from: number): Float32Array;
}

/** The Swiss roll, mixed with noise in this way. */
export function rollNoise(roll: SwissRoll, { mixAt }: Denoising): KnownNoise {
  return {
    draw: (n, seed) => sampleSwissRoll(roll, n, seed),
    noise: (mixed, t) => posterior(roll, mixed, mixAt(t)).noise,
  };
}

/** Noisy points at times that cover [0, 1] evenly. */
export interface HeldOutNoise {
  /** [n] */
  times: Float32Array;
  /** [n, 2] each: the noisy point, what is asked for, and the best possible guess of that. */
  noisy: Float32Array;
  target: Float32Array;
  best: Float32Array;
}

const TIMES = 64;
const POINTS_A_TIME = 128;

/** Noisy points and the exact best guess for each; one random time in each 64th of [0, 1]. */
export function heldOutNoise(
  population: KnownNoise,
  denoising: Denoising,
  seed: number,
): HeldOutNoise {
  const source = random(derive(seed, 'held-out noise'));
  const size = TIMES * POINTS_A_TIME;
  const clean = population.draw(size, derive(seed, 'held-out points'));
  const noise = Float32Array.from({ length: 2 * size }, () => source.normal());
  const heldOut: HeldOutNoise = {
    times: new Float32Array(size),
    noisy: new Float32Array(2 * size),
    target: noise.map((value, i) => denoising.target(clean[i] as number, value)),
    best: new Float32Array(2 * size),
  };
  for (let k = 0; k < TIMES; k++) {
    const t = Math.fround((k + source.uniform()) / TIMES);
    const mix = denoising.mixAt(t);
    const [from, to] = [2 * k * POINTS_A_TIME, 2 * (k + 1) * POINTS_A_TIME];
    heldOut.times.fill(t, from / 2, to / 2);
    for (let i = from; i < to; i++) {
      heldOut.noisy[i] = mix.alpha * (clean[i] as number) + mix.sigma * (noise[i] as number);
    }
    const mixed = heldOut.noisy.subarray(from, to);
    const guessed = population.noise(mixed, t, from / 2);
    heldOut.best.set(
      guessed.map((value, i) => denoising.fromNoise(mixed[i] as number, value, t)),
      from,
    );
  }
  return heldOut;
}

/** The best possible guess at points mixed [n, 2] of one time: from the exact E[ε | x_t]. */
export function bestGuess(
  roll: SwissRoll,
  denoising: Denoising,
  mixed: Float32Array,
  t: number,
): Float32Array {
  const { noise } = posterior(roll, mixed, denoising.mixAt(t));
  return noise.map((value, i) => denoising.fromNoise(mixed[i] as number, value, t));
}

/** An evaluation of a model whose floor is known. */
export type Judged = Evaluation & Required<Pick<Evaluation, 'gap' | 'floor'>>;

/** A network's guess at points [n, 2] and times [n, 1]. */
export type Guess = (xt: Tensor2D, t: Tensor2D) => Tensor2D;

/** Error on held-out points against the floor, also by thirds of the time axis. */
export async function evaluateDenoising(
  guess: Guess,
  { times, noisy, target, best }: HeldOutNoise,
  floor: number,
): Promise<Judged> {
  const guessed = await read(
    tidy(() => guess(tensor2d(noisy, [times.length, 2]), tensor2d(times, [times.length, 1]))),
  );
  const excess = Float64Array.from(times, (_, i) => {
    const [x, y] = [2 * i, 2 * i + 1];
    const error = squares(target, guessed, x) + squares(target, guessed, y);
    const least = squares(target, best, x) + squares(target, best, y);
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
