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

/** A population whose noise can be told exactly, if at all. */
export interface KnownNoise {
  /** Numbers in a point. */
  readonly dimensions: number;
  /** n clean points, [n, dimensions]. */
  draw(n: number, seed: number): Float32Array;
  /**
   * E[ε | x_t] at points mixed [m, dimensions] of one time, which are those drawn from row `from` on.
   * Absent where nobody knows it.
   */
  noise?(mixed: Float32Array, t: number, from: number): Float32Array;
}

/** The Swiss roll, mixed with noise in this way. */
export function rollNoise(roll: SwissRoll, { mixAt }: Denoising): KnownNoise {
  return {
    dimensions: 2,
    draw: (n, seed) => sampleSwissRoll(roll, n, seed),
    noise: (mixed, t) => posterior(roll, mixed, mixAt(t)).noise,
  };
}

/** Noisy points at times that cover [0, 1] evenly. */
export interface HeldOutNoise {
  /** [n] */
  times: Float32Array;
  /**
   * [n, dimensions] each: the noisy point, what is asked for, and the best possible guess of that;
   * where nobody knows it, what is asked for itself.
   */
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
  pointsATime = POINTS_A_TIME,
): HeldOutNoise {
  const source = random(derive(seed, 'held-out noise'));
  const { dimensions } = population;
  const size = TIMES * pointsATime;
  const clean = population.draw(size, derive(seed, 'held-out points'));
  const noise = Float32Array.from({ length: dimensions * size }, () => source.normal());
  const target = noise.map((value, i) => denoising.target(clean[i] as number, value));
  const heldOut: HeldOutNoise = {
    times: new Float32Array(size),
    noisy: new Float32Array(dimensions * size),
    target,
    best: target.slice(),
  };
  for (let k = 0; k < TIMES; k++) {
    const t = Math.fround((k + source.uniform()) / TIMES);
    const mix = denoising.mixAt(t);
    const [first, last] = [k * pointsATime, (k + 1) * pointsATime];
    const [from, to] = [dimensions * first, dimensions * last];
    heldOut.times.fill(t, first, last);
    for (let i = from; i < to; i++) {
      heldOut.noisy[i] = mix.alpha * (clean[i] as number) + mix.sigma * (noise[i] as number);
    }
    const mixed = heldOut.noisy.subarray(from, to);
    const guessed = population.noise?.(mixed, t, first);
    if (!guessed) continue;
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
  heldOut: HeldOutNoise,
  floor: number,
): Promise<Judged> {
  const { times, noisy } = heldOut;
  const guessed = await read(
    tidy(() => guess(tensor2d(noisy, [times.length, 2]), tensor2d(times, [times.length, 1]))),
  );
  return aboveFloor(excessOf(guessed, heldOut), times, floor);
}

/** How far the squared error of guesses [n, dimensions] is above the best possible one, [n], a coordinate. */
export function excessOf(
  guessed: Float32Array,
  { times, target, best }: Omit<HeldOutNoise, 'noisy'>,
): Float64Array {
  const dimensions = guessed.length / times.length;
  const squares = (guess: Float32Array, i: number): number =>
    ((target[i] as number) - (guess[i] as number)) ** 2;
  return Float64Array.from(times, (_, point) => {
    let sum = 0;
    for (let i = dimensions * point; i < dimensions * (point + 1); i++) {
      sum += squares(guessed, i) - squares(best, i);
    }
    return sum / dimensions;
  });
}

/** The figures of such an excess [n] at times [n], whole and by thirds of the time axis. */
export function aboveFloor(excess: Float64Array, times: Float32Array, floor: number): Judged {
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
