/** Normalisation layers: mean 0 and variance 1 over some axes, then a scale and a shift that learn. */
import {
  add,
  customGrad,
  mean,
  mul,
  reshape,
  rsqrt,
  square,
  sub,
  type GradSaveFunc,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { filled } from './trainable.ts';

/** Scale and shift of each channel. */
export interface Norm {
  readonly scale: Variable;
  readonly shift: Variable;
}

const EPSILON = 1e-5;

/** A layer for so many channels; it starts by changing nothing. */
export function createNorm(channels: number): Norm {
  return { scale: filled([channels], 1), shift: filled([channels], 0) };
}

/** Layer normalisation (Ba et al. 2016, eq. 4): over the channels of each row of x [rows, channels]. */
export function layerNorm({ scale, shift }: Norm, x: Tensor2D): Tensor2D {
  return add(mul(standardise(x, [1]), scale), shift);
}

/**
 * Group normalisation (Wu and He 2018, eq. 1 to 3): over the places and over the channels of one
 * group of x [batch, height, width, channels]. Refuses groups that do not divide the channels. It
 * does not look at other images of the batch, so an image comes out the same in any company.
 */
export function groupNorm({ scale, shift }: Norm, x: Tensor4D, groups: number): Tensor4D {
  const [batch, height, width, channels] = x.shape;
  if (channels % groups !== 0) throw new RangeError(`${groups} groups of ${channels} channels`);
  const grouped = reshape(x, [batch, height * width, groups, channels / groups]);
  const standard = reshape(standardise(grouped, [1, 3]), x.shape);
  return add(mul(standard, scale), shift);
}

/**
 * (x − mean) / √(variance + ε) over the axes. Its gradient is written out, which takes half the
 * kernels that the recorded one takes. Only x is kept for it: it may be differentiated once more.
 */
export function standardise<T extends Tensor>(x: T, axes: number[]): T {
  const operation = customGrad((...args: (Tensor | GradSaveFunc)[]) => {
    const [input, save] = args as [Tensor, GradSaveFunc];
    save([input]);
    return {
      value: standard(input, axes).value,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const { value, scale } = standard(saved[0] as Tensor, axes);
        // Of dy only what changes neither the mean nor the variance gets through.
        const along = mul(value, mean(mul(dy, value), axes, true));
        return mul(scale, sub(sub(dy, mean(dy, axes, true)), along));
      },
    };
  });
  return operation(x) as T;
}

function standard(x: Tensor, axes: number[]): { value: Tensor; scale: Tensor } {
  const centred = sub(x, mean(x, axes, true));
  const scale = rsqrt(add(mean(square(centred), axes, true), EPSILON));
  return { value: mul(centred, scale), scale };
}
