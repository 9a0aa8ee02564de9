/**
 * MADE: an autoencoder whose masks make it autoregressive, on pairs of values. One pass gives the
 * distribution of the first value and that of the second given the first.
 *
 * Paper    Germain, Gregor, Murray, Larochelle (2015), "MADE: Masked Autoencoder for Distribution
 *          Estimation" [MADE].
 * Symbols  x_d   variable d of a pair, 0 … K − 1; it goes in as K numbers, one of them 1
 *          m(d)  its place in the order: it is guessed from the variables with smaller places
 * Shapes   pairs [n, 2]; logits [n, 2, K].
 * Units    nats a pair.
 */
import {
  cast,
  concat,
  mean,
  mul,
  neg,
  oneHot,
  reshape,
  slice,
  stack,
  sum,
  tensor2d,
  tidy,
  zeros,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { applyMaskedMlp, createMaskedMlp, type MaskedMlp } from '../networks/masked-mlp.ts';
import { applyMlp, variablesOf } from '../networks/mlp.ts';
import { logSoftmax } from '../objectives/categorical.ts';
import { drawCategorical } from '../samplers/categorical.ts';
import { derive } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface MadeConfig {
  /** How many values each variable has, K. */
  values: number;
  /** Units in each of the two hidden layers. */
  width: number;
  /** The place of each variable in the order of prediction, 1 and 2. */
  order: readonly [number, number];
  /** Without masks it is an ordinary autoencoder, and what it gives is no likelihood. */
  masked: boolean;
}

export interface MadeParams extends Parameters {
  readonly config: MadeConfig;
  readonly network: MaskedMlp;
}

/** Enough units for a different second distribution after each first value. */
export const defaults: MadeConfig = { values: 24, width: 64, order: [1, 2], masked: true };

export const partNames = ['first', 'second'] as const;

const VARIABLES = 2;

/** Fresh parameters; every value begins nearly as likely as any other. */
export function init(config: MadeConfig, seed: number): MadeParams {
  const widths = { input: config.values, output: config.values };
  const network = createMaskedMlp(config.order, widths, config.width, seed, 0.1);
  return { config, network, variables: variablesOf(network.network) };
}

/**
 * Logits of the values of each variable, [n, 2, K], in one pass: the masks keep from each variable
 * whatever does not come before it (MADE eq. 12 and 13).
 */
export function logits({ config, network }: MadeParams, x: Tensor2D): Tensor3D {
  const { values, masked } = config;
  const n = x.shape[0];
  const seen = reshape(bits(x, values), [n, VARIABLES * values]) as Tensor2D;
  const out = masked ? applyMaskedMlp(network, seen) : applyMlp(network.network, seen);
  return reshape(out, [n, VARIABLES, values]);
}

/** log p(x_d | variables before d) of each, [n, 2] (MADE section 3). */
export function logConditionals(params: MadeParams, x: Tensor2D): Tensor2D {
  const chosen = bits(x, params.config.values);
  return sum(mul(logSoftmax(logits(params, x)), chosen), 2);
}

/** log p(x) = Σ_d log p(x_d | variables before d), [n], exact with masks (MADE section 3). */
export function logDensity(params: MadeParams, x: Tensor2D): Tensor1D {
  return tidy(() => sum<Tensor1D>(logConditionals(params, x), 1));
}

/** −log p(x), and what of it each variable costs. */
export function loss(params: MadeParams, x: Tensor2D): Loss {
  return tidy(() => {
    const parts = neg(mean<Tensor1D>(logConditionals(params, x), 0));
    return { total: sum<Scalar>(parts), parts };
  });
}

/**
 * Which output sees which input through any path of weights, [2, 2]: row d is output d. With masks
 * the ones stand where the input comes before the output, and nowhere else (MADE section 4).
 */
export function sight({ config, network }: MadeParams): readonly (readonly boolean[])[] {
  const { values, masked } = config;
  const variables = Array.from({ length: VARIABLES }, (_, d) => d);
  return variables.map((output) =>
    variables.map((input) => {
      if (!masked) return true;
      // Units that something of the input has reached, layer by layer.
      const reached = network.masks.reduce<readonly boolean[]>(
        (units, { values: mask, shape: [, to] }) =>
          Array.from({ length: to }, (_, j) => units.some((on, i) => on && mask[i * to + j] === 1)),
        Array.from({ length: VARIABLES * values }, (_, i) => Math.floor(i / values) === input),
      );
      return reached.some((on, i) => on && Math.floor(i / values) === output);
    }),
  );
}

/** log p of every pair, [K²]; that of (a, b) stands at a · K + b. */
export function logJoint(params: MadeParams): Tensor1D {
  const { values } = params.config;
  const all = Float32Array.from({ length: 2 * values ** 2 }, (_, i) => {
    const pair = Math.floor(i / 2);
    return i % 2 === 0 ? Math.floor(pair / values) : pair % values;
  });
  return tidy(() => logDensity(params, tensor2d(all, [values ** 2, VARIABLES])));
}

/**
 * Draws n pairs, a pass for each variable: the first in the order from what nothing says, the next
 * given it (MADE section 3). Frame k has the first k variables drawn, the others still 0.
 */
export function sample(params: MadeParams, n: number, seed: number): Trajectory {
  const { order, values } = params.config;
  const inOrder = [...order.keys()].toSorted((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
  const frames = tidy(() => {
    let columns = Array.from({ length: VARIABLES }, () => zeros([n, 1]) as Tensor2D);
    const way = inOrder.map((variable) => {
      const scores = slice(logits(params, concat(columns, 1)), [0, variable, 0], [n, 1, values]);
      const drawn = drawCategorical(
        reshape(scores, [n, values]),
        n,
        derive(seed, 'pass', variable),
      );
      columns = columns.map((column, d) => (d === variable ? drawn : column));
      return concat(columns, 1);
    });
    return stack(way) as Tensor3D;
  });
  return { frames, times: Float32Array.from(inOrder, (_, pass) => pass + 1) };
}

/** [n, 2, K]: one where the value is, zero elsewhere. */
function bits(x: Tensor2D, values: number): Tensor3D {
  return cast(oneHot(cast(x, 'int32'), values), 'float32') as Tensor3D;
}

/** MADE as a family; with masks its log-density is exact. */
export const made: Family<MadeConfig, MadeParams> = {
  name: 'made',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
