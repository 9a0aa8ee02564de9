/**
 * RealNVP in the plane: affine coupling layers between the data and a normal distribution.
 *
 * Papers   Dinh, Sohl-Dickstein, Bengio (2017), "Density Estimation Using Real NVP" [RNVP].
 * Symbols  x         a point of the data, R²
 *          z         its code, z = f(x), N(0, I) under the model
 *          s, t      log-scale and shift that a network makes of the coordinate that is kept
 * Shapes   points and codes [n, 2]; s and t [n, 1].
 * Units    nats a point.
 */
import {
  add,
  concat,
  exp,
  mul,
  neg,
  reshape,
  split,
  sub,
  tanh,
  tidy,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import {
  changeOfVariables,
  flowPartNames,
  negativeLogLikelihood,
  type Codes,
} from '../objectives/change-of-variables.ts';
import { drawThroughLayers } from '../samplers/from-base.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface RealNvpConfig {
  /** Coupling layers; even ones keep the first coordinate, odd ones the second. */
  layers: number;
  /** Units in each of the two hidden layers of every coupling's network. */
  width: number;
}

export interface RealNvpParams extends Parameters {
  readonly config: RealNvpConfig;
  readonly networks: readonly Mlp[];
}

/** Each coordinate is changed four times, each time by a function of the other. */
export const defaults: RealNvpConfig = { layers: 8, width: 64 };

export const partNames = flowPartNames;

/** One layer stretches by e² at most: tanh keeps exp(s) from running away early in training. */
const LARGEST_LOG_SCALE = 2;

/** Fresh parameters; every layer starts with a small stretch and shift. */
export function init(config: RealNvpConfig, seed: number): RealNvpParams {
  const networks = Array.from({ length: config.layers }, (_, layer) =>
    createMlp([1, config.width, config.width, 2], seed + layer, 0.1),
  );
  return { config, networks, variables: variablesOf(...networks) };
}

/** s and t of a layer, from the coordinate that it keeps (RNVP section 3.2; tanh as in 4.1). */
export function scaleAndShift(network: Mlp, kept: Tensor2D): { s: Tensor2D; t: Tensor2D } {
  const [raw, t] = split(applyMlp(network, kept), 2, 1) as [Tensor2D, Tensor2D];
  return { s: mul(tanh(raw), LARGEST_LOG_SCALE), t };
}

/**
 * z = f(x) and log |det ∂z/∂x|, [n]: in each layer y = x · exp(s) + t of one coordinate, given the
 * other (RNVP eq. 4 and 5), so that the determinant is the product of the scales (eq. 6).
 */
export function toBase({ networks }: RealNvpParams, x: Tensor2D): Codes {
  let [first, second] = split(x, 2, 1) as [Tensor2D, Tensor2D];
  let volume: Tensor2D = mul(first, 0);
  networks.forEach((network, layer) => {
    const keepsFirst = layer % 2 === 0;
    const { s, t } = scaleAndShift(network, keepsFirst ? first : second);
    if (keepsFirst) second = add(mul(second, exp(s)), t);
    else first = add(mul(first, exp(s)), t);
    volume = add(volume, s);
  });
  return { z: concat([first, second], 1), logDeterminant: reshape(volume, [x.shape[0]]) };
}

/** x = f⁻¹(z), layer by layer (RNVP eq. 8): z first, then each layer's output, x last. */
export function fromBase({ networks }: RealNvpParams, z: Tensor2D): Tensor2D[] {
  let [first, second] = split(z, 2, 1) as [Tensor2D, Tensor2D];
  const way = [z];
  for (let layer = networks.length - 1; layer >= 0; layer--) {
    const keepsFirst = layer % 2 === 0;
    const { s, t } = scaleAndShift(networks[layer] as Mlp, keepsFirst ? first : second);
    if (keepsFirst) second = mul(sub(second, t), exp(neg(s)));
    else first = mul(sub(first, t), exp(neg(s)));
    way.push(concat([first, second], 1));
  }
  return way;
}

/** log p(x) = log N(f(x); 0, I) + log |det ∂f/∂x|, [n], exact (RNVP eq. 2 and 3). */
export function logDensity(params: RealNvpParams, x: Tensor2D): Tensor1D {
  return tidy(() => changeOfVariables(toBase(params, x)));
}

/** −log p(x) in its two parts: how far from the middle the codes lie, and how much room they take. */
export function loss(params: RealNvpParams, x: Tensor2D): Loss {
  return tidy(() => negativeLogLikelihood(toBase(params, x)));
}

/** Draws n points: z from the base (time 1), then through one layer after the other (time 0). */
export function sample(params: RealNvpParams, n: number, seed: number): Trajectory {
  return drawThroughLayers((z) => fromBase(params, z), n, seed);
}

/** RealNVP as a family; its log-density is exact. */
export const realNvp: Family<RealNvpConfig, RealNvpParams> = {
  name: 'realnvp',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
