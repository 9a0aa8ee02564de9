/**
 * Masked autoencoders (Germain, Gregor, Murray, Larochelle 2015, "MADE"): dense layers whose
 * outputs for one variable see only the variables before it. Shapes: a batch is [batch, features].
 */
import { mul, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, type Mlp } from './mlp.ts';

/** A network, and for each layer which weights count, [inputs, outputs] of zeros and ones. */
export interface MaskedMlp {
  readonly network: Mlp;
  readonly masks: readonly { readonly values: Float32Array; readonly shape: [number, number] }[];
}

/** Numbers that describe one variable at the input, and at the output. */
export interface Widths {
  input: number;
  output: number;
}

/**
 * A masked network with two hidden layers.
 * @param order the place of each variable in the order of prediction, 1 … D: variable d sees those
 *   with a smaller place
 * @param width units in each hidden layer; their degrees run through 1 … D − 1 in turn
 */
export function createMaskedMlp(
  order: readonly number[],
  widths: Widths,
  width: number,
  seed: number,
  outputScale = 1,
): MaskedMlp {
  const variables = order.length;
  const inputs = order.flatMap((place) => Array<number>(widths.input).fill(place));
  const outputs = order.flatMap((place) => Array<number>(widths.output).fill(place));
  const hidden = Array.from({ length: width }, (_, k) => 1 + (k % Math.max(1, variables - 1)));
  const degrees = [inputs, hidden, hidden, outputs];
  const network = createMlp(
    degrees.map((layer) => layer.length),
    seed,
    outputScale,
  );
  const masks = degrees.slice(1).map((to, layer) => {
    const from = degrees[layer] ?? [];
    const last = layer === degrees.length - 2;
    return { values: maskOf(from, to, last), shape: [from.length, to.length] as [number, number] };
  });
  return { network, masks };
}

/**
 * Hidden units see units of the same or a smaller degree, outputs only of a smaller one (MADE
 * eq. 12 and 13): [from, to], row-major.
 */
function maskOf(from: readonly number[], to: readonly number[], last: boolean): Float32Array {
  return Float32Array.from(from.flatMap((a) => to.map((b) => ((last ? b > a : b >= a) ? 1 : 0))));
}

/** The network's output, [batch, variables · output width], for inputs [batch, variables · input]. */
export function applyMaskedMlp({ network, masks }: MaskedMlp, x: Tensor2D): Tensor2D {
  const layers = network.layers.map(({ weight, bias }, i) => {
    const { values, shape } = masks[i] as MaskedMlp['masks'][number];
    return { weight: mul(weight, tensor2d(values, shape)), bias };
  });
  return applyMlp({ layers }, x);
}
