/** Experiments put together: settings of the catalogue turned into a model, its data, its training. */
import { findExperiment } from '../catalog.ts';
import type { ExperimentConfig, Settings } from '../catalog/types.ts';
import {
  gaussian2d,
  gaussianEntropy,
  sampleGaussian,
  type GaussianShape,
} from '../datasets/gaussians-2d.ts';
import { leastError, sampleSwissRoll, swissRoll } from '../datasets/swiss-roll.ts';
import { diffusion, noise, signal } from '../models/diffusion.ts';
import { vae } from '../models/vae.ts';
import type { SampleOptions } from '../worker/protocol.ts';
import { batches, type TrainingData } from './data.ts';
import { diffusionHeldOut, evaluateDiffusion, evaluateVae } from './evaluation.ts';
import type { TrainableModel, TrainingConfig } from './loop.ts';
import { fieldFrame, latentMap, vectorField } from './pictures.ts';
import { derive } from './random.ts';

/** A run that is ready to train: everything but the backend. */
export interface Preparation {
  model: TrainableModel;
  data: TrainingData;
  training: Omit<TrainingConfig, 'createAdam'>;
}

/** Points that the page draws behind the samples: the course's test set. */
const HELD_OUT = 2500;

/** How many of them a VAE is judged on, at IMPORTANCE_SAMPLES draws each. */
const JUDGED = 1000;

/**
 * Builds an experiment from its config, which has to be complete (`readConfig`). Refuses, with an
 * error, settings outside the catalogue's ranges.
 */
export function prepare(config: ExperimentConfig): Preparation {
  const settings = reader(config);
  return config.slug === 'vae-gaussians'
    ? prepareVae(config.seed, settings)
    : prepareDiffusion(config.seed, settings);
}

function prepareDiffusion(seed: number, { number, text }: Reader): Preparation {
  const roll = swissRoll(number('noise'));
  const floor = leastError(roll, (t) => ({ alpha: signal(t), sigma: noise(t) }));
  const parameters = diffusion.init(
    { depth: number('depth'), width: number('width') },
    derive(seed, 'init'),
  );
  const heldOut = diffusionHeldOut(roll, seed);
  const bounds = { x: [-2.6, 2.6], y: [-2.6, 2.6] } satisfies TrainingData['bounds'];
  const frame = fieldFrame(roll, bounds);
  const population = (n: number, from: number): Float32Array => sampleSwissRoll(roll, n, from);
  return {
    model: {
      parameters,
      partNames: diffusion.partNames,
      loss: (x, from) => diffusion.loss(parameters, x, from),
      sample: (options) => diffusion.sample(parameters, options.count, options.seed, options),
      evaluate: () => evaluateDiffusion(parameters, heldOut, floor.total),
      picture: () => vectorField(parameters, frame),
    },
    data: {
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut: population(HELD_OUT, derive(seed, 'held-out')),
      bounds,
      floor: { value: floor.total, unit: 'mse' },
    },
    training: {
      ...training(seed, { number, text }),
      pace: {
        stride: 10,
        eager: false,
        pictureShare: Infinity,
        sampling: sampling(seed, {
          sampler: text('sampler') === 'ddpm' ? 'ddpm' : 'ddim',
          steps: number('samplerSteps'),
        }),
      },
    },
  };
}

function prepareVae(seed: number, { number, text }: Reader): Preparation {
  const gaussian = gaussian2d(text('shape') as GaussianShape);
  const decoderNoise = text('decoderNoise');
  const parameters = vae.init(
    {
      latentSize: number('latentSize') === 1 ? 1 : 2,
      width: number('width'),
      beta: number('beta'),
      decoderNoise: decoderNoise === 'learned' ? 'learned' : Number(decoderNoise),
    },
    derive(seed, 'init'),
  );
  const population = (n: number, from: number): Float32Array => sampleGaussian(gaussian, n, from);
  const heldOut = population(HELD_OUT, derive(seed, 'held-out'));
  const judged = heldOut.subarray(0, 2 * JUDGED);
  const [centreX, centreY] = gaussian.mean;
  return {
    model: {
      parameters,
      partNames: vae.partNames,
      loss: (x, from) => vae.loss(parameters, x, from),
      sample: (options) => vae.sample(parameters, options.count, options.seed),
      evaluate: () => evaluateVae(parameters, gaussian, judged, derive(seed, 'evaluation')),
      picture: () => latentMap(parameters, heldOut, seed),
    },
    data: {
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut,
      bounds: { x: [centreX - 16, centreX + 16], y: [centreY - 16, centreY + 16] },
      floor: { value: gaussianEntropy(gaussian), unit: 'nats' },
    },
    training: {
      ...training(seed, { number, text }),
      pace: {
        stride: 10,
        eager: false,
        pictureShare: Infinity,
        sampling: sampling(seed, { sampler: 'ddim', steps: 1 }),
      },
    },
  };
}

function training(seed: number, { number, text }: Reader): Omit<Preparation['training'], 'pace'> {
  return {
    seed,
    steps: number('steps'),
    batch: Number(text('batch')),
    learningRate: number('learningRate'),
    pictureEvery: 64,
    evaluateEvery: 512,
  };
}

function sampling(seed: number, options: Pick<SampleOptions, 'sampler' | 'steps'>): SampleOptions {
  return { count: 600, seed: derive(seed, 'samples'), ...options };
}

function trainingSet(choice: string): number | 'fresh' {
  return choice === 'fresh' ? 'fresh' : Number(choice);
}

interface Reader {
  number(key: string): number;
  text(key: string): string;
}

/** Typed access to settings, each checked against its control. */
function reader({ slug, settings }: ExperimentConfig): Reader {
  const experiment = findExperiment(slug);
  if (!experiment) throw new RangeError(`there is no experiment ${slug}`);
  const lookUp = (key: string): Settings[string] => {
    const control = experiment.controls.find((candidate) => candidate.key === key);
    const value = settings[key];
    const usable =
      control?.type === 'choice'
        ? control.options.some((option) => option.value === value)
        : control &&
          typeof value === 'number' &&
          value >= control.min &&
          value <= control.max &&
          (!control.integer || Number.isInteger(value));
    if (value === undefined || !usable) {
      throw new RangeError(`${slug}: ${String(value)} is no value for ${key}`);
    }
    return value;
  };
  return { number: (key) => Number(lookUp(key)), text: (key) => String(lookUp(key)) };
}
