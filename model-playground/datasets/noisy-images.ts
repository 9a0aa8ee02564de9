/**
 * Images from a list, seen through noise: x_t = α x + σ ε with −1 for paper and 1 for ink. Since every
 * image is listed with its probability, the posterior over the images is a softmax over the list, and
 * with it E[x | x_t], E[ε | x_t] and the error that no denoiser passes are exact.
 */
import { random } from '../training/random.ts';
import type { ShapeImages } from './shapes.ts';
import type { Mix } from './swiss-roll.ts';

/** 0 and 1 as they are listed become −1 and 1. */
export function signed(pixels: ArrayLike<number>): Float32Array {
  return Float32Array.from(pixels, (v) => 2 * v - 1);
}

/** Images less likely than this change nothing that is shown or measured. */
const LEAST_SHARE = 1e-12;

/** The posterior of a list of images. */
export interface Posterior {
  /** Pixels an image. */
  readonly pixels: number;
  /** E[x | x_t] of noisy images mixed [n, pixels] of one time, in [−1, 1]. */
  clean(mixed: ArrayLike<number>, mix: Mix): Float64Array;
}

/** The posterior of images that are listed with their probabilities. */
export function posteriorOf({ pixels: all, masses }: Omit<ShapeImages, 'indexOf'>): Posterior {
  const pixels = all.length / masses.length;
  const count = masses.length;
  const logMasses = masses.map(Math.log);
  // Where the ink is: all images are as long as vectors, so only the sum over it tells them apart.
  // One flat list with the borders of each image's part in it: this is the innermost loop.
  const places = Uint16Array.from(inkedPlaces(all, pixels));
  const borders = new Uint32Array(count + 1);
  for (let k = 0; k < count; k++) {
    let ink = borders[k] as number;
    for (let p = 0; p < pixels; p++) ink += all[k * pixels + p] as number;
    borders[k + 1] = ink;
  }
  const weights = new Float64Array(count);
  const weigh = (mixed: ArrayLike<number>, from: number, scale: number): number => {
    let largest = -Infinity;
    for (let k = 0; k < count; k++) {
      let sum = 0;
      const end = borders[k + 1] as number;
      for (let i = borders[k] as number; i < end; i++)
        sum += mixed[from + (places[i] as number)] as number;
      const log = (logMasses[k] as number) + scale * sum;
      weights[k] = log;
      if (log > largest) largest = log;
    }
    let total = 0;
    for (let k = 0; k < count; k++) {
      const weight = Math.exp((weights[k] as number) - largest);
      weights[k] = weight;
      total += weight;
    }
    return total;
  };
  return {
    pixels,
    clean(mixed, { alpha, sigma }) {
      const found = new Float64Array(mixed.length).fill(-1);
      for (let from = 0; from < mixed.length; from += pixels) {
        const total = weigh(mixed, from, (2 * alpha) / sigma ** 2);
        for (let k = 0; k < count; k++) {
          const share = (2 * (weights[k] as number)) / total;
          if (share < LEAST_SHARE) continue;
          const end = borders[k + 1] as number;
          for (let i = borders[k] as number; i < end; i++) {
            const pixel = from + (places[i] as number);
            found[pixel] = (found[pixel] as number) + share;
          }
        }
      }
      return found;
    },
  };
}

/** The numbers of the pixels that are ink, image after image. */
function* inkedPlaces(all: Uint8Array, pixels: number): Generator<number> {
  for (let i = 0; i < all.length; i++) if (all[i] === 1) yield i % pixels;
}

/** How often each pixel is ink, [pixels]. */
export function inkOf({ pixels: all, masses }: Omit<ShapeImages, 'indexOf'>): Float64Array {
  const pixels = all.length / masses.length;
  return Float64Array.from({ length: pixels }, (_, p) =>
    masses.reduce((sum, mass, k) => sum + mass * (all[k * pixels + p] as number), 0),
  );
}

/** E[x | x_t] pixel by pixel when each is guessed from its own value and its share of ink alone. */
export function cleanAlone(
  ink: Float64Array,
  mixed: ArrayLike<number>,
  { alpha, sigma }: Mix,
): Float64Array {
  const prior = ink.map((p) => Math.log(p / (1 - p)) / 2);
  return Float64Array.from(mixed, (v, i) =>
    Math.tanh((alpha * v) / sigma ** 2 + (prior[i % prior.length] as number)),
  );
}

/** Times at which the error is taken, the middles of even parts of [0, 1]. */
const TIMES = 64;

/**
 * The smallest possible mean squared error of guessed noise, a pixel, averaged over t in [0, 1]:
 * E Var(ε | x_t) = (α/σ)² E Var(x | x_t), where x² = 1 makes the variance 1 − E[x | x_t]². The average
 * over x_t is taken on so many noisy images a time; images are drawn evenly along the list.
 */
export function leastNoiseError(
  list: Omit<ShapeImages, 'indexOf'>,
  mixAt: (t: number) => Mix,
  draws: number,
  seed: number,
): { total: number; times: number[]; errors: number[] } {
  const { pixels, clean } = posteriorOf(list);
  const source = random(seed);
  const times = Array.from({ length: TIMES }, (_, k) => (k + 0.5) / TIMES);
  const errors = times.map((t) => {
    const mix = mixAt(t);
    const mixed = new Float64Array(draws * pixels);
    const offset = source.uniform();
    let image = 0;
    let passed = list.masses[0] as number;
    for (let i = 0; i < draws; i++) {
      while (passed < (i + offset) / draws && image < list.masses.length - 1) {
        image += 1;
        passed += list.masses[image] as number;
      }
      for (let p = 0; p < pixels; p++) {
        const x = 2 * (list.pixels[image * pixels + p] as number) - 1;
        mixed[i * pixels + p] = mix.alpha * x + mix.sigma * source.normal();
      }
    }
    const certain = clean(mixed, mix).reduce((sum, m) => sum + m * m, 0) / mixed.length;
    return (mix.alpha / mix.sigma) ** 2 * (1 - certain);
  });
  return { total: errors.reduce((sum, e) => sum + e, 0) / TIMES, times, errors };
}
