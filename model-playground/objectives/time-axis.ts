/** The time axis of a denoiser's loss: how times are drawn, and the loss by its thirds. */
import {
  matMul,
  mean,
  sum,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

export const thirdNames = ['near data', 'middle', 'near noise'] as const;

/**
 * Times [batch] spread evenly over [0, 1] behind a common random offset: each is uniform, but
 * together they leave no gap, which makes the estimate of the loss less noisy (the low-discrepancy
 * sampler of Kingma et al. 2021, "Variational Diffusion Models").
 */
export function spreadTimes(batch: number, offset: number): Float32Array {
  return Float32Array.from({ length: batch }, (_, i) => (i + offset) / batch);
}

/** Mean of squared errors [batch, dimensions], and what each third of the time axis contributes to it. */
export function meanByThirds(
  squared: Tensor2D,
  times: Float32Array,
): { total: Scalar; parts: Tensor1D } {
  return tidy(() => ({
    total: mean<Scalar>(squared),
    parts: sum<Tensor1D>(matMul(thirds(times, squared.shape[1]), squared), 1),
  }));
}

/** [3, batch]: picks each third of the time axis and averages over batch and dimensions. */
function thirds(times: Float32Array, dimensions: number): Tensor2D {
  const weight = 1 / (dimensions * times.length);
  const rows = new Float32Array(3 * times.length);
  times.forEach((t, i) => (rows[Math.min(2, Math.floor(3 * t)) * times.length + i] = weight));
  return tensor2d(rows, [3, times.length]);
}
