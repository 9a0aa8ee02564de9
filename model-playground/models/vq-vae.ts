/**
 * VQ-VAE on black and white images: a grid of codes instead of a latent vector, and a prior over the
 * codes that learns beside it.
 *
 * Papers   van den Oord, Vinyals, Kavukcuoglu (2017), "Neural Discrete Representation Learning" [VQ];
 *          Bengio, Léonard, Courville (2013), "Estimating or Propagating Gradients Through
 *          Stochastic Neurons" [ST], for gradients that go straight through;
 *          Yu et al. (2022), "Vector-quantized Image Modeling with Improved VQGAN" [ViT-VQGAN],
 *          section 3.2, for codes on a sphere.
 * Symbols  x       an image, side² pixels, 0 or 1
 *          z_e(x)  what the encoder says at each place of the grid: a point of length 1
 *          e_k     the codebook, K points of length 1
 *          c(x)    numbers of the points of the codebook nearest to z_e(x); z_q(x) = e_c
 *          sg      stop-gradient
 * Shapes   images [n, side²]; places = (side / PATCH)², in reading order; on the grid, rows are
 *          [n · places, …].
 * Units    nats an image.
 *
 * Why a sphere: an encoder that may name any point of space outgrows the codebook, which follows it
 * slowly and is left with a few codes in use. Points of length 1 cannot run away from one another.
 *
 * [VQ] trains the prior when the autoencoder has finished. Here it learns in the same steps: codes are
 * whole numbers, so none of its gradients reach the encoder, and all else learns as without it.
 */
import {
  add,
  argMax,
  cast,
  clone,
  concat,
  customGrad,
  gather,
  less,
  matMul,
  mul,
  neg,
  oneHot,
  reshape,
  rsqrt,
  scalar,
  sigmoid,
  slice,
  square,
  stack,
  sub,
  sum,
  tensor2d,
  tidy,
  transpose,
  zeros,
  zerosLike,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { applyConv, convVariables, createConv, type Conv } from '../networks/conv.ts';
import { drawn } from '../networks/trainable.ts';
import {
  createTransformer,
  emptyCache,
  nextTokenLogits,
  readOn,
  transformerVariables,
  type Transformer,
} from '../networks/transformer.ts';
import { logSoftmax } from '../objectives/categorical.ts';
import { expectedAndDrawn, pixelSurprise } from '../objectives/pixels.ts';
import { drawCategorical } from '../samplers/categorical.ts';
import { thresholds } from '../samplers/thresholds.ts';
import { derive, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface VqVaeConfig {
  /** Pixels a side, a multiple of PATCH. */
  side: number;
  /** Points K in the codebook. */
  codes: number;
  /** Channels between the layers of encoder and decoder. */
  width: number;
  /** β: what it costs the encoder to stay away from the codebook. */
  commitment: number;
  /** Blocks of the transformer that is the prior. */
  depth: number;
}

type Layers = readonly [Conv, Conv, Conv];

export interface VqVaeParams extends Parameters {
  readonly config: VqVaeConfig;
  readonly encoder: Layers;
  readonly decoder: Layers;
  /** [K, CODE_SIZE], of any length: only the direction counts. */
  readonly codebook: Variable;
  readonly prior: Transformer;
}

/** β as in the paper (section 3.2); the sizes are those of the page. */
export const defaults: VqVaeConfig = {
  side: 8,
  codes: 32,
  width: 32,
  commitment: 0.25,
  depth: 2,
};

export const partNames = ['reconstruction', 'prior', 'codebook', 'commitment'] as const;

/** Pixels a side of the square that a code stands for. */
const PATCH = 4;

/** Numbers in a point of the codebook: few, so that little of the sphere is far from any code. */
const CODE_SIZE = 4;

/** Places of the grid, a side. */
export function gridOf({ side }: Pick<VqVaeConfig, 'side'>): number {
  return side / PATCH;
}

/** Fresh parameters; each pixel starts near one half, and each code near an even share. */
export function init(config: VqVaeConfig, seed: number): VqVaeParams {
  const { width, codes, depth } = config;
  const conv = (size: number, channels: [number, number], layer: number, scale = 1): Conv =>
    createConv(size, channels, derive(seed, 'layer', layer), { scale });
  const encoder = [
    conv(1, [PATCH ** 2, width], 0),
    conv(3, [width, width], 1),
    conv(1, [width, CODE_SIZE], 2),
  ] as const;
  const decoder = [
    conv(3, [CODE_SIZE, width], 3),
    conv(3, [width, width], 4),
    conv(1, [width, PATCH ** 2], 5, 0.1),
  ] as const;
  const codebook = drawn([codes, CODE_SIZE], 1, random(derive(seed, 'codebook')));
  const prior = createTransformer(
    { vocabulary: codes, length: gridOf(config) ** 2, width: 32, heads: 2, depth, spread: 0.2 },
    derive(seed, 'prior'),
  );
  const layers = [...encoder, ...decoder].flatMap(convVariables);
  const variables = [...layers, codebook, ...transformerVariables(prior)];
  return { config, encoder, decoder, codebook, prior, variables };
}

/** z_e(x), [n · places, CODE_SIZE]: of each patch of the image, and of those around it. */
export function encode({ config, encoder }: VqVaeParams, x: Tensor2D): Tensor2D {
  const grid = gridOf(config);
  const squares = transpose(reshape(x, [-1, grid, PATCH, grid, PATCH]), [0, 1, 3, 2, 4]);
  const patches = reshape(sub(mul(squares, 2), 1), [-1, grid, grid, PATCH ** 2]) as Tensor4D;
  return onSphere(reshape(through(encoder, patches), [-1, CODE_SIZE]));
}

/** Logits of each pixel, [n, side²], of points on the grid, [n · places, CODE_SIZE]. */
export function decode({ config, decoder }: VqVaeParams, z: Tensor2D): Tensor2D {
  const grid = gridOf(config);
  const patches = through(decoder, reshape(z, [-1, grid, grid, CODE_SIZE]));
  const squares = transpose(reshape(patches, [-1, grid, grid, PATCH, PATCH]), [0, 1, 3, 2, 4]);
  return reshape(squares, [-1, config.side ** 2]);
}

function through([first, second, last]: Layers, x: Tensor4D): Tensor4D {
  return applyConv(last, applyConv(second, applyConv(first, x, 'relu'), 'relu'));
}

/** Rows at length 1 (ViT-VQGAN, section 3.2). */
export function onSphere(x: Tensor2D): Tensor2D {
  return mul(x, rsqrt(add(sum(square(x), 1, true), 1e-8)));
}

/** e, [K, CODE_SIZE]. */
export function pointsOf({ codebook }: VqVaeParams): Tensor2D {
  return onSphere(codebook as unknown as Tensor2D);
}

/**
 * The numbers of the points [K, d] that are nearest to rows z [rows, d], integers (VQ eq. 1). Of
 * points of one length the nearest is that of the largest product.
 */
export function nearest(points: Tensor2D, z: Tensor2D): Tensor1D {
  return argMax(matMul(z, points, false, true), 1);
}

/** What is computed here is a constant to those who differentiate: sg. */
function constant<T extends Tensor>(compute: () => T): T {
  const operation = customGrad((nothing) => ({
    value: compute(),
    gradFunc: () => zerosLike(nothing as Tensor),
  }));
  return operation(scalar(0)) as T;
}

/**
 * What the pixels cost given the codes, what the codes cost under the prior, and how far codebook and
 * encoder are apart: the codebook moves to the encoder, and by β the encoder to the codebook (VQ
 * eq. 3). From z_q the decoder's gradient goes straight through to z_e [ST].
 */
export function loss(params: VqVaeParams, x: Tensor2D): Loss {
  return tidy(() => {
    const n = x.shape[0];
    const ze = encode(params, x);
    const points = pointsOf(params);
    const codes = constant(() => nearest(points, ze));
    const zq = gather(points, codes);
    const straight = add<Tensor2D>(
      ze,
      constant(() => sub<Tensor2D>(zq, ze)),
    );
    const reconstruction = mul<Scalar>(sum(pixelSurprise(decode(params, straight), x)), 1 / n);
    const prior = mul<Scalar>(sum(logPrior(params, codes)), -1 / n);
    const apart = (a: Tensor2D, b: Tensor2D): Scalar => mul(sum(square(sub(a, b))), 1 / n);
    const codebook = apart(
      constant(() => clone(ze)),
      zq,
    );
    const commitment = mul<Scalar>(
      apart(
        ze,
        constant(() => clone(zq)),
      ),
      params.config.commitment,
    );
    return {
      total: add<Scalar>(add(reconstruction, prior), add(codebook, commitment)),
      parts: stack([reconstruction, prior, codebook, commitment]) as Tensor1D,
    };
  });
}

/** c(x), [n · places], integers. */
export function codesOf(params: VqVaeParams, x: Tensor2D): Tensor1D {
  return tidy(() => nearest(pointsOf(params), encode(params, x)));
}

/**
 * log p(c_i | c_1 … c_{i−1}) of the codes of images, [n · places] → [n, places]: in reading order, each
 * from those before it (VQ section 3.3).
 */
export function logPrior({ prior, config }: VqVaeParams, codes: Tensor1D): Tensor2D {
  return tidy(() => {
    const places = gridOf(config) ** 2;
    const n = codes.size / places;
    const grids = reshape(codes, [n, places]) as Tensor2D;
    // Before the first stands a zero, which the network tells from a code by its place.
    const before = concat([zeros([n, 1], 'int32'), slice(grids, [0, 0], [n, places - 1])], 1);
    const logits = nextTokenLogits(prior, reshape(before, [-1]), n);
    return sum(mul(logSoftmax(logits), cast(oneHot(grids, config.codes), 'float32')), 2);
  });
}

/** Logits of each pixel, given codes [n · places]: [n, side²]. */
export function logitsOf(params: VqVaeParams, codes: Tensor1D): Tensor2D {
  return tidy(() => decode(params, gather(pointsOf(params), codes)));
}

/** log p(x | z_q(x)) and log p(c(x)), [n] each. */
export function logParts(params: VqVaeParams, x: Tensor2D): { pixels: Tensor1D; codes: Tensor1D } {
  return tidy(() => {
    const codes = codesOf(params, x);
    const pixels = neg(sum<Tensor1D>(pixelSurprise(logitsOf(params, codes), x), 1));
    return { pixels, codes: sum<Tensor1D>(logPrior(params, codes), 1) };
  });
}

/**
 * log p(x | c(x)) + log p(c(x)), [n]: one of the terms that add up to p(x) = Σ_c p(x | c) p(c), so
 * that log p(x) is never below it.
 */
export function logDensity(params: VqVaeParams, x: Tensor2D): Tensor1D {
  return tidy(() => {
    const { pixels, codes } = logParts(params, x);
    return add(pixels, codes);
  });
}

/** Draws codes of n images from the prior, one place after the other, [n · places], integers. */
export function drawCodes({ prior, config }: VqVaeParams, n: number, seed: number): Tensor1D {
  return tidy(() => {
    let cache = emptyCache();
    let latest = zeros([n, 1], 'int32') as Tensor2D;
    const columns = Array.from({ length: gridOf(config) ** 2 }, (_, place) => {
      const next = readOn(prior, reshape(latest, [n]), n, cache);
      cache = next.cache;
      const logits = reshape(next.logits, [n, config.codes]) as Tensor2D;
      latest = cast(drawCategorical(logits, n, derive(seed, 'code', place)), 'int32');
      return latest;
    });
    return reshape(concat(columns, 1), [-1]);
  });
}

/** Draws n images: codes from the prior, the coins that they stand for (frame 0), and their toss. */
export function sample(params: VqVaeParams, n: number, seed: number): Trajectory {
  const pixels = params.config.side ** 2;
  const frames = tidy(() => {
    const expected = sigmoid(logitsOf(params, drawCodes(params, n, seed)));
    const uniforms = tensor2d(thresholds(n, pixels, derive(seed, 'coins')), [n, pixels]);
    return expectedAndDrawn(expected, cast(less<Tensor2D>(uniforms, expected), 'float32'));
  });
  return { frames, times: Float32Array.of(0, 1) };
}

/** The VQ-VAE as a family; its log-density is a bound, from below. */
export const vqVae: Family<VqVaeConfig, VqVaeParams> = {
  name: 'vq-vae',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
