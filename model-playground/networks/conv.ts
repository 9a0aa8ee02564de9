/**
 * What convolutional networks are built of. Images are [batch, height, width, channels]; filters
 * [filterHeight, filterWidth, inputs, outputs].
 */
import {
  concat,
  engine,
  reshape,
  type Tensor,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { random } from '../training/random.ts';
import { drawn, filled } from './trainable.ts';

/** Slope of the leaky ReLU below zero, as in DCGAN (Radford et al. 2016, section 3). */
const LEAK = 0.2;

export type Activation = 'linear' | 'relu' | 'leaky';

/** Zeros around an image: so many that each place has a window, or rows and columns by number. */
export type Padding = 'same' | { rows: [number, number]; columns: [number, number] };

export interface Conv {
  readonly filter: Variable;
  readonly bias: Variable;
  /** 2 halves height and width. */
  readonly stride: 1 | 2;
}

export interface ConvOptions {
  stride?: 1 | 2;
  /** Scales the initial weights; a small one makes the layer start near its bias, zero. */
  scale?: number;
}

/** A convolution with size × size filters, from so many channels to so many. */
export function createConv(
  size: number,
  [inputs, outputs]: readonly [number, number],
  seed: number,
  { stride = 1, scale = 1 }: ConvOptions = {},
): Conv {
  // He et al. (2015), eq. (10): variance 2/inputs of a unit keeps the signal's size through ReLU.
  const deviation = scale * Math.sqrt(2 / (size * size * inputs));
  const filter = drawn([size, size, inputs, outputs], deviation, random(seed));
  return { filter, bias: filled([outputs], 0), stride };
}

/** Everything trainable in it, in a fixed order. */
export function convVariables({ filter, bias }: Conv): Variable[] {
  return [filter, bias];
}

/** activation(x ∗ filter + bias), as wide and high as x, or half of it with stride 2. */
export function applyConv(
  { filter, bias, stride }: Conv,
  x: Tensor4D,
  activation: Activation = 'linear',
): Tensor4D {
  return convolve(x, filter as Tensor4D, bias, { stride, padding: 'same', activation });
}

/**
 * x [n, h, w, c] → [n, 2h, 2w, c], each place four times. The library's own resizing has a wrong
 * gradient for batches on cpu; this one is copies beside one another, so its gradient is a sum.
 * Before a convolution it is the better way up: no checkerboard (Odena et al. 2016).
 */
export function upsample(x: Tensor4D): Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const wide = reshape(concat([x, x], 3), [batch, height, 2 * width, channels]);
  const tall = concat([wide, wide], 2);
  return reshape(tall, [batch, 2 * height, 2 * width, channels]);
}

/** activation(x ∗ filter + bias) as one kernel, forward also while gradients are recorded. */
export function convolve(
  x: Tensor4D,
  filter: Tensor4D,
  bias: Tensor,
  { stride, padding, activation }: { stride: 1 | 2; padding: Padding; activation: Activation },
): Tensor4D {
  return engine().runKernel(
    'FusedConv2D',
    { x, filter, bias },
    {
      strides: [stride, stride],
      pad: explicit(padding),
      dataFormat: 'NHWC',
      dilations: [1, 1],
      activation: activation === 'leaky' ? 'leakyrelu' : activation,
      leakyreluAlpha: LEAK,
    },
  ) as Tensor4D;
}

/** The library's way to say it; its declaration of attributes has no place for nested lists. */
function explicit(padding: Padding): number[] | string {
  if (padding === 'same') return padding;
  return [[0, 0], padding.rows, padding.columns, [0, 0]] as unknown as number[];
}
