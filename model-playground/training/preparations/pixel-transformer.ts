import { zeros, type Tensor2D } from '@tensorflow/tfjs-core';
import * as pixelTransformer from '../../models/pixel-transformer.ts';
import type {
  PixelTransformerConfig,
  PixelTransformerParams,
} from '../../models/pixel-transformer.ts';
import type { CacheTimes } from '../../worker/protocol.ts';
import type { Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { onImages } from './images.ts';

/** A causal transformer over the pixels of shapes and digits. */
export const preparePixelTransformer: Prepare = (seed, settings, open) =>
  onImages(seed, settings, open, (side) => {
    const parameters = pixelTransformer.init(
      {
        side,
        width: settings.number('width'),
        heads: Number(settings.text('heads')),
        depth: settings.number('depth'),
        positions: settings.text('positions') as PixelTransformerConfig['positions'],
      },
      derive(seed, 'init'),
    );
    return {
      parameters,
      partNames: pixelTransformer.partNames,
      loss: (x) => pixelTransformer.loss(parameters, x),
      logDensity: (x) => pixelTransformer.logDensity(parameters, x),
      sample: (n, from) => pixelTransformer.sample(parameters, n, from),
      complete: (x, first, from) => pixelTransformer.complete(parameters, x, first, from),
      logits: (x) => pixelTransformer.logits(parameters, x),
      measureCache: () => measureCache(parameters, seed),
    };
  });

/** As many images as the picture shows, the times measured along them, and pixels of each at most. */
const IMAGES = 16;
const MARKS = 16;
const MEASURED = 144;

/** Draws images with the cache and the same ones without, each after a first try on a few pixels. */
async function measureCache(params: PixelTransformerParams, seed: number): Promise<CacheTimes> {
  const pixels = Math.min(MEASURED, params.config.side ** 2);
  const places = Float32Array.from({ length: MARKS }, (_, i) =>
    Math.round(((i + 1) * pixels) / MARKS),
  );
  // The first pixels pay for what the device prepares once.
  await drawingTimes(params, places.subarray(0, 1), seed, true);
  await drawingTimes(params, places.subarray(0, 1), seed, false);
  const cached = await drawingTimes(params, places, seed, true);
  return {
    images: IMAGES,
    places,
    cached,
    uncached: await drawingTimes(params, places, seed, false),
  };
}

/** Milliseconds until so many pixels of each image are drawn, for each of these ascending numbers. */
async function drawingTimes(
  params: PixelTransformerParams,
  places: Float32Array,
  seed: number,
  cached: boolean,
): Promise<Float32Array> {
  const { begin, drawNext, disposeDrawing } = pixelTransformer;
  const nothing = zeros([IMAGES, 0]) as Tensor2D;
  const drawing = begin(nothing, params.config.side ** 2, seed);
  nothing.dispose();
  const found = new Float32Array(places.length);
  const start = performance.now();
  for (const [i, count] of places.entries()) {
    while (drawing.place < count) drawNext(params, drawing, cached);
    // Waits until the device is done.
    await drawing.tokens.at(-1)?.data();
    found[i] = performance.now() - start;
  }
  disposeDrawing(drawing);
  return found;
}
