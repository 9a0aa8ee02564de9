/** Models of binary images, pixel by pixel: what any of them needs besides its own functions. */
import { tensor2d, tidy, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Loss, Parameters, Trajectory } from '../../models/contract.ts';
import { decodeHalf, pixelsOfHalf } from '../../datasets/drawing.ts';
import type { CacheTimes, Pixels, SampleOptions } from '../../worker/protocol.ts';
import { read } from '../evaluation.ts';
import { imageSet, type ImageSet } from '../images.ts';
import { evaluateImages } from '../likelihood.ts';
import { trainingOf, type OpenFile, type Preparation, type Reader } from '../preparation.ts';
import { derive } from '../random.ts';

/** A family's functions on images [n, side²]; what they return is the caller's. */
export interface ImageModel {
  readonly parameters: Parameters;
  readonly partNames: readonly string[];
  loss(x: Tensor2D, seed: number): Loss;
  logDensity(x: Tensor2D): Tensor1D;
  sample(n: number, seed: number): Trajectory | Promise<Trajectory>;
  /** Draws the pixels from number `from` on. */
  complete(x: Tensor2D, from: number, seed: number): Trajectory | Promise<Trajectory>;
  /** Logits of each pixel, given those before it. */
  logits(x: Tensor2D): Tensor2D;
  /** What is seen from a pixel, rows down and columns to the right; absent: all before it. */
  readonly seen?: readonly (readonly [row: number, column: number])[];
  /** Measures what a cache saves. */
  measureCache?(): Promise<CacheTimes>;
}

/** Samples in the picture's grid; completions of so many images, so many of each. */
const SAMPLES = 16;
const COMPLETED = 4;
const OF_EACH = 3;
const OF_OWN = 7;

/** Images judged at once: more would only take more memory. */
const AT_ONCE = 64;

/** Puts a family on the images that its settings name. */
export async function onImages(
  seed: number,
  settings: Reader,
  open: OpenFile,
  build: (side: number) => ImageModel,
): Promise<Preparation> {
  const choice = settings.text('trainingSet');
  const size = choice === 'all' ? choice : Number(choice);
  const set = await imageSet(settings.text('data'), size, seed, open);
  const model = build(set.side);
  const { pace, ...schedule } = trainingOf(seed, settings);
  const sampling = { ...pace.sampling, count: SAMPLES, half: settings.text('half') };
  const training = {
    ...schedule,
    // A step takes long enough for a picture every few, and an evaluation costs about ten.
    ...{ pictureEvery: 32, evaluateEvery: 128, pace: { ...pace, sampling } },
  };
  let shown = false;
  let times: CacheTimes | undefined;
  return {
    model: {
      parameters: model.parameters,
      partNames: model.partNames,
      loss: (x, from) => model.loss(x, from),
      sample: ({ count, seed: from }) => model.sample(count, from),
      evaluate: async () => evaluateImages(set.judged, await judge(model, set), set),
      picture: async () => {
        // The first picture does not wait for it.
        if (shown) times ??= await model.measureCache?.();
        shown = true;
        return {
          ...(await pixels(model, set, seed, training.pace.sampling)),
          ...(times && { times: copyOf(times) }),
        };
      },
    },
    data: {
      dimensions: set.side ** 2,
      batch: set.batch,
      heldOut: set.heldOut,
      bounds: { x: [0, set.side], y: [0, set.side] },
      ...(set.entropy !== undefined && { floor: { value: set.entropy, unit: 'nats' } as const }),
      baseline: set.independent,
    },
    training,
  };
}

/** log p of every judged image, [m]. */
async function judge(model: ImageModel, { judged, side }: ImageSet): Promise<Float32Array> {
  const area = side ** 2;
  const count = judged.images.length / area;
  const found = new Float32Array(count);
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = judged.images.slice(from * area, (from + AT_ONCE) * area);
    const logs = tidy(() => model.logDensity(tensor2d(some, [some.length / area, area])));
    found.set(await read(logs), from);
  }
  return found;
}

/** One held-out image as the model reads it, some completed from their upper half, and one's own. */
async function pixels(
  model: ImageModel,
  { side, heldOut }: ImageSet,
  seed: number,
  sampling: SampleOptions,
): Promise<Pixels> {
  const area = side ** 2;
  const image = heldOut.slice(0, area);
  const originals = heldOut.slice(area, (1 + COMPLETED) * area);
  const own = imageOf(sampling.half, side);
  const goneOn = (halves: Float32Array, each: number, from: number) =>
    completed(model, side, halves, each, from);
  const logits = await read(tidy(() => model.logits(tensor2d(image, [1, area]))));
  return {
    ...{ kind: 'pixels', side, image, originals, from: pixelsOfHalf(side) },
    expected: logits.map((logit) => 1 / (1 + Math.exp(-logit))),
    seen: Float32Array.from((model.seen ?? []).flat()),
    completed: await goneOn(originals, OF_EACH, derive(seed, 'completions')),
    ...(own && {
      own: { half: own, completed: await goneOn(own, OF_OWN, derive(sampling.seed, 'own half')) },
    }),
  };
}

/** Each of some images [n, side²] completed from its upper half, so many times: [n, each, side²]. */
async function completed(
  model: ImageModel,
  side: number,
  halves: Float32Array,
  each: number,
  seed: number,
): Promise<Float32Array> {
  const area = side ** 2;
  const count = (halves.length / area) * each;
  const repeated = Float32Array.from(
    { length: count * area },
    (_, i) => halves[Math.floor(i / (each * area)) * area + (i % area)] as number,
  );
  const given = tensor2d(repeated, [count, area]);
  const { frames } = await model.complete(given, pixelsOfHalf(side), seed);
  given.dispose();
  const both = await read(frames);
  return both.slice(both.length / 2);
}

/** A half drawn by hand as an image [side²], paper below it; null for none, or one of another size. */
function imageOf(half: string | undefined, side: number): Float32Array | null {
  const drawn = decodeHalf(half ?? '');
  if (drawn?.side !== side) return null;
  return Float32Array.from({ length: side ** 2 }, (_, pixel) => Number(drawn.cells[pixel] ?? 0));
}

/** The arrays of an event are given away, and these are shown again. */
function copyOf({ images, places, cached, uncached }: CacheTimes): CacheTimes {
  return { images, places: places.slice(), cached: cached.slice(), uncached: uncached.slice() };
}
