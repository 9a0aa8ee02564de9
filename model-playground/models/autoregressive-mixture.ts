/**
 * Autoregressive mixture in the plane: the first coordinate, then the second given the first, each
 * by a mixture of Gaussians.
 *
 * Papers   Uria, Murray, Larochelle (2013), "RNADE: The Real-Valued Neural Autoregressive
 *          Density-Estimator" [RNADE]; Germain, Gregor, Murray, Larochelle (2015), "MADE" [MADE].
 * Symbols  x           a point of the data, R²
 *          π, μ, σ     weight, mean and deviation of each of K Gaussians of a coordinate, given
 *                      the coordinates before it
 * Shapes   points [n, 2]; weights (as logarithms), means and log-deviations [n, 2, K].
 * Units    nats a point.
 */
import {
  add,
  cast,
  concat,
  exp,
  mean,
  mul,
  neg,
  oneHot,
  reshape,
  slice,
  split,
  square,
  stack,
  sub,
  sum,
  tanh,
  tensor2d,
  tensor3d,
  tidy,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { applyMaskedMlp, createMaskedMlp, type MaskedMlp } from '../networks/masked-mlp.ts';
import { variablesOf } from '../networks/mlp.ts';
import { logSoftmax, logSumExp } from '../objectives/categorical.ts';
import { drawCategorical } from '../samplers/categorical.ts';
import { derive, normals, random } from '../training/random.ts';
import type { Family, Loss, Parameters, Trajectory } from './contract.ts';

export interface AutoregressiveMixtureConfig {
  /** Gaussians for each coordinate. */
  components: number;
  /** Units in each of the two hidden layers. */
  width: number;
}

export interface AutoregressiveMixtureParams extends Parameters {
  readonly config: AutoregressiveMixtureConfig;
  readonly network: MaskedMlp;
}

/** Enough bells for a slice through any of the sets in the plane. */
export const defaults: AutoregressiveMixtureConfig = { components: 8, width: 64 };

export const partNames = ['first', 'second'] as const;

const DIMENSIONS = 2;

/** Means start spread over the data's middle, so that each Gaussian finds work of its own. */
const SPREAD = 2;

/** Deviations lie between e⁻⁴ and e⁴: no Gaussian may close in on one point of the training set. */
const LARGEST_LOG_DEVIATION = 4;

/** Mixtures of Gaussians on the line, one for each point and coordinate: [n, 2, K] each. */
export interface Mixtures {
  logWeights: Tensor3D;
  means: Tensor3D;
  logDeviations: Tensor3D;
}

/** Fresh parameters: nearly the same evenly spread mixture everywhere. */
export function init(
  config: AutoregressiveMixtureConfig,
  seed: number,
): AutoregressiveMixtureParams {
  const widths = { input: 1, output: 3 * config.components };
  const network = createMaskedMlp([1, 2], widths, config.width, seed, 0.1);
  return { config, network, variables: variablesOf(network.network) };
}

/**
 * The mixture of every coordinate given those before it, all in one pass, since the network's
 * outputs for a coordinate see only earlier ones (RNADE section 2; masks as in MADE eq. 12 and 13).
 */
export function conditionals(params: AutoregressiveMixtureParams, x: Tensor2D): Mixtures {
  const { components } = params.config;
  const out = reshape(applyMaskedMlp(params.network, x), [x.shape[0], DIMENSIONS, 3 * components]);
  const [logits, shifts, raw] = split(out, 3, 2) as [Tensor3D, Tensor3D, Tensor3D];
  const places = Array.from(
    { length: components },
    (_, k) => SPREAD * ((2 * k + 1) / components - 1),
  );
  return {
    logWeights: logSoftmax(logits),
    means: add(shifts, tensor3d(places, [1, 1, components])),
    logDeviations: mul(tanh(raw), LARGEST_LOG_DEVIATION),
  };
}

/** log p(x_i | x_{1:i−1}) of both coordinates, [n, 2]: a mixture's density (RNADE section 2). */
export function logConditionals(params: AutoregressiveMixtureParams, x: Tensor2D): Tensor2D {
  const { logWeights, means, logDeviations } = conditionals(params, x);
  const away = mul(sub(reshape(x, [x.shape[0], DIMENSIONS, 1]), means), exp(neg(logDeviations)));
  const logNormal = sub(mul(add(square(away), Math.log(2 * Math.PI)), -0.5), logDeviations);
  return logSumExp(add(logWeights, logNormal));
}

/** log p(x) = log p(x₁) + log p(x₂ | x₁), [n], exact (RNADE eq. 1). */
export function logDensity(params: AutoregressiveMixtureParams, x: Tensor2D): Tensor1D {
  return tidy(() => sum<Tensor1D>(logConditionals(params, x), 1));
}

/** −log p(x) averaged over the batch; its parts are those of the two coordinates. */
export function loss(params: AutoregressiveMixtureParams, x: Tensor2D): Loss {
  return tidy(() => {
    const parts = neg(mean<Tensor1D>(logConditionals(params, x), 0));
    return { total: sum<Scalar>(parts), parts };
  });
}

/**
 * Draws n points, a coordinate a pass: the first (frame 1) from its own mixture, the second
 * (frame 2) from the one that the first decides. Frame 0 is the origin: nothing is drawn yet.
 */
export function sample(params: AutoregressiveMixtureParams, n: number, seed: number): Trajectory {
  const frames = tidy(() => {
    let x = tensor2d(new Float32Array(DIMENSIONS * n), [n, DIMENSIONS]);
    const way = [x];
    for (let i = 0; i < DIMENSIONS; i++) {
      const drawn = drawCoordinate(conditionals(params, x), i, derive(seed, 'coordinate', i));
      const before = slice(x, [0, 0], [n, i]);
      const after = slice(x, [0, i + 1], [n, DIMENSIONS - i - 1]);
      x = concat([before, drawn, after], 1);
      way.push(x);
    }
    return stack(way) as Tensor3D;
  });
  return { frames, times: Float32Array.of(1, 0.5, 0) };
}

/** One value of coordinate i for each point, [n, 1]: a Gaussian by its weight, then a draw of it. */
function drawCoordinate(mixtures: Mixtures, i: number, seed: number): Tensor2D {
  const [n, , components] = mixtures.means.shape;
  const of = (part: Tensor3D): Tensor2D => reshape(slice(part, [0, i, 0], [n, 1, -1]), [n, -1]);
  const index = reshape(drawCategorical(of(mixtures.logWeights), n, seed), [n]);
  const chosen = cast(oneHot(cast(index, 'int32'), components), 'float32');
  const pick = (part: Tensor3D): Tensor2D => sum<Tensor2D>(mul(chosen, of(part)), 1, true);
  const noise = tensor2d(normals(n, random(derive(seed, 'noise'))), [n, 1]);
  return add(pick(mixtures.means), mul(exp(pick(mixtures.logDeviations)), noise));
}

/** The mixture as a family; its log-density is exact. */
export const autoregressiveMixture: Family<
  AutoregressiveMixtureConfig,
  AutoregressiveMixtureParams
> = {
  name: 'autoregressive mixture',
  defaults,
  partNames,
  init,
  loss,
  sample,
  logDensity,
};
