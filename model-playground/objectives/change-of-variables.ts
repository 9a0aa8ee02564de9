/** Likelihood of flows between the data and a standard normal base. */
import {
  add,
  mean,
  neg,
  stack,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { logStandardNormal } from './normal.ts';

/** Where points of the data come to lie: codes z [n, d], and log |det ∂z/∂x|, [n]. */
export interface Codes {
  z: Tensor2D;
  logDeterminant: Tensor1D;
}

/** The two parts of a flow's loss, in the order of `negativeLogLikelihood`. */
export const flowPartNames = ['base', 'volume'] as const;

/**
 * log p(x) = log N(z; 0, I) + log |det ∂z/∂x|, [n], nats (Dinh, Sohl-Dickstein, Bengio 2017, "Density
 * Estimation Using Real NVP", eq. 2 and 3; Papamakarios, Pavlakou, Murray 2017, "Masked
 * Autoregressive Flow for Density Estimation", eq. 1).
 */
export function changeOfVariables({ z, logDeterminant }: Codes): Tensor1D {
  return add(logStandardNormal(z), logDeterminant);
}

/** Mean −log p(x) in its two parts: how far from the middle the codes lie, how much room they take. */
export function negativeLogLikelihood({ z, logDeterminant }: Codes): {
  total: Scalar;
  parts: Tensor1D;
} {
  const base = neg(mean<Scalar>(logStandardNormal(z)));
  const volume = neg(mean<Scalar>(logDeterminant));
  return { total: add<Scalar>(base, volume), parts: stack([base, volume]) as Tensor1D };
}
