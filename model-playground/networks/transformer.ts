/**
 * A causal transformer: at each place of a sequence, the logits of the next token, from the tokens
 * up to there.
 *
 * Papers  Vaswani et al. (2017), "Attention Is All You Need" [V], eq. (1) and (2), section 3.2;
 *         Radford et al. (2019), "Language Models are Unsupervised Multitask Learners" [GPT-2],
 *         section 2.3: normalisation before each part, and once more at the end.
 * Shapes  tokens [batch, length] as integers 0, 1, …, vocabulary − 1, row by row; activities
 *         [batch · length, width]; heads [batch, heads, length, width / heads].
 */
import {
  add,
  concat,
  gather,
  matMul,
  mul,
  reshape,
  slice,
  softmax,
  tensor,
  tensor1d,
  tidy,
  transpose,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { derive, random, type Random } from '../training/random.ts';
import { dense } from './mlp.ts';
import { createNorm, layerNorm, type Norm } from './normalise.ts';
import { drawn, filled } from './trainable.ts';

export interface TransformerConfig {
  vocabulary: number;
  /** Longest sequence. */
  length: number;
  width: number;
  heads: number;
  depth: number;
  positions?: Positions;
  /** Standard deviation of the initial embeddings; absent: GPT-2's 0.02. */
  spread?: number;
}

/**
 * What a place is told by: a learned vector of its own (the default); those of its row and of its
 * column, added, where the sequence is a square image read row by row; or nothing.
 */
export type Positions = 'each' | 'rows-and-columns' | 'none';

interface Dense {
  readonly weight: Variable;
  readonly bias: Variable;
}

interface Block {
  readonly before: Norm;
  /** Queries, keys and values beside one another: [width, 3 · width]. */
  readonly attention: Dense;
  readonly output: Dense;
  readonly between: Norm;
  readonly hidden: Dense;
  readonly back: Dense;
}

export interface Transformer {
  readonly config: TransformerConfig;
  /** [vocabulary, width]. */
  readonly tokens: Variable;
  /** [length, width], or [rows + columns, width]; none without positions. */
  readonly places: readonly Variable[];
  readonly blocks: readonly Block[];
  readonly last: Norm;
  readonly head: Dense;
}

/** Tokens, row by row: numbers, or a tensor of integers that is the caller's. */
export type Tokens = Int32Array | Tensor1D;

/** Keys and values of the tokens read so far, of each block: [batch, heads, read, width / heads]. */
export interface Cache {
  readonly read: number;
  readonly keys: readonly Tensor4D[];
  readonly values: readonly Tensor4D[];
}

/** Standard deviation of the initial embeddings [GPT-2's published code]. */
const SPREAD = 0.02;

/** Added to the scores of places that must not be seen: e to this is zero. */
const HIDDEN = -1e9;

/** Fresh weights. Refuses a width that the heads cannot share. */
export function createTransformer(config: TransformerConfig, seed: number): Transformer {
  const { vocabulary, length, width, heads, depth, positions = 'each', spread = SPREAD } = config;
  if (width % heads !== 0) throw new RangeError(`${heads} heads cannot share a width of ${width}`);
  const source = random(derive(seed, 'transformer'));
  // GPT-2, section 2.3: what adds to the stream starts smaller, the deeper the stack.
  const residual = 1 / Math.sqrt(2 * depth);
  return {
    config,
    tokens: drawn([vocabulary, width], spread, source),
    places: placesIn(positions, length).map((n) => drawn([n, width], spread, source)),
    blocks: Array.from({ length: depth }, () => ({
      before: createNorm(width),
      attention: createDense(width, 3 * width, source),
      output: createDense(width, width, source, residual),
      between: createNorm(width),
      hidden: createDense(width, 4 * width, source),
      back: createDense(4 * width, width, source, residual),
    })),
    last: createNorm(width),
    // Small, so that the first guess is near an even one.
    head: createDense(width, vocabulary, source, 0.1),
  };
}

/** How many vectors tell the place, each [width]: of places, or of rows and of columns. */
function placesIn(positions: Positions, length: number): number[] {
  const side = Math.sqrt(length);
  return { each: [length], 'rows-and-columns': [side, side], none: [] }[positions];
}

/** Everything trainable in it, in a fixed order. */
export function transformerVariables(network: Transformer): Variable[] {
  const { tokens, places, blocks, last, head } = network;
  const inBlocks = blocks.flatMap(({ before, attention, output, between, hidden, back }) => [
    ...[before.scale, before.shift, attention.weight, attention.bias],
    ...[output.weight, output.bias, between.scale, between.shift],
    ...[hidden.weight, hidden.bias, back.weight, back.bias],
  ]);
  return [tokens, ...places, ...inBlocks, last.scale, last.shift, head.weight, head.bias];
}

/**
 * Logits of the token after each one, [batch, length, vocabulary]. The place t of the result
 * depends on the tokens 0 … t alone.
 */
export function nextTokenLogits(network: Transformer, tokens: Tokens, batch: number): Tensor3D {
  return tidy(() => forward(network, tokens, batch, emptyCache()).logits);
}

/** A cache of nothing read. */
export function emptyCache(): Cache {
  return { read: 0, keys: [], values: [] };
}

/**
 * Reads some more tokens of each sequence: their logits [batch, new, vocabulary], as the whole
 * sequences would give them, and the cache with them in it. It asks only for what is new. The cache
 * that was given stays the caller's, who disposes it (`disposeCache`).
 */
export function readOn(
  network: Transformer,
  tokens: Tokens,
  batch: number,
  cache: Cache,
): { logits: Tensor3D; cache: Cache } {
  const read = cache.read + (tokens instanceof Int32Array ? tokens.length : tokens.size) / batch;
  const { logits, keys, values } = tidy(() => forward(network, tokens, batch, cache));
  return { logits, cache: { read, keys, values } };
}

/** Frees what a cache holds. */
export function disposeCache({ keys, values }: Cache): void {
  for (const held of [...keys, ...values]) held.dispose();
}

/**
 * Draws sequences token by token (ancestral sampling), [batch, length]: each from the softmax of its
 * logits, divided by the temperature. With the cache a token costs one place; without, the whole
 * sequence so far. Both draw the same tokens from one seed.
 */
export async function sampleTokens(
  network: Transformer,
  { batch, length, seed, first = 0, temperature = 1, cached = true }: SampleTokens,
): Promise<Int32Array> {
  const source = random(seed);
  const drawnSoFar = new Int32Array(batch * length);
  const rows = (from: number, to: number): Int32Array =>
    Int32Array.from({ length: batch * (to - from) }, (_, i) => {
      const [row, column] = [Math.floor(i / (to - from)), from + (i % (to - from))];
      return column === 0 ? first : (drawnSoFar[row * length + column - 1] as number);
    });
  let cache = emptyCache();
  for (let place = 0; place < length; place++) {
    const before = cache;
    const next = readOn(network, rows(cached ? place : 0, place + 1), batch, before);
    const logits = tidy(() => slice(next.logits, [0, next.logits.shape[1] - 1, 0], [batch, 1, -1]));
    const numbers = (await logits.data()) as Float32Array;
    logits.dispose();
    next.logits.dispose();
    disposeCache(cached ? before : next.cache);
    if (cached) cache = next.cache;
    const size = network.config.vocabulary;
    for (let row = 0; row < batch; row++) {
      const scores = numbers.subarray(row * size, (row + 1) * size);
      drawnSoFar[row * length + place] = draw(scores, temperature, source);
    }
  }
  disposeCache(cache);
  return drawnSoFar;
}

export interface SampleTokens {
  batch: number;
  /** Tokens to draw; at most the network's `length`. */
  length: number;
  seed: number;
  /** The token that stands before the first. */
  first?: number;
  temperature?: number;
  /** Whether keys and values are kept. */
  cached?: boolean;
}

/** One token from softmax(scores / temperature), by the inverse of its distribution function. */
function draw(scores: Float32Array, temperature: number, source: Random): number {
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const weights = scores.map((score) => Math.exp((score - highest) / temperature));
  let left = source.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let token = 0; token < weights.length - 1; token++) {
    left -= weights[token] as number;
    if (left < 0) return token;
  }
  return weights.length - 1;
}

type Forward = { logits: Tensor3D; keys: Tensor4D[]; values: Tensor4D[] };

function forward(network: Transformer, tokens: Tokens, batch: number, cache: Cache): Forward {
  const { vocabulary, length: longest, width } = network.config;
  const ids = tokens instanceof Int32Array ? tensor1d(tokens, 'int32') : tokens;
  const length = ids.size / batch;
  if (cache.read + length > longest) {
    throw new RangeError(`${cache.read + length} tokens; the network reads ${longest}`);
  }
  const looked = reshape(gather(network.tokens as Tensor2D, ids), [batch, length, width]);
  const places = placesFrom(network, cache.read, length);
  let x = reshape(places ? add(looked, places) : looked, [-1, width]) as Tensor2D;

  const mask = length > 1 ? causalMask(length, cache.read) : undefined;
  const [keys, values]: [Tensor4D[], Tensor4D[]] = [[], []];
  network.blocks.forEach((block, index) => {
    const past = [cache.keys[index], cache.values[index]] as const;
    const attended = attend(network, block, layerNorm(block.before, x), batch, past, mask);
    keys.push(attended.key);
    values.push(attended.value);
    x = add(x, attended.x);
    const hidden = applyDense(block.hidden, layerNorm(block.between, x), 'relu');
    x = add(x, applyDense(block.back, hidden));
  });
  const logits = applyDense(network.head, layerNorm(network.last, x));
  return { logits: reshape(logits, [batch, length, vocabulary]), keys, values };
}

/** What tells so many places from one on, [length, width]; undefined where nothing does. */
function placesFrom(
  { config: { width }, places: [first, second] }: Transformer,
  from: number,
  length: number,
): Tensor2D | undefined {
  if (!first) return undefined;
  const all = second
    ? reshape(add(reshape(first, [-1, 1, width]), second), [-1, width])
    : (first as Tensor);
  return slice(all as Tensor2D, [from, 0], [length, width]);
}

/** Multi-head attention of new places to all up to each [V, eq. (1) and section 3.2.2]. */
function attend(
  { config: { heads, width } }: Transformer,
  { attention, output }: Block,
  x: Tensor2D,
  batch: number,
  [pastKey, pastValue]: readonly [Tensor4D | undefined, Tensor4D | undefined],
  mask: Tensor | undefined,
): { x: Tensor2D; key: Tensor4D; value: Tensor4D } {
  const length = x.shape[0] / batch;
  const size = width / heads;
  const all = reshape(applyDense(attention, x), [batch, length, 3 * heads, size]);
  const byHead = transpose(all, [0, 2, 1, 3]) as Tensor4D;
  const part = (index: number): Tensor4D =>
    slice(byHead, [0, index * heads, 0, 0], [batch, heads, length, size]);
  const behind = (past: Tensor4D | undefined, now: Tensor4D): Tensor4D =>
    past ? concat([past, now], 2) : now;
  const query = mul(part(0), 1 / Math.sqrt(size)) as Tensor4D;
  const key = behind(pastKey, part(1));
  const value = behind(pastValue, part(2));
  const scores = matMul(query, key, false, true);
  const weights = softmax(mask ? add(scores, mask) : scores) as Tensor4D;
  const mixed = transpose(matMul(weights, value), [0, 2, 1, 3]);
  return { x: applyDense(output, reshape(mixed, [batch * length, width])), key, value };
}

/** [1, 1, length, read + length]: nothing for places up to the own one, HIDDEN for later ones. */
function causalMask(length: number, read: number): Tensor {
  const columns = read + length;
  const values = Float32Array.from({ length: length * columns }, (_, i) =>
    i % columns > read + Math.floor(i / columns) ? HIDDEN : 0,
  );
  return tensor(values, [1, 1, length, columns]);
}

/** Weights of variance 1/inputs keep the signal's size (LeCun et al. 1998, section 4.6). */
function createDense(inputs: number, outputs: number, source: Random, scale = 1): Dense {
  return {
    weight: drawn([inputs, outputs], scale / Math.sqrt(inputs), source),
    bias: filled([outputs], 0),
  };
}

function applyDense(
  { weight, bias }: Dense,
  x: Tensor2D,
  activation: 'relu' | 'linear' = 'linear',
): Tensor2D {
  return dense(x, weight, bias, activation);
}
