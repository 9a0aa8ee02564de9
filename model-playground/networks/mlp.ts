/** Multi-layer perceptrons. Shapes: a batch is [batch, features]; weights are [inputs, outputs]. */
import { engine, reshape, type Tensor, type Tensor2D, type Variable } from '@tensorflow/tfjs-core';
import { derive, random } from '../training/random.ts';
import { trainable } from './trainable.ts';

/** Weights and biases of each layer, from the input to the output. */
export interface Mlp {
  readonly layers: readonly { readonly weight: Variable; readonly bias: Variable }[];
}

/** Layers whose weights and biases need not be variables themselves. */
export interface Layers {
  readonly layers: readonly { readonly weight: Tensor; readonly bias: Tensor }[];
}

/**
 * A network of dense layers with ReLU between them.
 * @param sizes features of the input, of each hidden layer, and of the output
 * @param outputScale scales the last layer's initial weights; a small one starts near a constant
 * @param biasScale biases start uniform on ±biasScale/√inputs. Without them all kinks of a network
 *   of few inputs start at the origin; 1 is what PyTorch does
 */
export function createMlp(
  sizes: readonly number[],
  seed: number,
  outputScale = 1,
  biasScale = 0,
): Mlp {
  const source = random(seed);
  const shift = random(derive(seed, 'biases'));
  const layers = sizes.slice(1).map((outputs, index) => {
    const inputs = sizes[index] ?? 0;
    const last = index === sizes.length - 2;
    // He et al. (2015), eq. (10): variance 2/inputs keeps the signal's size through ReLU layers.
    const deviation = last ? outputScale / Math.sqrt(inputs) : Math.sqrt(2 / inputs);
    const values = Float32Array.from(
      { length: inputs * outputs },
      () => deviation * source.normal(),
    );
    return {
      weight: trainable(values, [inputs, outputs]),
      bias: trainable(
        Float32Array.from(
          { length: outputs },
          () => ((last ? 0 : biasScale) * (2 * shift.uniform() - 1)) / Math.sqrt(inputs),
        ),
        [outputs],
      ),
    };
  });
  return { layers };
}

/** What stands between the layers; the leaky one lets a fifth of what is negative through. */
export type Activation = 'relu' | 'leakyrelu';

const LEAK = 0.2;

/** The network's output, [batch, outputs], for inputs [batch, inputs]; weights may be computed. */
export function applyMlp(network: Layers, x: Tensor2D, activation: Activation = 'relu'): Tensor2D {
  return network.layers.reduce((activity, { weight, bias }, index) => {
    const hidden = index < network.layers.length - 1;
    return dense(activity, weight, bias, hidden ? activation : 'linear');
  }, x);
}

/** All trainable tensors of some networks, in a fixed order. */
export function variablesOf(...networks: readonly Mlp[]): Variable[] {
  return networks.flatMap(({ layers }) => layers.flatMap(({ weight, bias }) => [weight, bias]));
}

/**
 * activation(x·W + b) as one kernel, forward also while gradients are recorded.
 * x [rows, inputs], weight [inputs, outputs], bias [outputs] → [rows, outputs].
 */
export function dense(
  x: Tensor2D,
  weight: Tensor,
  bias: Tensor,
  activation: Activation | 'linear' = 'linear',
): Tensor2D {
  const [rows, inputs] = x.shape;
  const outputs = bias.size;
  const product = engine().runKernel(
    '_FusedMatMul',
    { a: reshape(x, [1, rows, inputs]), b: reshape(weight, [1, inputs, outputs]), bias },
    { transposeA: false, transposeB: false, activation, leakyreluAlpha: LEAK },
  ) as Tensor;
  return reshape(product, [rows, outputs]);
}
