/**
 * Wasserstein GAN with a gradient penalty: a critic that may rise by no more than one unit a unit of
 * distance measures how far samples have to be carried to the data.
 *
 * Papers   Gulrajani et al. (2017), "Improved Training of Wasserstein GANs" [GP];
 *          Arjovsky, Chintala, Bottou (2017), "Wasserstein GAN" [WGAN].
 * Symbols  x      a point of the data, R^dimensions
 *          z      noise, R^latentSize, N(0, I)
 *          G(z)   generator: a sample, x̃ in the paper
 *          f(x)   critic: a score, only its differences count; D in the paper
 *          x̂      a point on the way from a sample to a point of the data
 *          λ      weight of the penalty
 * Shapes   points [n, dimensions], noise [n, latentSize], scores [n, 1].
 * Units    those of the data: the critic's difference estimates a distance.
 */
import {
  add,
  concat,
  grad,
  mean,
  mul,
  neg,
  reshape,
  slice,
  sqrt,
  square,
  stack,
  sub,
  sum,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import { drawInOnePass, standardNoise } from '../samplers/in-one-pass.ts';
import { derive, random } from '../training/random.ts';
import type { Game, Loss, Parameters, Trajectory } from './contract.ts';

export interface WganConfig {
  dimensions: number;
  latentSize: number;
  /** Hidden layers of either network, and units in each. */
  depth: number;
  width: number;
  /** Weight λ of the penalty. */
  penalty: number;
}

export interface WganParams extends Parameters {
  readonly config: WganConfig;
  readonly generator: Mlp;
  readonly critic: Mlp;
}

/** Networks as the GAN on the ring has them. */
export const defaults: WganConfig = {
  dimensions: 2,
  latentSize: 2,
  depth: 3,
  width: 64,
  penalty: 1,
};

export const criticParts = ['difference', 'penalty'] as const;

/** Keeps the slope of a norm finite where the norm is nil. */
const TINY = 1e-12;

/** Fresh parameters. */
export function init(config: WganConfig, seed: number): WganParams {
  const hidden = Array.from({ length: config.depth }, () => config.width);
  const generator = createMlp([config.latentSize, ...hidden, config.dimensions], seed, 1, 1);
  const critic = createMlp([config.dimensions, ...hidden, 1], seed + 1, 1, 1);
  return { config, generator, critic, variables: variablesOf(generator, critic) };
}

/** G(z), [n, dimensions]. */
export function generate({ generator }: WganParams, z: Tensor2D): Tensor2D {
  return applyMlp(generator, z, 'leakyrelu');
}

/** Scores f(x), [n, 1]. */
export function criticise({ critic }: WganParams, x: Tensor2D): Tensor2D {
  return applyMlp(critic, x, 'leakyrelu');
}

/** ∇f at each point, [n, dimensions]; its own gradient is right as well. */
export function slopes(params: WganParams, x: Tensor2D): Tensor2D {
  return grad((points) => sum<Scalar>(criticise(params, points as Tensor2D)))(x) as Tensor2D;
}

/** x̂ = ε x + (1 − ε) G(z), with an ε of its own for each pair, uniform on [0, 1] (GP algorithm 1). */
export function between(x: Tensor2D, samples: Tensor2D, seed: number): Tensor2D {
  const source = random(seed);
  const n = x.shape[0];
  const way = tensor2d(
    Float32Array.from({ length: n }, () => source.uniform()),
    [n, 1],
  );
  return add(samples, mul(way, sub(x, samples)));
}

/** λ E (‖∇f(x̂)‖ − 1)²: the best critic has a slope of 1 on these ways (GP eq. 3, proposition 1). */
export function gradientPenalty(params: WganParams, onTheWay: Tensor2D): Scalar {
  const steepness = sqrt(add(sum(square(slopes(params, onTheWay)), 1), TINY));
  return mul(mean<Scalar>(square(sub(steepness, 1))), params.config.penalty);
}

/**
 * What the critic lowers: E f(G(z)) − E f(x) + penalty (GP eq. 3). The difference, its sign turned,
 * is a lower bound of the distance W₁ as long as no slope exceeds 1 (WGAN eq. 2).
 */
export function criticLoss(params: WganParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const n = x.shape[0];
    const samples = generate(params, standardNoise(n, params.config.latentSize, seed));
    const scores = criticise(params, concat([x, samples]));
    const onData = mean<Scalar>(slice(scores, [0, 0], [n, 1]));
    const onSamples = mean<Scalar>(slice(scores, [n, 0], [n, 1]));
    const difference = sub<Scalar>(onSamples, onData);
    const onTheWay = between(x, samples, derive(seed, 'between'));
    const penalty = gradientPenalty(params, onTheWay);
    return {
      total: add<Scalar>(difference, penalty),
      parts: stack([difference, penalty]) as Tensor1D,
    };
  });
}

/** What the generator lowers: −E f(G(z)); its slope never fades, however good the critic is. */
export function generatorLoss(params: WganParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const z = standardNoise(x.shape[0], params.config.latentSize, seed);
    const total = neg(mean<Scalar>(criticise(params, generate(params, z))));
    return { total, parts: reshape(total, [1]) as Tensor1D };
  });
}

/** Draws n points in one pass. */
export function sample(params: WganParams, n: number, seed: number): Trajectory {
  return drawInOnePass((z) => generate(params, z), n, params.config.latentSize, seed);
}

/** The game; it has no likelihood. */
export const wganGp: Game<WganConfig, WganParams> = {
  name: 'wgan-gp',
  defaults,
  players: [
    {
      name: 'critic',
      partNames: criticParts,
      variables: ({ critic }) => variablesOf(critic),
      loss: criticLoss,
    },
    {
      name: 'generator',
      partNames: ['generator'],
      variables: ({ generator }) => variablesOf(generator),
      loss: generatorLoss,
    },
  ],
  init,
  sample,
};
