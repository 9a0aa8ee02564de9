/** Distributions over finitely many values, as logits and log-masses. */
import {
  cast,
  customGrad,
  exp,
  expandDims,
  logSoftmax as stockLogSoftmax,
  logSumExp as stockLogSumExp,
  matMul,
  mul,
  neg,
  oneHot,
  reshape,
  sub,
  sum,
  tensor2d,
  type GradSaveFunc,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

/**
 * log Σ exp along the last axis, which goes away. Its gradient is the softmax, given here as one
 * formula: the library's own leads through the gradient of a maximum and four more kernels.
 */
export function logSumExp<T extends Tensor>(x: Tensor): T {
  const operation = customGrad((...args: (Tensor | GradSaveFunc)[]) => {
    const [input, save] = args as [Tensor, GradSaveFunc];
    const value = stockLogSumExp(input, -1);
    save([input, value]);
    return {
      value,
      gradFunc: (upstream: Tensor, saved: Tensor[]) => {
        const [logits, total] = saved as [Tensor, Tensor];
        return mul(expandDims(upstream, -1), exp(sub(logits, expandDims(total, -1))));
      },
    };
  });
  return operation(x) as T;
}

/** Logarithms of the masses that logits stand for: a softmax along the last axis. */
export function logSoftmax<T extends Tensor>(logits: T): T {
  return stockLogSoftmax(logits, -1);
}

/** How often each of the values 0 … d − 1 occurs among x [n, 1], [d]; sums to 1. */
export function frequencies(x: Tensor2D, values: number): Tensor1D {
  const n = x.shape[0];
  const indices = cast(reshape(x, [n]), 'int32') as Tensor1D;
  const ones = cast(oneHot(indices, values), 'float32') as Tensor2D;
  // A mean over the first axis would have to transpose first.
  const shares = tensor2d(new Float32Array(n).fill(1 / n), [1, n]);
  return reshape(matMul(shares, ones), [values]);
}

/** −Σ f log q: nats that values with these frequencies cost on average under log-masses [d]. */
export function crossEntropy(f: Tensor1D, logMasses: Tensor1D): Scalar {
  // As a product of a row and a column: one kernel, and one for its gradient.
  const [row, column] = [reshape(neg(f), [1, -1]), reshape(logMasses, [-1, 1])];
  return reshape(matMul(row as Tensor2D, column as Tensor2D), []);
}

/**
 * The same under a softmax of logits [d]. Frequencies sum to 1, so it is log Σ exp θ − Σ f θ, and its
 * gradient p − f is given as that: the library's own takes twice as many kernels.
 */
export function crossEntropyOfLogits(f: Tensor1D, logits: Tensor1D): Scalar {
  const operation = customGrad((...args: (Tensor | GradSaveFunc)[]) => {
    const [theta, save] = args as [Tensor1D, GradSaveFunc];
    const total = stockLogSumExp<Scalar>(theta);
    save([theta, total, f]);
    return {
      value: sub<Scalar>(total, sum(mul(f, theta))),
      gradFunc: (upstream: Scalar, saved: Tensor[]) => {
        const [given, normaliser, wanted] = saved as [Tensor1D, Scalar, Tensor1D];
        return mul(upstream, sub(exp(sub(given, normaliser)), wanted));
      },
    };
  });
  return operation(logits) as Scalar;
}
