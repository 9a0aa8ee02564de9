/**
 * Masked autoregressive flow in the plane: a stack of Gaussian autoregressive models, each of which
 * models the noise of the one before.
 *
 * Papers   Papamakarios, Pavlakou, Murray (2017), "Masked Autoregressive Flow for Density
 *          Estimation" [MAF]; Germain, Gregor, Murray, Larochelle (2015), "MADE" [MADE].
 * Symbols  x         a point of the data, R²
 *          u         its noise under one layer; the last layer's is the code z, N(0, I)
 *          μ_i, α_i  mean and log-deviation of coordinate i, given the coordinates before it
 * Shapes   points and codes [n, 2].
 * Units    nats a point.
 */
import {
  add,
  exp,
  mul,
  neg,
  reshape,
  split,
  sub,
  sum,
  tanh,
  tidy,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { applyMaskedMlp, createMaskedMlp, type MaskedMlp } from '../networks/masked-mlp.ts';
import { variablesOf } from '../networks/mlp.ts';
import {
  changeOfVariables,
  flowPartNames,
  negativeLogLikelihood,
  type Codes,
} from '../objectives/change-of-variables.ts';
import { drawThroughLayers } from '../samplers/from-base.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface MafConfig {
  /** Autoregressive models in the stack. */
  layers: number;
  /** Units in each of the two hidden layers of every network. */
  width: number;
  /** Which coordinate comes first: the same one in every layer, or each in turn. */
  order: 'alternating' | 'fixed';
}

export interface MafParams extends Parameters {
  readonly config: MafConfig;
  readonly networks: readonly MaskedMlp[];
}

/** Turning the order around lets each coordinate depend on the other (MAF section 3.1). */
export const defaults: MafConfig = { layers: 8, width: 64, order: 'alternating' };

export const partNames = flowPartNames;

const DIMENSIONS = 2;

/** One layer stretches by e² at most: tanh keeps exp(α) from running away early in training. */
const LARGEST_LOG_SCALE = 2;

/** Fresh parameters; every layer starts with a small stretch and shift. */
export function init(config: MafConfig, seed: number): MafParams {
  const networks = Array.from({ length: config.layers }, (_, layer) => {
    const turned = config.order === 'alternating' && layer % 2 === 1;
    const order = turned ? [2, 1] : [1, 2];
    return createMaskedMlp(order, { input: 1, output: 2 }, config.width, seed + layer, 0.1);
  });
  const variables = variablesOf(...networks.map(({ network }) => network));
  return { config, networks, variables };
}

/** μ and α of every coordinate from the coordinates before it, [n, 2] each (MAF eq. 2). */
export function conditionals(network: MaskedMlp, x: Tensor2D): { mu: Tensor2D; alpha: Tensor2D } {
  const out = reshape(applyMaskedMlp(network, x), [x.shape[0], DIMENSIONS, 2]);
  const [mu, raw] = split(out, 2, 2).map((part) => reshape(part, [x.shape[0], DIMENSIONS])) as [
    Tensor2D,
    Tensor2D,
  ];
  const alpha = mul<Tensor2D>(tanh(raw), LARGEST_LOG_SCALE);
  return { mu, alpha };
}

/**
 * z and log |det ∂z/∂x|, [n]: u_i = (x_i − μ_i) exp(−α_i) in each layer, all coordinates at once
 * (MAF eq. 4). The Jacobian is triangular, so its determinant is exp(−Σ α_i) (eq. 5).
 */
export function toBase({ networks }: MafParams, x: Tensor2D): Codes {
  let u = x;
  let volume: Tensor2D = mul(x, 0);
  for (const network of networks) {
    const { mu, alpha } = conditionals(network, u);
    u = mul(sub(u, mu), exp(neg(alpha)));
    volume = sub(volume, alpha);
  }
  return { z: u, logDeterminant: sum<Tensor1D>(volume, 1) };
}

/**
 * x from z, layer by layer: z first, then each layer's output, x last. x_i = u_i exp(α_i) + μ_i
 * needs the coordinates before it (MAF eq. 3), so a layer takes as many passes as there are
 * coordinates: sampling is what this family is slow at.
 */
export function fromBase({ networks }: MafParams, z: Tensor2D): Tensor2D[] {
  const way = [z];
  for (const network of [...networks].reverse()) {
    const u = way.at(-1) as Tensor2D;
    let x: Tensor2D = mul(u, 0);
    for (let pass = 0; pass < DIMENSIONS; pass++) {
      const { mu, alpha } = conditionals(network, x);
      x = add(mul(u, exp(alpha)), mu);
    }
    way.push(x);
  }
  return way;
}

/** log p(x) = log N(z; 0, I) + log |det ∂z/∂x|, [n], exact (MAF eq. 1). */
export function logDensity(params: MafParams, x: Tensor2D): Tensor1D {
  return tidy(() => changeOfVariables(toBase(params, x)));
}

/** −log p(x) in its two parts: how far from the middle the codes lie, and how much room they take. */
export function loss(params: MafParams, x: Tensor2D): Loss {
  return tidy(() => negativeLogLikelihood(toBase(params, x)));
}

/** Draws n points: z from the base (time 1), then through one layer after the other (time 0). */
export function sample(params: MafParams, n: number, seed: number): Trajectory {
  return drawThroughLayers((z) => fromBase(params, z), n, seed);
}

/** The flow as a family; its log-density is exact. */
export const maf: Family<MafConfig, MafParams> = {
  name: 'maf',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
