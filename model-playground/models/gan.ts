/**
 * Generative adversarial network: a generator learns from a discriminator that learns to tell its
 * samples from the data.
 *
 * Papers   Goodfellow et al. (2014), "Generative Adversarial Nets" [GAN].
 * Symbols  x      a point of the data, R^dimensions
 *          z      noise, R^latentSize, N(0, I)
 *          G(z)   generator: a sample
 *          d(x)   logit of the discriminator, D(x) = 1 / (1 + e^−d(x)): how likely x is of the data
 *          V      the value of the game, E log D(x) + E log(1 − D(G(z)))
 * Shapes   points [n, dimensions], noise [n, latentSize], logits [n, 1].
 * Units    nats.
 */
import { add, concat, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import {
  costOfBeingSeen,
  discriminatorParts,
  negativeValue,
  type GeneratorObjective,
} from '../objectives/adversarial.ts';
import { drawInOnePass, standardNoise } from '../samplers/in-one-pass.ts';
import type { Game, Loss, Parameters, Trajectory } from './contract.ts';

export interface GanConfig {
  dimensions: 1 | 2;
  latentSize: number;
  /** Hidden layers of either network, and units in each. */
  depth: number;
  width: number;
  /** What the generator lowers: the discriminator's own prize, or the paper's other choice. */
  objective: GeneratorObjective;
  /** Where the generator's samples lie at first, in each coordinate. */
  start: number;
}

export interface GanParams extends Parameters {
  readonly config: GanConfig;
  readonly generator: Mlp;
  readonly discriminator: Mlp;
}

/** The course's networks for one dimension: three hidden layers of 128 units, leaky by a fifth. */
export const defaults: GanConfig = {
  dimensions: 1,
  latentSize: 1,
  depth: 3,
  width: 128,
  objective: 'non-saturating',
  start: 0,
};

/** Fresh parameters. The discriminator starts near D = ½, so that the first steps are small. */
export function init(config: GanConfig, seed: number): GanParams {
  const hidden = Array.from({ length: config.depth }, () => config.width);
  const generator = createMlp([config.latentSize, ...hidden, config.dimensions], seed, 1, 1);
  const discriminator = createMlp([config.dimensions, ...hidden, 1], seed + 1, 0.1, 1);
  tidy(() => {
    const bias = generator.layers.at(-1)?.bias;
    bias?.assign(add(bias, config.start));
  });
  const variables = variablesOf(generator, discriminator);
  return { config, generator, discriminator, variables };
}

/** G(z), [n, dimensions]. */
export function generate({ generator }: GanParams, z: Tensor2D): Tensor2D {
  return applyMlp(generator, z, 'leakyrelu');
}

/** The discriminator's logits d(x), [n, 1]. */
export function discriminate({ discriminator }: GanParams, x: Tensor2D): Tensor2D {
  return applyMlp(discriminator, x, 'leakyrelu');
}

/**
 * What the discriminator lowers: −V (GAN eq. 1), the cross-entropy of its verdicts on as many
 * samples as points. At best it is log 4 less twice the Jensen–Shannon divergence of the data and
 * the model (GAN eq. 6): log 4 when nobody can tell them apart.
 */
export function discriminatorLoss(params: GanParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const z = standardNoise(x.shape[0], params.config.latentSize, seed);
    return negativeValue(discriminate(params, concat([x, generate(params, z)])));
  });
}

/**
 * What the generator lowers. Minimax: E log(1 − D(G(z))), its part of V (GAN eq. 1), flat where the
 * discriminator is sure. Non-saturating: −E log D(G(z)), the same equilibrium with a slope that is
 * steepest there (GAN section 3).
 */
export function generatorLoss(params: GanParams, x: Tensor2D, seed: number): Loss {
  const { latentSize, objective } = params.config;
  return tidy(() => {
    const z = standardNoise(x.shape[0], latentSize, seed);
    return costOfBeingSeen(discriminate(params, generate(params, z)), objective);
  });
}

/** Draws n points in one pass. */
export function sample(params: GanParams, n: number, seed: number): Trajectory {
  return drawInOnePass((z) => generate(params, z), n, params.config.latentSize, seed);
}

/** The game; it has no likelihood. */
export const gan: Game<GanConfig, GanParams> = {
  name: 'gan',
  defaults,
  players: [
    {
      name: 'discriminator',
      partNames: discriminatorParts,
      variables: ({ discriminator }) => variablesOf(discriminator),
      loss: discriminatorLoss,
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
