/** Noisy images to judge a denoiser by, the exact truth about them where it is known, and figures. */
import {
  cleanAlone,
  inkOf,
  leastNoiseError,
  posteriorOf,
  signed,
  type Posterior,
} from '../datasets/noisy-images.ts';
import { canvases, listShapes, sampleShapes, type ShapeImages } from '../datasets/shapes.ts';
import {
  aboveFloor,
  excessOf,
  heldOutNoise,
  noisePrediction,
  type HeldOutNoise,
} from './denoising.ts';
import { averageAndError, type Evaluation } from './evaluation.ts';
import type { ImageSet } from './images.ts';
import { derive, random } from './random.ts';

/** Noisy held-out images a time. */
const POINTS_A_TIME = 16;

/** Noisy images a time for the floor: its own error is then about a percent of it. */
const FLOOR_DRAWS = 128;

const { mixAt } = noisePrediction;

/** What is known exactly of images that are listed: the floor, and the best guess of each pixel. */
export interface Truth {
  readonly list: ShapeImages;
  readonly posterior: Posterior;
  /** Best possible ε-error, a pixel. */
  readonly floor: number;
  /** n images of −1 and 1, [n, pixels]. */
  draw(n: number, seed: number): Float32Array;
}

/** The truth about the images that a control's value names; undefined where nobody knows it. */
export function truthOf(name: string, seed: number): Truth | undefined {
  if (!(name in canvases)) return undefined;
  const shapes = canvases[name as keyof typeof canvases];
  const list = listShapes(shapes);
  return {
    list,
    posterior: posteriorOf(list),
    floor: leastNoiseError(list, mixAt, FLOOR_DRAWS, derive(seed, 'floor')).total,
    draw: (n, from) => signed(sampleShapes(shapes, n, from)),
  };
}

/** Noisy images at times that cover [0, 1], and the best guess of their noise where it is known. */
export function heldOutImages(set: ImageSet, truth: Truth | undefined, seed: number): HeldOutNoise {
  const dimensions = set.side ** 2;
  if (!truth) {
    const draw = (n: number, from: number): Float32Array =>
      someOf(set.heldOut, dimensions, n, from);
    return heldOutNoise({ dimensions, draw }, noisePrediction, seed, POINTS_A_TIME);
  }
  const noise = (mixed: Float32Array, t: number): Float32Array =>
    noiseBehind(mixed, truth.posterior.clean(mixed, mixAt(t)), t);
  const { draw } = truth;
  return heldOutNoise({ dimensions, draw, noise }, noisePrediction, seed, POINTS_A_TIME);
}

function someOf(images: Float32Array, pixels: number, n: number, from: number): Float32Array {
  const source = random(from);
  const some = new Float32Array(n * pixels);
  for (let i = 0; i < n; i++) {
    const at = source.integer(images.length / pixels) * pixels;
    some.set(signed(images.subarray(at, at + pixels)), i * pixels);
  }
  return some;
}

/** ε = (x_t − α x) / σ, when the clean image is known, or guessed. */
function noiseBehind(mixed: Float32Array, clean: ArrayLike<number>, t: number): Float32Array {
  const { alpha, sigma } = mixAt(t);
  return mixed.map((v, i) => (v - alpha * (clean[i] as number)) / sigma);
}

/**
 * How far a denoiser that looks at each pixel by itself is above the best one, on the same noisy
 * images; where the best one is not known, its whole error.
 */
export function excessAlone(
  set: ImageSet,
  truth: Truth | undefined,
  { times, noisy, target, best }: HeldOutNoise,
): number {
  const pixels = set.side ** 2;
  const ink = truth ? inkOf(truth.list) : averageInk(set.training ?? set.heldOut, pixels);
  const guessed = new Float32Array(noisy.length);
  times.forEach((t, i) => {
    const mixed = noisy.subarray(i * pixels, (i + 1) * pixels);
    guessed.set(noiseBehind(mixed, cleanAlone(ink, mixed, mixAt(t)), t), i * pixels);
  });
  return averageAndError(excessOf(guessed, { times, target, best })).average;
}

/** How often each pixel is ink; an image of ink and one of paper more, so that none is certain. */
function averageInk(images: Float32Array, pixels: number): Float64Array {
  const ink = new Float64Array(pixels).fill(1);
  images.forEach((v, i) => (ink[i % pixels] = (ink[i % pixels] as number) + v));
  return ink.map((sum) => sum / (images.length / pixels + 2));
}

/** Of samples [n, pixels]: how many are shapes at all, how many stand in the training set, percent. */
export function census(
  samples: Float32Array,
  { side, training }: Pick<ImageSet, 'side' | 'training'>,
  truth: Pick<Truth, 'list'> | undefined,
): Record<string, number> {
  const images = cut(samples, side ** 2).map((image) => image.map((v) => Number(v > 0)));
  const share = (is: (image: Float32Array) => boolean): number =>
    (100 * images.filter(is).length) / images.length;
  const known = training && new Set(cut(training, side ** 2).map((image) => image.join('')));
  return {
    ...(truth && { shapes: share((image) => truth.list.indexOf(image) !== undefined) }),
    ...(known && { byHeart: share((image) => known.has(image.join(''))) }),
  };
}

function cut(all: Float32Array, pixels: number): Float32Array[] {
  return Array.from({ length: all.length / pixels }, (_, i) =>
    all.subarray(i * pixels, (i + 1) * pixels),
  );
}

/** The figures of an excess [n] at times [n]; `alone`: that of a denoiser pixel by pixel. */
export function judgeImages(
  excess: Float64Array,
  times: Float32Array,
  alone: number,
  floor: number | undefined,
): Evaluation {
  const ofAlone = (value: number): number => (100 * value) / ((floor ?? 0) + alone);
  if (floor === undefined) {
    const { average: value, error } = averageAndError(excess);
    return { value, error, quantities: { ofAlone: ofAlone(value) } };
  }
  const figures = aboveFloor(excess, times, floor);
  const { gap, value, quantities } = figures;
  const learned = 100 * (1 - gap / alone);
  return { ...figures, quantities: { learned, ofAlone: ofAlone(value), ...quantities } };
}
