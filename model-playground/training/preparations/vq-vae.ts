import { sigmoid, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { entropyOf } from '../../datasets/masses.ts';
import {
  codesOf,
  drawCodes,
  gridOf,
  logitsOf,
  logParts,
  pointsOf,
  vqVae,
  type VqVaeParams,
} from '../../models/vq-vae.ts';
import type { CodeGrid } from '../../worker/protocol.ts';
import { read, type Evaluation } from '../evaluation.ts';
import { imageSet, type ImageSet, type JudgedImages } from '../images.ts';
import { evaluateImages } from '../likelihood.ts';
import { trainingOf, type Prepare } from '../preparation.ts';
import { derive, random } from '../random.ts';

/** Held-out images shown with their codes, and images drawn with each of two priors. */
const SHOWN = 12;
const DRAWN = 16;

/** The codes of the judged images, [m, places], and how often each stands at each place, [places, K]. */
interface JudgedCodes {
  readonly codes: Int32Array;
  readonly frequencies: Float64Array;
}

/** A VQ-VAE on shapes or digits, and the prior over its codes. */
export const prepareVqVae: Prepare = async (seed, settings, open) => {
  const { number, text } = settings;
  const choice = text('trainingSet');
  const size = choice === 'all' ? choice : Number(choice);
  const set = await imageSet(text('data'), size, seed, open);
  const parameters = vqVae.init(
    {
      side: set.side,
      codes: Number(text('codes')),
      width: number('width'),
      commitment: number('commitment'),
      depth: number('depth'),
    },
    derive(seed, 'init'),
  );
  const { pace, ...training } = trainingOf(seed, settings);
  return {
    model: {
      parameters,
      partNames: vqVae.partNames,
      loss: (x, from) => vqVae.loss(parameters, x, from),
      sample: (options) => vqVae.sample(parameters, options.count, options.seed),
      evaluate: () => evaluate(parameters, set),
      picture: () => codeGrid(parameters, set, derive(seed, 'drawn')),
      decode: (codes) => expectedOf(parameters, usable(parameters, codes)),
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
      ...training,
      evaluateEvery: 256,
      pace: { ...pace, sampling: { ...pace.sampling, count: DRAWN } },
    },
  };
};

async function codesOfJudged(
  params: VqVaeParams,
  { images, weights }: JudgedImages,
): Promise<JudgedCodes> {
  const { side, codes: values } = params.config;
  const places = gridOf(params.config) ** 2;
  const found = tidy(() => codesOf(params, tensor2d(images, [weights.length, side ** 2])));
  const codes = Int32Array.from(await read(found));
  const frequencies = new Float64Array(places * values);
  codes.forEach((code, i) => {
    const at = (i % places) * values + code;
    frequencies[at] = (frequencies[at] as number) + (weights[Math.floor(i / places)] as number);
  });
  return { codes, frequencies };
}

/**
 * −log p(x | c) − log p(c) of the judged images, which −log p(x) is never above, and its parts. Beside
 * the prior stand what codes cost that are guessed place by place by these very frequencies, which no
 * prior that takes them for independent goes below, and, where all images are known, the entropy of
 * the grids, which no prior at all goes below.
 */
async function evaluate(params: VqVaeParams, set: ImageSet): Promise<Evaluation> {
  const { images, weights, all } = set.judged;
  const x = tensor2d(images, [weights.length, set.side ** 2]);
  const logs = logParts(params, x);
  x.dispose();
  const [pixels, codes] = await Promise.all([read(logs.pixels), read(logs.codes)]);
  const bound = pixels.map((log, i) => log + (codes[i] as number));
  const { quantities, ...judged } = evaluateImages(set.judged, bound, set);
  const costOf = (log: Float32Array): number =>
    weights.reduce((sum, weight, i) => sum - weight * (log[i] as number), 0);
  const prior = costOf(codes);
  const { frequencies, codes: grids } = await codesOfJudged(params, set.judged);
  const values = params.config.codes;
  const usage = usageOf(frequencies, values);
  let independentCodes = 0;
  for (let from = 0; from < frequencies.length; from += values) {
    independentCodes += entropyOf(frequencies.subarray(from, from + values));
  }
  return {
    ...judged,
    quantities: {
      ...quantities,
      ...{ reconstruction: costOf(pixels), prior, independentCodes },
      ...(all && { leastCodes: entropyOf(massesOfGrids(grids, set.judged)) }),
      saved: independentCodes - prior,
      perplexity: Math.exp(entropyOf(usage)),
      used: usage.filter((share) => share > 0).length,
    },
  };
}

/** The masses of the grids that occur: images that share one add up. */
function massesOfGrids(codes: Int32Array, { weights }: JudgedImages): Float64Array {
  const masses = new Map<string, number>();
  const places = codes.length / weights.length;
  weights.forEach((weight, i) => {
    const grid = codes.subarray(i * places, (i + 1) * places).join();
    masses.set(grid, (masses.get(grid) ?? 0) + weight);
  });
  return Float64Array.from(masses.values());
}

/** How often each code is used anywhere, [K]; sums to 1. */
function usageOf(frequencies: Float64Array, codes: number): Float64Array {
  const places = frequencies.length / codes;
  const usage = new Float64Array(codes);
  frequencies.forEach((share, i) => {
    usage[i % codes] = (usage[i % codes] as number) + share / places;
  });
  return usage;
}

/** How likely each pixel is ink, given codes [n, places]: [n, side²]. */
function expectedOf(
  params: VqVaeParams,
  codes: ArrayLike<number>,
): Promise<Float32Array<ArrayBuffer>> {
  return read(tidy(() => sigmoid(logitsOf(params, tensor1d(Int32Array.from(codes), 'int32')))));
}

/** The codes that a page asks for, one a place: a run of another size may just have ended. */
function usable({ config }: VqVaeParams, asked: readonly number[]): Int32Array {
  return Int32Array.from({ length: gridOf(config) ** 2 }, (_, place) =>
    Math.min(config.codes - 1, Math.max(0, asked[place] ?? 0)),
  );
}

/** Codes of n images, [n, places], each drawn by its place's frequencies, whatever the others are. */
function drawIndependent(frequencies: Float64Array, codes: number, n: number, seed: number) {
  const source = random(seed);
  const places = frequencies.length / codes;
  return Int32Array.from({ length: n * places }, (_, i) => {
    let left = source.uniform();
    const from = (i % places) * codes;
    const found = frequencies
      .subarray(from, from + codes)
      .findIndex((share) => (left -= share) < 0);
    return Math.max(0, found);
  });
}

/** Held-out images, their codes and what comes back; images drawn with the prior, and without. */
async function codeGrid(
  params: VqVaeParams,
  { side, heldOut, judged }: ImageSet,
  seed: number,
): Promise<CodeGrid> {
  const { codes: values } = params.config;
  const { frequencies } = await codesOfJudged(params, judged);
  const originals = heldOut.slice(0, SHOWN * side ** 2);
  const found = tidy(() => codesOf(params, tensor2d(originals, [SHOWN, side ** 2])));
  const codes = Float32Array.from(await read(found));
  const drawn = await read(drawCodes(params, DRAWN, seed));
  const independent = drawIndependent(frequencies, values, DRAWN, seed);
  return {
    ...{ kind: 'code-grid', side, grid: gridOf(params.config), originals, codes },
    reconstructions: await expectedOf(params, codes),
    drawn: await expectedOf(params, drawn),
    independent: await expectedOf(params, independent),
    usage: Float32Array.from(usageOf(frequencies, values)),
    points: await read(tidy(() => pointsOf(params))),
  };
}
