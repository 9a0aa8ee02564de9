/**
 * A flow on values 0, 1, …, d − 1: noise fills the cell around each value, so that a density can be
 * learned, and what the density holds in a cell is the probability of the value.
 *
 * Papers   Theis, van den Oord, Bethge (2016), "A Note on the Evaluation of Generative Models" [N];
 *          Ho, Chen, Srinivas, Duan, Abbeel (2019), "Flow++" [F++].
 * Symbols  x          a value; its cell is [x − ½, x + ½)
 *          u          where in the cell, from the middle: −½ to ½
 *          p(y), F    density of the flow at y, and its distribution function (cdf-flow.ts)
 *          q(u|x)     distribution of the noise: uniform, or learned for each value
 *          P(x)       probability of the value under the flow, the integral of p over its cell
 * Shapes   x and u [n, 1]; learned noise [d, 2]: middle and log-width of a logistic, for each value.
 * Units    nats a value.
 */
import {
  add,
  cast,
  clipByValue,
  exp,
  floor,
  log,
  matMul,
  maximum,
  mean,
  mul,
  neg,
  oneHot,
  reshape,
  sigmoid,
  slice,
  softplus,
  stack,
  sub,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { filled } from '../networks/trainable.ts';
import { random } from '../training/random.ts';
import * as cdfFlow from './cdf-flow.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export type CellNoise = 'none' | 'uniform' | 'learned';

export interface DequantizationConfig {
  /** How many values there are, d. */
  values: number;
  components: number;
  noise: CellNoise;
}

export interface DequantizationParams extends Parameters {
  readonly config: DequantizationConfig;
  readonly flow: cdfFlow.CdfFlowParams;
  /** Only where it is learned. */
  readonly noise: Variable | undefined;
}

/** The homework's smaller set; as many components as follow its steps. */
export const defaults: DequantizationConfig = { values: 20, components: 10, noise: 'uniform' };

export const partNames = ['density', 'noise'] as const;

/** A flow that covers all cells; noise that is uniform, also where it will be learned. */
export function init(config: DequantizationConfig): DequantizationParams {
  const { values, components } = config;
  const flow = cdfFlow.init({ components, from: -0.5, to: values - 0.5 });
  // Middle 0 and width 1: the sigmoid of a standard logistic is uniform.
  const noise = config.noise === 'learned' ? filled([values, 2], 0) : undefined;
  return { config, flow, noise, variables: [...flow.variables, ...(noise ? [noise] : [])] };
}

/** Points in the cells of values, and what their noise costs: y [n, 1] and log q(u|x), [n, 1]. */
export interface Dequantized {
  y: Tensor2D;
  logNoise: Tensor2D;
}

/**
 * y = x + u. Without noise u = 0; uniform noise is u = s − ½ for s in (0, 1); learned noise bends
 * s by a logistic of its own for each value, u = sigmoid(a + b · logit(s)) − ½ (F++ section 3.1).
 */
export function dequantize(
  { config, noise }: DequantizationParams,
  x: Tensor2D,
  s: Tensor2D,
): Dequantized {
  return tidy(() => {
    if (!noise) {
      const u = config.noise === 'uniform' ? sub(s, 0.5) : mul(s, 0);
      return { y: add<Tensor2D>(x, u), logNoise: mul<Tensor2D>(x, 0) };
    }
    const n = x.shape[0];
    const rows = cast(oneHot(cast(reshape(x, [n]), 'int32'), config.values), 'float32');
    const shape: Tensor2D = matMul(rows as Tensor2D, noise as Tensor2D);
    const middle = slice(shape, [0, 0], [n, 1]);
    const logWidth = slice(shape, [0, 1], [n, 1]);
    const logit = sub<Tensor2D>(log(s), log(sub(1, s)));
    const bent = add<Tensor2D>(middle, mul(exp(logWidth), logit));
    // log q(u|x) = log |ds/du|: the slopes of both sigmoids, and the width between them.
    const slope = (at: Tensor2D): Tensor2D => neg(add<Tensor2D>(softplus(at), softplus(neg(at))));
    const logNoise = sub<Tensor2D>(sub(slope(logit), slope(bent)), logWidth);
    return { y: add<Tensor2D>(x, sub(sigmoid(bent), 0.5)), logNoise };
  });
}

/**
 * −log p(x + u) + log q(u|x), on average never less than −log P(x) (N section 3.1 for uniform noise,
 * F++ section 3.1 for any). Without noise it is −log p(x), which bounds nothing.
 */
export function loss(params: DequantizationParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const source = random(seed);
    const { y, logNoise } = dequantize(
      params,
      x,
      uniforms(x.shape[0], () => source.uniform()),
    );
    const density = cdfFlow.loss(params.flow, y).total;
    const noise = mean<Scalar>(logNoise);
    return { total: add<Scalar>(density, noise), parts: stack([density, noise]) as Tensor1D };
  });
}

/** Numbers in (0, 1), [n, 1]; not so near the ends that a logarithm would run away. */
function uniforms(n: number, draw: () => number): Tensor2D {
  const values = Float32Array.from({ length: n }, () => Math.min(1 - 1e-6, Math.max(1e-6, draw())));
  return tensor2d(values, [n, 1]);
}

/** Less than this 32-bit numbers cannot tell from nothing, as a difference of numbers up to 1. */
const LEAST_MASS = 1e-9;

/**
 * log P(x) = log (F(x + ½) − F(x − ½)), [n]: the integral of the density over the cell (N
 * section 3.1), exact. Probabilities below 1e-9 count as 1e-9.
 */
export function logMass({ flow }: DequantizationParams, x: Tensor2D): Tensor1D {
  return tidy(() => {
    const above = cdfFlow.toBase(flow, add(x, 0.5));
    const below = cdfFlow.toBase(flow, sub(x, 0.5));
    return reshape(log(maximum(sub(above, below), LEAST_MASS)), [x.shape[0]]);
  });
}

/** Places in a cell at which the bound's average over the noise is taken. */
const PLACES = 64;

/** E [log p(x + u) − log q(u|x)] for each of the values x [n, 1], [n]: the bound on log P(x). */
export function bound(params: DequantizationParams, x: Tensor2D): Tensor1D {
  return tidy(() => {
    const n = x.shape[0];
    const each = mul(x, tensor2d(new Float32Array(PLACES).fill(1), [1, PLACES]));
    let place = 0;
    const s = uniforms(n * PLACES, () => ((place++ % PLACES) + 0.5) / PLACES);
    const { y, logNoise } = dequantize(params, reshape(each, [n * PLACES, 1]), s);
    const logs = sub(cdfFlow.logDensity(params.flow, y), reshape(logNoise, [n * PLACES]));
    return mean<Tensor1D>(reshape(logs, [n, PLACES]), 1);
  });
}

/** Draws n values: points of the flow (frame 0), each put into its cell (frame 1). */
export function sample(
  { config, flow }: DequantizationParams,
  n: number,
  seed: number,
): Trajectory {
  const { frames } = cdfFlow.sample(flow, n, seed);
  const both = tidy(() => {
    const y = reshape(slice(frames, [1, 0, 0], [1, n, 1]), [n, 1]) as Tensor2D;
    const values = clipByValue(floor(add(y, 0.5)), 0, config.values - 1);
    return stack([y, values]) as Tensor3D;
  });
  frames.dispose();
  return { frames: both, times: Float32Array.of(1, 0) };
}

/** Dequantization as a family; its log-density is that of the values, exact. */
export const dequantization: Family<DequantizationConfig, DequantizationParams> = {
  name: 'dequantization',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity: logMass,
};
