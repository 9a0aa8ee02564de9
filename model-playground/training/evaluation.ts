/**
 * Held-out figures. A model's error and the best possible one are compared point by point, on the
 * same fresh points with the same noise, so that most of the noise of the comparison cancels.
 */
import {
  logSumExp,
  mean,
  sub,
  tensor2d,
  tidy,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { gaussianEntropy, gaussianLogDensity, type Gaussian2d } from '../datasets/gaussians-2d.ts';
import {
  encode,
  IMPORTANCE_SAMPLES,
  klToPrior,
  logWeights,
  type VaeParams,
} from '../models/vae.ts';
import type { EvaluationEvent } from '../worker/protocol.ts';
import { derive } from './random.ts';

export type Evaluation = Omit<EvaluationEvent, 'type' | 'step'>;

/** A latent that says less than this about the point, in nats, is not in use. */
const ACTIVE = 0.05;

/**
 * −ELBO on held-out points [n, 2] against the entropy, and its gap taken apart (AEVB eq. 1):
 * gap = KL(data ‖ model) + E KL(q(z|x) ‖ p(z|x)). Both come from the same importance weights: the
 * mean of their logarithms is the ELBO, the logarithm of their mean estimates log p(x), so the
 * second part is never negative. (A finite number of draws leaves a little of it in the first.)
 */
export async function evaluateVae(
  params: VaeParams,
  data: Gaussian2d,
  points: Float32Array,
  seed: number,
): Promise<Evaluation> {
  const n = points.length / 2;
  const x = tensor2d(points, [n, 2]);
  const found = tidy(() => {
    const weights = logWeights(params, x, derive(seed, 'importance'));
    const likelihood = sub<Tensor1D>(logSumExp(weights, 0), Math.log(IMPORTANCE_SAMPLES));
    return { bound: mean<Tensor1D>(weights, 0), likelihood, kl: klPerDimension(params, x) };
  });
  x.dispose();
  const [bound, likelihood, kl] = await Promise.all([
    read(found.bound),
    read(found.likelihood),
    read(found.kl),
  ]);
  const truth = Float64Array.from({ length: n }, (_, i) =>
    gaussianLogDensity(data, points[2 * i] as number, points[2 * i + 1] as number),
  );
  const floor = gaussianEntropy(data);
  const { average: gap, error } = averageAndError(truth.map((p, i) => p - (bound[i] as number)));
  const modelGap = averageAndError(truth.map((p, i) => p - (likelihood[i] as number))).average;
  const totalKl = kl.reduce((sum, value) => sum + value, 0);
  return {
    value: floor + gap,
    floor,
    gap,
    error,
    quantities: {
      reconstruction: floor + gap - totalKl,
      kl: totalKl,
      modelGap,
      inferenceGap: gap - modelGap,
      activeLatents: kl.filter((value) => value > ACTIVE).length,
    },
  };
}

/** KL(q(z_j|x) ‖ p(z_j)) averaged over points x, [latentSize], nats. */
export function klPerDimension(params: VaeParams, x: Tensor2D): Tensor1D {
  return tidy(() => mean<Tensor1D>(klToPrior(encode(params, x)), 0));
}

/** A tensor's numbers; the tensor is disposed. */
export async function read(tensor: Tensor): Promise<Float32Array<ArrayBuffer>> {
  const values = (await tensor.data()) as Float32Array<ArrayBuffer>;
  tensor.dispose();
  return values;
}

/** Average, and its standard error. */
export function averageAndError(values: ArrayLike<number>): { average: number; error: number } {
  const list = Array.from(values);
  const average = list.reduce((sum, value) => sum + value, 0) / list.length;
  const variance = list.reduce((sum, value) => sum + (value - average) ** 2, 0) / (list.length - 1);
  return { average, error: Math.sqrt(variance / list.length) };
}
