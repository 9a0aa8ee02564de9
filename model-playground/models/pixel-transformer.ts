/**
 * A causal transformer over pixels: each pixel from all those before it, by attention.
 *
 * Papers   Chen, Radford, Child, Wu, Jun, Luan, Sutskever (2020), "Generative Pretraining from
 *          Pixels" [iGPT]; Vaswani et al. (2017), "Attention Is All You Need" [V], for attention
 *          itself, in networks/transformer.ts.
 * Symbols  x_i   pixel i in reading order, 0 or 1
 *          p_i   probability that it is on, given x_1 … x_{i−1}; the network gives its logit
 * Shapes   images [n, side²]. The network reads tokens: the start, then the pixels but the last, so
 *          that the place of x_{i−1} answers for x_i.
 * Units    nats an image.
 */
import {
  cast,
  concat,
  dispose,
  fill,
  less,
  neg,
  reshape,
  sigmoid,
  slice,
  split,
  sub,
  sum,
  tensor2d,
  tidy,
  zeros,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import {
  createTransformer,
  disposeCache,
  emptyCache,
  nextTokenLogits,
  readOn,
  transformerVariables,
  type Cache,
  type Positions,
  type Transformer,
} from '../networks/transformer.ts';
import { expectedAndDrawn, halfNames, halves, pixelSurprise } from '../objectives/pixels.ts';
import { thresholds } from '../samplers/thresholds.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface PixelTransformerConfig {
  /** Pixels a side. */
  side: number;
  /** Numbers that describe a pixel inside the network. */
  width: number;
  heads: number;
  /** Blocks of attention and a perceptron. */
  depth: number;
  /** How a pixel is told where it is. */
  positions: Positions;
}

export interface PixelTransformerParams extends Parameters {
  readonly config: PixelTransformerConfig;
  readonly network: Transformer;
}

/** The homework's images and learned positions; the sizes are those of the page. */
export const defaults: PixelTransformerConfig = {
  side: 20,
  width: 48,
  heads: 4,
  depth: 2,
  positions: 'each',
};

export const partNames = halfNames;

/** Paper and ink are tokens 0 and 1; the start stands before the first pixel. */
const START = 2;
const VOCABULARY = 3;

/** With GPT-2's spread of 0.02 attention begins nearly blind to places, and takes longer to learn. */
const SPREAD = 0.3;

/** Fresh parameters; each pixel begins near one half. */
export function init(config: PixelTransformerConfig, seed: number): PixelTransformerParams {
  const { side, width, heads, depth, positions } = config;
  const sizes = { vocabulary: VOCABULARY, length: side ** 2, width, heads, depth };
  const network = createTransformer({ ...sizes, positions, spread: SPREAD }, seed);
  return { config, network, variables: transformerVariables(network) };
}

/**
 * Logit of every pixel's being on, given the pixels before it, all at once, [n, side²]: the chain
 * rule's factors (iGPT section 2.1). Attention's mask keeps each place from what comes later
 * (V section 3.2.3).
 */
export function logits({ network }: PixelTransformerParams, x: Tensor2D): Tensor2D {
  const [n, pixels] = x.shape;
  const before = cast(slice(x, [0, 0], [n, pixels - 1]), 'int32');
  return inkLogits(nextTokenLogits(network, flat(concat([startOf(n), before], 1)), n), n);
}

/** log p(x) = Σ_i log p(x_i | x_1 … x_{i−1}), [n], exact (iGPT section 2.1). */
export function logDensity(params: PixelTransformerParams, x: Tensor2D): Tensor1D {
  return tidy(() => neg(sum<Tensor1D>(pixelSurprise(logits(params, x), x), 1)));
}

/** −log p(x) in nats an image, and its halves. */
export function loss(params: PixelTransformerParams, x: Tensor2D): Loss {
  return tidy(() => halves(pixelSurprise(logits(params, x), x)));
}

/** Draws n images, pixel by pixel in reading order. */
export function sample(params: PixelTransformerParams, n: number, seed: number): Trajectory {
  const nothing = zeros([n, params.config.side ** 2]) as Tensor2D;
  const drawn = complete(params, nothing, 0, seed);
  nothing.dispose();
  return drawn;
}

/**
 * Draws the pixels from number `from` on, at least the last one, given those before it, in x
 * [n, side²]. Frame 0 is what the network expected of each pixel, frame 1 the images.
 */
export function complete(
  params: PixelTransformerParams,
  x: Tensor2D,
  from: number,
  seed: number,
): Trajectory {
  const [n, pixels] = x.shape;
  const frames = tidy(() => {
    const drawing = begin(slice(x, [0, 0], [n, from]), pixels, seed);
    for (let place = from; place < pixels; place++) drawNext(params, drawing);
    const drawn = slice(concat(drawing.tokens, 1), [0, 1], [n, pixels]);
    return expectedAndDrawn(concat(drawing.expected, 1), cast(drawn, 'float32'));
  });
  return { frames, times: Float32Array.of(0, 1) };
}

/** Images in the making; its tensors are its own (`disposeDrawing`). */
export interface Drawing {
  /** The start and what is given, then pixel by pixel: [n, 1 + given], [n, 1], [n, 1] … */
  readonly tokens: Tensor2D[];
  /** How likely each of these pixels, and the next one, was held to be ink, in the same pieces. */
  readonly expected: Tensor2D[];
  /** [n, pixels]: uniform numbers; a pixel is ink below its own. */
  readonly chance: Tensor2D;
  /** The pixel to be drawn next. */
  place: number;
  cache: Cache;
}

/** Images of which the first pixels are given, [n, given]. */
export function begin(given: Tensor2D, pixels: number, seed: number): Drawing {
  const [n, place] = given.shape;
  return {
    tokens: [tidy(() => concat([startOf(n), cast(given, 'int32')], 1))],
    expected: [],
    chance: tensor2d(thresholds(n, pixels, seed), [n, pixels]),
    place,
    cache: emptyCache(),
  };
}

/**
 * Draws the next pixel of each image: ink with probability p_i (iGPT section 2.1). With the cache
 * the network reads only what is new, the pixel before, since keys and values of all others are
 * kept; without it reads everything again. Both draw the same.
 */
export function drawNext(params: PixelTransformerParams, drawing: Drawing, cached = true): void {
  const { tokens, expected, chance, place, cache } = drawing;
  const n = chance.shape[0];
  const unread = tidy(() => flat(concat(cached ? tokens.slice(-1) : tokens, 1)));
  const next = readOn(params.network, unread, n, cache);
  const pieces = tidy(() => {
    const p = sigmoid(inkLogits(next.logits, n));
    const [, read] = p.shape;
    const fresh = expected.length === 0 ? read : 1;
    const on = less(slice(chance, [0, place], [n, 1]), slice(p, [0, read - 1], [n, 1]));
    return [slice(p, [0, read - fresh], [n, fresh]), cast(on, 'int32')] as [Tensor2D, Tensor2D];
  });
  expected.push(pieces[0]);
  tokens.push(pieces[1]);
  dispose([unread, next.logits]);
  disposeCache(cached ? cache : next.cache);
  if (cached) drawing.cache = next.cache;
  drawing.place += 1;
}

/** Frees what a drawing holds. */
export function disposeDrawing({ tokens, expected, chance, cache }: Drawing): void {
  dispose([...tokens, ...expected, chance]);
  disposeCache(cache);
}

function startOf(n: number): Tensor2D {
  return fill([n, 1], START, 'int32');
}

function flat(tokens: Tensor2D): Tensor1D {
  return reshape(tokens, [-1]);
}

/**
 * Logit of ink at each place, [n, places], from the scores of all tokens. The start never follows,
 * so paper and ink share all probability, and what counts is the difference of their scores.
 */
function inkLogits(scores: Tensor3D, n: number): Tensor2D {
  const [paper, ink] = split(scores, VOCABULARY, 2) as [Tensor3D, Tensor3D];
  return reshape(sub(ink, paper), [n, -1]);
}

/** The transformer over pixels as a family; its log-density is exact. */
export const pixelTransformer: Family<PixelTransformerConfig, PixelTransformerParams> = {
  name: 'pixel-transformer',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
