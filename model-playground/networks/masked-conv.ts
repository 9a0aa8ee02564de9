/**
 * Convolutions that see only pixels which come earlier, row by row from the top and from the left.
 *
 * Paper   van den Oord et al. (2016), "Conditional Image Generation with PixelCNN Decoders",
 *         arXiv:1606.05328: eq. (1), p(x) = Π p(xᵢ | x₁, …, xᵢ₋₁); figure 1, the mask.
 * Kinds   'A', the first layer: the pixel itself is not seen, since it is what is predicted;
 *         'B', all others: it is, since it stands for what layer A has made of earlier pixels.
 * Shapes  images [batch, height, width, channels]; all channels of a pixel belong together.
 */
import { pad, reshape, type Tensor3D, type Tensor4D, type Variable } from '@tensorflow/tfjs-core';
import { random } from '../training/random.ts';
import { convolve, type Activation, type ConvOptions, type Padding } from './conv.ts';
import { drawn } from './trainable.ts';

export type MaskKind = 'A' | 'B';

export interface MaskedConv {
  readonly kind: MaskKind;
  /** Odd: height and width of the filter before the mask. */
  readonly size: number;
  /** [places seen, inputs, outputs], the places in reading order: what the mask leaves. */
  readonly weights: Variable;
  readonly bias: Variable;
}

/**
 * A masked convolution with filters of an odd size, from so many channels to so many.
 * @param options.spread deviation of the initial biases; without any, the first pixel, which sees
 *   only the border, stands on the kink of every ReLU
 */
export function createMaskedConv(
  kind: MaskKind,
  size: number,
  [inputs, outputs]: readonly [number, number],
  seed: number,
  { scale = 1, spread = 0 }: Pick<ConvOptions, 'scale'> & { spread?: number } = {},
): MaskedConv {
  if (size % 2 === 0) throw new RangeError(`a filter of size ${size} has no pixel in its middle`);
  const places = placesSeen(kind, size);
  if (places === 0) throw new RangeError('mask A leaves nothing of a filter of size 1');
  const deviation = scale * Math.sqrt(2 / (places * inputs));
  const source = random(seed);
  const weights = drawn([places, inputs, outputs], deviation, source);
  return { kind, size, weights, bias: drawn([outputs], spread, source) };
}

/**
 * activation(x ∗ masked filter + bias), as wide and high as x. In reading order the mask of figure 1
 * is the places before the middle (and the middle itself, for B) and then zeros; the rows below the
 * middle, all zeros, are not even multiplied.
 */
export function applyMaskedConv(
  layer: MaskedConv,
  x: Tensor4D,
  activation: Activation = 'linear',
): Tensor4D {
  const half = (layer.size - 1) / 2;
  return maskedAndPadded(layer, x, activation, { rows: [half, 0], columns: [half, half] });
}

/**
 * The lowest row of what `applyMaskedConv` gives, [batch, 1, width, outputs], from the rows that it
 * depends on: itself and the (size − 1) / 2 above it, zeros where the image has none.
 */
export function applyToLowestRow(
  layer: MaskedConv,
  rows: Tensor4D,
  activation: Activation = 'linear',
): Tensor4D {
  const half = (layer.size - 1) / 2;
  return maskedAndPadded(layer, rows, activation, { rows: [0, 0], columns: [half, half] });
}

function maskedAndPadded(
  { size, weights, bias }: MaskedConv,
  x: Tensor4D,
  activation: Activation,
  padding: Padding,
): Tensor4D {
  const [places = 0, inputs = 0, outputs = 0] = weights.shape;
  const height = (size + 1) / 2;
  const padded = pad(weights as Tensor3D, [
    [0, height * size - places],
    [0, 0],
    [0, 0],
  ]);
  const filter = reshape(padded, [height, size, inputs, outputs]) as Tensor4D;
  return convolve(x, filter, bias, { stride: 1, padding, activation });
}

/** Where a pixel lies, seen from another: rows down and columns to the right. */
export type Offset = readonly [row: number, column: number];

/**
 * All pixels that a stack of such layers sees from one pixel, in reading order. Figure 1, right:
 * with 'A' and 'B' alone, a part of what lies above and to the right is never seen, however deep
 * the stack (the blind spot).
 */
export function receptiveField(
  layers: readonly Pick<MaskedConv, 'kind' | 'size'>[],
): readonly Offset[] {
  let seen = new Map<string, Offset>([['0,0', [0, 0]]]);
  for (const { kind, size } of layers) {
    const next = new Map<string, Offset>();
    for (const [row, column] of seen.values()) {
      for (const [down, right] of offsetsOf(kind, size)) {
        const offset: Offset = [row + down, column + right];
        next.set(offset.join(), offset);
      }
    }
    seen = next;
  }
  return [...seen.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

/** How many places of a filter the mask leaves. */
function placesSeen(kind: MaskKind, size: number): number {
  return (size * size - 1) / 2 + (kind === 'B' ? 1 : 0);
}

function offsetsOf(kind: MaskKind, size: number): Offset[] {
  const half = (size - 1) / 2;
  return Array.from({ length: placesSeen(kind, size) }, (_, place) => [
    Math.floor(place / size) - half,
    (place % size) - half,
  ]);
}
