/** The standard normal distribution as a base. */
import { add, mul, square, sum, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';

/** log N(z; 0, I) of each row of z [n, d], [n], nats. */
export function logStandardNormal(z: Tensor2D): Tensor1D {
  return mul(sum<Tensor1D>(add(square(z), Math.log(2 * Math.PI)), 1), -0.5);
}
