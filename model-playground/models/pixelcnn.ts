/**
 * PixelCNN: each pixel from those above it and to its left, by a stack of masked convolutions.
 *
 * Papers   van den Oord, Kalchbrenner, Kavukcuoglu (2016), "Pixel Recurrent Neural Networks" [PRNN];
 *          van den Oord et al. (2016), "Conditional Image Generation with PixelCNN Decoders" [CIG].
 * Symbols  x_i   pixel i in reading order, 0 or 1
 *          p_i   probability that it is on, given x_1 … x_{i−1}; the network gives its logit
 * Shapes   images [n, side²], or [n, side, side, channels] inside the network.
 * Units    nats an image.
 */
import {
  add,
  cast,
  concat,
  dispose,
  less,
  mul,
  neg,
  oneHot,
  reshape,
  sigmoid,
  slice,
  sub,
  sum,
  tensor2d,
  tidy,
  zeros,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Activation } from '../networks/conv.ts';
import {
  applyMaskedConv,
  applyToLowestRow,
  createMaskedConv,
  receptiveField,
  type MaskedConv,
  type Offset,
} from '../networks/masked-conv.ts';
import { expectedAndDrawn, halfNames, halves, pixelSurprise } from '../objectives/pixels.ts';
import { thresholds } from '../samplers/thresholds.ts';
import { derive } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface PixelCnnConfig {
  /** Pixels a side. */
  side: number;
  /** Channels of every hidden layer. */
  filters: number;
  /** Height and width of the masked filters, odd. */
  size: number;
  /** Layers with mask B; one with mask A comes before them. */
  depth: number;
}

export interface PixelCnnParams extends Parameters {
  readonly config: PixelCnnConfig;
  readonly layers: readonly MaskedConv[];
}

/** The homework's network: 7 × 7, mask A, five times mask B, then two 1 × 1; 64 filters. */
export const defaults: PixelCnnConfig = { side: 20, filters: 64, size: 7, depth: 5 };

export const partNames = halfNames;

/** Fresh parameters; the last layer starts small, so that each pixel begins near one half. */
export function init({ side, filters, size, depth }: PixelCnnConfig, seed: number): PixelCnnParams {
  const spread = 0.05;
  const from = (layer: number): number => derive(seed, 'layer', layer);
  const layers = [
    createMaskedConv('A', size, [1, filters], from(0), { spread }),
    ...Array.from({ length: depth }, (_, i) =>
      createMaskedConv('B', size, [filters, filters], from(i + 1), { spread }),
    ),
    createMaskedConv('B', 1, [filters, filters], from(depth + 1), { spread }),
    createMaskedConv('B', 1, [filters, 1], from(depth + 2), { scale: 0.1 }),
  ];
  const variables = layers.flatMap(({ weights, bias }) => [weights, bias]);
  return { config: { side, filters, size, depth }, layers, variables };
}

/**
 * Logit of every pixel's being on, given the pixels before it, all at once, [n, side²]: the chain
 * rule's factors (PRNN eq. 1). Paper and ink go in as −1 and 1, so that the zeros beyond the border
 * are neither, and the network knows where it is.
 */
export function logits({ config: { side }, layers }: PixelCnnParams, x: Tensor2D): Tensor2D {
  const images = reshape(inkAsSign(x), [x.shape[0], side, side, 1]) as Tensor4D;
  const out = layers.reduce(
    (h, layer, index) => applyMaskedConv(layer, h, activationOf(layers, index)),
    images,
  );
  return reshape(out, x.shape);
}

/** log p(x) = Σ_i log p(x_i | x_1 … x_{i−1}), [n], exact (PRNN eq. 1). */
export function logDensity(params: PixelCnnParams, x: Tensor2D): Tensor1D {
  return tidy(() => neg(sum<Tensor1D>(pixelSurprise(logits(params, x), x), 1)));
}

/** −log p(x) in nats an image, and its halves. */
export function loss(params: PixelCnnParams, x: Tensor2D): Loss {
  return tidy(() => halves(pixelSurprise(logits(params, x), x)));
}

/** The pixels that the network sees from one, as offsets; CIG figure 1, right, for the blind spot. */
export function fieldOfView({ layers }: PixelCnnParams): readonly Offset[] {
  return receptiveField(layers);
}

/**
 * Draws n images, pixel by pixel in reading order: on with probability p_i, then the next (PRNN
 * section 2.1).
 */
export function sample(params: PixelCnnParams, n: number, seed: number): Trajectory {
  const nothing = zeros([n, params.config.side ** 2]) as Tensor2D;
  const drawn = complete(params, nothing, 0, seed);
  nothing.dispose();
  return drawn;
}

/**
 * Draws the pixels from number `from` on, given those before it, in x [n, side²]. What a row's
 * layers make of it depends on rows above alone, so those are kept and only the row in hand is
 * computed. Frame 0 is what the network expected of each pixel, frame 1 the images.
 */
export function complete(
  params: PixelCnnParams,
  x: Tensor2D,
  from: number,
  seed: number,
): Trajectory {
  const { side } = params.config;
  const n = x.shape[0];
  const uniforms = thresholds(n, side * side, seed);
  const frames = tidy(() => {
    let above = nothingAbove(params, n);
    const [expected, drawn]: [Tensor2D[], Tensor2D[]] = [[], []];
    for (let row = 0; row < side; row++) {
      let line = slice(x, [0, row * side], [n, side]);
      for (let column = Math.max(0, from - row * side); column < side; column++) {
        line = tidy(() => {
          const p = sigmoid(slice(rowLogits(params, above, line).logits, [0, column], [n, 1]));
          const u = Float32Array.from(
            { length: n },
            (_, i) => uniforms[i * side * side + row * side + column] as number,
          );
          const on = cast(less(tensor2d(u, [n, 1]), p), 'float32');
          const place = cast(oneHot([column], side), 'float32');
          return add(mul(line, sub(1, place)), mul(on, place)) as Tensor2D;
        });
      }
      const whole = rowLogits(params, above, line);
      const next = above.map((rows, k) => shifted(rows, whole.inputs[k] as Tensor4D));
      dispose(above);
      above = next;
      expected.push(sigmoid(whole.logits));
      drawn.push(line);
    }
    return expectedAndDrawn(concat(expected, 1), concat(drawn, 1));
  });
  return { frames, times: Float32Array.of(0, 1) };
}

/** For each layer the input rows that its filter reaches above the one in hand: zeros at the top. */
function nothingAbove({ config: { side }, layers }: PixelCnnParams, n: number): Tensor4D[] {
  return layers.map(({ size, weights }) => zeros([n, (size - 1) / 2, side, weights.shape[1] ?? 1]));
}

/** Logits of one row, [n, side], and what went into each layer on the way, [n, 1, side, channels]. */
function rowLogits(
  { config: { side }, layers }: PixelCnnParams,
  above: readonly Tensor4D[],
  line: Tensor2D,
): { logits: Tensor2D; inputs: Tensor4D[] } {
  const inputs: Tensor4D[] = [];
  let h = reshape(inkAsSign(line), [line.shape[0], 1, side, 1]) as Tensor4D;
  layers.forEach((layer, k) => {
    inputs.push(h);
    const rows = layer.size === 1 ? h : concat([above[k] as Tensor4D, h], 1);
    h = applyToLowestRow(layer, rows, activationOf(layers, k));
  });
  return { logits: reshape(h, line.shape), inputs };
}

/** As many rows as before, the new one last. */
function shifted(rows: Tensor4D, row: Tensor4D): Tensor4D {
  const [n, height, width, channels] = rows.shape;
  if (height === 0) return zeros(rows.shape);
  return concat([slice(rows, [0, 1, 0, 0], [n, height - 1, width, channels]), row], 1);
}

function inkAsSign(x: Tensor2D): Tensor2D {
  return sub(mul(x, 2), 1);
}

function activationOf(layers: readonly MaskedConv[], index: number): Activation {
  return index === layers.length - 1 ? 'linear' : 'relu';
}

/** PixelCNN as a family; its log-density is exact. */
export const pixelCnn: Family<PixelCnnConfig, PixelCnnParams> = {
  name: 'pixelcnn',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
