/**
 * Convolutional GAN: a generator that draws images by convolutions, and a discriminator that reads
 * them by convolutions.
 *
 * Papers   Radford, Metz, Chintala (2016), "Unsupervised Representation Learning with Deep
 *          Convolutional Generative Adversarial Networks" [DCGAN];
 *          Goodfellow et al. (2014), "Generative Adversarial Nets" [GAN].
 * Symbols  x      an image, side² pixels from 0 paper to 1 ink
 *          z      noise, R^latentSize, N(0, I)
 *          G(z)   generator: an image
 *          d(x)   logit of the discriminator, D(x) = 1 / (1 + e^−d(x))
 * Shapes   images [n, side²], row by row from the top; noise [n, latentSize]; logits [n, 1].
 * Units    nats.
 *
 * Smaller than the paper's, and without its batch normalisation, so that a step is cheap: what an
 * image gets then depends on no other image of its batch.
 */
import {
  concat,
  relu,
  reshape,
  sigmoid,
  tidy,
  type Tensor2D,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { applyConv, convVariables, createConv, upsample, type Conv } from '../networks/conv.ts';
import { applyMlp, createMlp, variablesOf, type Mlp } from '../networks/mlp.ts';
import {
  costOfBeingSeen,
  discriminatorParts,
  negativeValue,
  type GeneratorObjective,
} from '../objectives/adversarial.ts';
import { drawInOnePass, standardNoise } from '../samplers/in-one-pass.ts';
import { derive } from '../training/random.ts';
import type { Game, Loss, Parameters, Trajectory } from './contract.ts';

export interface DcganConfig {
  /** Pixels a side. */
  side: number;
  /** How often the generator doubles its image on the way to so many. */
  doublings: number;
  latentSize: number;
  /** Channels of the generator, and of the discriminator's first convolution. */
  width: number;
  objective: GeneratorObjective;
}

/** Noise to a small image of many channels, which grows twice as large at each convolution. */
export interface Generator {
  readonly enter: Mlp;
  readonly grow: readonly Conv[];
  readonly leave: Conv;
}

/** Two convolutions that halve the image, then one number. */
export interface Discriminator {
  readonly shrink: readonly Conv[];
  readonly leave: Mlp;
}

export interface DcganParams extends Parameters {
  readonly config: DcganConfig;
  readonly generator: Generator;
  readonly discriminator: Discriminator;
}

/** Half-size digits, and as many channels as train in a minute or two. */
export const defaults: DcganConfig = {
  side: 14,
  doublings: 1,
  latentSize: 16,
  width: 16,
  objective: 'non-saturating',
};

/** Fresh parameters. */
export function init(config: DcganConfig, seed: number): DcganParams {
  const { doublings, latentSize, width } = config;
  const from = (purpose: string): number => derive(seed, purpose);
  const [first, read] = [firstSide(config), Math.ceil(Math.ceil(config.side / 2) / 2)];
  const generator: Generator = {
    enter: createMlp([latentSize, first * first * 2 * width], from('enter'), 1, 1),
    grow: Array.from({ length: doublings }, (_, k) =>
      createConv(3, [k === 0 ? 2 * width : width, width], from(`grow ${k}`)),
    ),
    leave: createConv(3, [width, 1], from('leave')),
  };
  const discriminator: Discriminator = {
    shrink: [
      createConv(3, [1, width], from('shrink 0'), { stride: 2 }),
      createConv(3, [width, 2 * width], from('shrink 1'), { stride: 2 }),
    ],
    leave: createMlp([read * read * 2 * width, 1], from('verdict'), 1, 1),
  };
  const variables = [...generatorVariables(generator), ...discriminatorVariables(discriminator)];
  return { config, generator, discriminator, variables };
}

/** G(z), [n, side²]: copies of each pixel, smoothed by a convolution (DCGAN section 3). */
export function generate({ config, generator }: DcganParams, z: Tensor2D): Tensor2D {
  const { enter, grow, leave } = generator;
  const small = relu(applyMlp(enter, z));
  const first = firstSide(config);
  let image: Tensor4D = reshape(small, [z.shape[0], first, first, 2 * config.width]);
  for (const conv of grow) image = applyConv(conv, upsample(image), 'relu');
  return reshape(sigmoid(applyConv(leave, image)), [z.shape[0], config.side ** 2]);
}

/** The discriminator's logits d(x), [n, 1]: strides in the place of pooling (DCGAN section 3). */
export function discriminate({ config, discriminator }: DcganParams, x: Tensor2D): Tensor2D {
  const { side } = config;
  const n = x.shape[0];
  const image = reshape(x, [n, side, side, 1]) as Tensor4D;
  const read = discriminator.shrink.reduce((from, conv) => applyConv(conv, from, 'leaky'), image);
  return applyMlp(discriminator.leave, reshape(read, [n, -1]));
}

/** What the discriminator lowers: −V, on as many samples as images of the data (GAN eq. 1). */
export function discriminatorLoss(params: DcganParams, x: Tensor2D, seed: number): Loss {
  return tidy(() => {
    const z = standardNoise(x.shape[0], params.config.latentSize, seed);
    return negativeValue(discriminate(params, concat([x, generate(params, z)])));
  });
}

/** What the generator lowers: −E log D(G(z)), or E log(1 − D(G(z))) (GAN section 3). */
export function generatorLoss(params: DcganParams, x: Tensor2D, seed: number): Loss {
  const { latentSize, objective } = params.config;
  return tidy(() => {
    const z = standardNoise(x.shape[0], latentSize, seed);
    return costOfBeingSeen(discriminate(params, generate(params, z)), objective);
  });
}

/** Draws n images in one pass. */
export function sample(params: DcganParams, n: number, seed: number): Trajectory {
  return drawInOnePass((z) => generate(params, z), n, params.config.latentSize, seed);
}

/** Side of the image that the noise is first turned into; refuses one of broken pixels. */
function firstSide({ side, doublings }: DcganConfig): number {
  const first = side / 2 ** doublings;
  if (!Number.isInteger(first))
    throw new RangeError(`${side} pixels are not ${doublings} doublings`);
  return first;
}

function generatorVariables({ enter, grow, leave }: Generator): Variable[] {
  return [...variablesOf(enter), ...grow.flatMap(convVariables), ...convVariables(leave)];
}

function discriminatorVariables({ shrink, leave }: Discriminator): Variable[] {
  return [...shrink.flatMap(convVariables), ...variablesOf(leave)];
}

/** The game; it has no likelihood. */
export const dcgan: Game<DcganConfig, DcganParams> = {
  name: 'dcgan',
  defaults,
  players: [
    {
      name: 'discriminator',
      partNames: discriminatorParts,
      variables: ({ discriminator }) => discriminatorVariables(discriminator),
      loss: discriminatorLoss,
    },
    {
      name: 'generator',
      partNames: ['generator'],
      variables: ({ generator }) => generatorVariables(generator),
      loss: generatorLoss,
    },
  ],
  init,
  sample,
};
