/** Models of binary images, pixel by pixel: what any of them needs besides its own functions. */
import { tensor2d, tidy, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Loss, Parameters, Trajectory } from '../../models/contract.ts';
import type { CacheTimes, Pixels } from '../../worker/protocol.ts';
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
  const { sampling, ...pace } = trainingOf(seed, settings).pace;
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
        return { ...(await pixels(model, set, seed)), ...(times && { times: copyOf(times) }) };
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
    training: {
      ...trainingOf(seed, settings),
      // A step takes long enough for a picture every few, and an evaluation costs about ten.
      pictureEvery: 32,
      evaluateEvery: 128,
      pace: { ...pace, sampling: { ...sampling, count: SAMPLES } },
    },
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

/** One held-out image as the model reads it, and some completed from their upper half. */
async function pixels(
  model: ImageModel,
  { side, heldOut }: ImageSet,
  seed: number,
): Promise<Pixels> {
  const area = side ** 2;
  const image = heldOut.slice(0, area);
  const originals = heldOut.slice(area, (1 + COMPLETED) * area);
  const from = Math.floor(side / 2) * side;
  const repeated = Float32Array.from(
    { length: COMPLETED * OF_EACH * area },
    (_, i) => originals[Math.floor(i / (OF_EACH * area)) * area + (i % area)] as number,
  );
  const given = tensor2d(repeated, [COMPLETED * OF_EACH, area]);
  const { frames } = await model.complete(given, from, derive(seed, 'completions'));
  given.dispose();
  const [both, logits] = await Promise.all([
    read(frames),
    read(tidy(() => model.logits(tensor2d(image, [1, area])))),
  ]);
  return {
    ...{ kind: 'pixels', side, image, originals, from },
    expected: logits.map((logit) => 1 / (1 + Math.exp(-logit))),
    seen: Float32Array.from((model.seen ?? []).flat()),
    completed: both.slice(both.length / 2),
  };
}

/** The arrays of an event are given away, and these are shown again. */
function copyOf({ images, places, cached, uncached }: CacheTimes): CacheTimes {
  return { images, places: places.slice(), cached: cached.slice(), uncached: uncached.slice() };
}
