/** Images of pixels that are on or off, and what a model pays for them, pixel by pixel. */
import {
  concat,
  mean,
  mul,
  reshape,
  slice,
  softplus,
  stack,
  sub,
  sum,
  tensor3d,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';

/** The loss's parts: nats for the upper half of the pixels, in reading order, and for the lower. */
export const halfNames = ['upper', 'lower'] as const;

/** −log p of each pixel [n, pixels], 0 or 1, given the logit of its being on. */
export function pixelSurprise(logits: Tensor2D, x: Tensor2D): Tensor2D {
  return sub(softplus(logits), mul(x, logits));
}

/** Nats an image, averaged over the batch, and its two halves. */
export function halves(surprise: Tensor2D): { total: Scalar; parts: Tensor1D } {
  const [n, pixels] = surprise.shape;
  const half = Math.floor(pixels / 2);
  const each = mean<Tensor1D>(surprise, 0);
  const upper = sum<Scalar>(slice(each, [0], [half]));
  const lower = sum<Scalar>(slice(each, [half], [pixels - half]));
  const parts = concat([reshape(upper, [1]), reshape(lower, [1])]) as Tensor1D;
  return { total: mul(sum<Scalar>(surprise), 1 / n), parts };
}

/** Two frames, [2, n, pixels]: what the model expected of each pixel, and what was drawn. */
export function expectedAndDrawn(expected: Tensor2D, drawn: Tensor2D): Tensor3D {
  return stack([expected, drawn]) as Tensor3D;
}

/** The same from plain numbers. */
export function framesOf(
  expected: Float32Array,
  drawn: Float32Array,
  shape: [n: number, pixels: number],
): Tensor3D {
  const both = new Float32Array(2 * drawn.length);
  both.set(expected);
  both.set(drawn, drawn.length);
  return tensor3d(both, [2, ...shape]);
}
