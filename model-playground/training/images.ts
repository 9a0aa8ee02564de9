/** Sets of binary images by the names that their control has. */
import { digitsFile, halved, inBlackAndWhite, readDigits } from '../datasets/digits.ts';
import { entropyOf } from '../datasets/masses.ts';
import { canvases, listShapes, sampleShapes, type Shapes } from '../datasets/shapes.ts';
import { batches, trainingPoints, type Population, type TrainingData } from './data.ts';
import type { OpenFile } from './preparation.ts';
import { derive, random } from './random.ts';

export interface ImageSet {
  /** Pixels a side. */
  readonly side: number;
  batch: TrainingData['batch'];
  /** All that batches are drawn from, [n, side²]; absent where each is fresh. */
  readonly training?: Float32Array;
  /** Images that no batch contains, or fresh ones: [n, side²]. */
  readonly heldOut: Float32Array;
  readonly judged: JudgedImages;
  /** Entropy in nats an image; undefined where nobody knows it. */
  readonly entropy?: number;
  /** Nats an image when every pixel is guessed by its own frequency alone. */
  readonly independent: number;
}

/** What a model is judged by: weighted images, and the truth about them where it is known. */
export interface JudgedImages {
  /** [m, side²] */
  readonly images: Float32Array;
  /** [m]: sum to 1. */
  readonly weights: Float64Array;
  /** True when these are all images that the data has, weighted by their probabilities. */
  readonly all: boolean;
  /** [m]: exact log p. */
  readonly truth?: Float64Array;
}

/** Up to so many distinct images, all are judged; of more, and of digits, so many of them. */
const JUDGE_ALL = 1000;
const JUDGED = 512;

const HELD_OUT = 256;

/** The set of a control's value: a canvas of shapes by its side, or digits by theirs. */
export async function imageSet(
  name: string,
  size: number | 'all',
  seed: number,
  open: OpenFile,
): Promise<ImageSet> {
  if (name in canvases) return shapeSet(canvases[name as keyof typeof canvases], size, seed);
  return digitSet(name === 'digits-14', size, seed, open);
}

function shapeSet(shapes: Shapes, size: number | 'all', seed: number): ImageSet {
  const { side } = shapes;
  const { pixels, masses, indexOf } = listShapes(shapes);
  const population: Population = (n, from) => sampleShapes(shapes, n, from);
  const all = masses.length <= JUDGE_ALL;
  const images = all
    ? Float32Array.from(pixels)
    : population(JUDGED, derive(seed, 'judged images'));
  const count = images.length / side ** 2;
  const massOf = (i: number): number =>
    masses[indexOf(images.subarray(i * side ** 2, (i + 1) * side ** 2)) ?? -1] ?? NaN;
  const truth = Float64Array.from({ length: count }, (_, i) => Math.log(massOf(i)));
  const weights = all ? masses : new Float64Array(count).fill(1 / count);
  const inked = Float64Array.from({ length: side ** 2 }, (_, p) =>
    masses.reduce((sum, mass, i) => sum + mass * (pixels[i * side ** 2 + p] as number), 0),
  );
  return {
    side,
    batch: batches(population, size === 'all' ? 'fresh' : size, seed),
    ...(size !== 'all' && { training: trainingPoints(population, size, seed) }),
    heldOut: population(HELD_OUT, derive(seed, 'held-out')),
    judged: { images, weights, all, truth },
    entropy: entropyOf(masses),
    independent: crossEntropyOfPixels(inked, inked),
  };
}

async function digitSet(
  small: boolean,
  size: number | 'all',
  seed: number,
  open: OpenFile,
): Promise<ImageSet> {
  const digits = await readDigits(await open(digitsFile));
  const { side, training, heldOut } = inBlackAndWhite(small ? halved(digits) : digits);
  const area = side ** 2;
  const some = size === 'all' ? training : training.subarray(0, size * area);
  const images = heldOut.subarray(0, JUDGED * area);
  return {
    side,
    batch: batchesOf(some, area, seed),
    training: some,
    heldOut: heldOut.slice(heldOut.length - HELD_OUT * area),
    judged: { images, weights: new Float64Array(JUDGED).fill(1 / JUDGED), all: false },
    independent: crossEntropyOfPixels(inkOf(images, area, 0), inkOf(some, area, 1)),
  };
}

/** Batches from these images, [n, area], drawn with replacement. */
export function batchesOf(images: Float32Array, area: number, seed: number): TrainingData['batch'] {
  return (count, step) => {
    const source = random(derive(seed, 'batch', step));
    const batch = new Float32Array(count * area);
    for (let i = 0; i < count; i++) {
      const from = source.integer(images.length / area) * area;
      batch.set(images.subarray(from, from + area), i * area);
    }
    return batch;
  };
}

/** How often each pixel is ink, [area]; `extra` counts an image of ink and one of paper in. */
function inkOf(images: Float32Array, area: number, extra: number): Float64Array {
  const sums = new Float64Array(area).fill(extra);
  images.forEach((value, i) => (sums[i % area] = (sums[i % area] as number) + value));
  return sums.map((sum) => sum / (images.length / area + 2 * extra));
}

/** Nats an image with ink at these frequencies when each pixel is guessed from `guess` alone. */
function crossEntropyOfPixels(ink: Float64Array, guess: Float64Array): number {
  return ink.reduce((sum, p, i) => {
    const q = guess[i] as number;
    const nats = (share: number, mass: number): number => (share > 0 ? -share * Math.log(mass) : 0);
    return sum + nats(p, q) + nats(1 - p, 1 - q);
  }, 0);
}
