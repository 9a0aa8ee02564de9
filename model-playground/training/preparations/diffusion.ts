import { leastError, sampleSwissRoll, swissRoll } from '../../datasets/swiss-roll.ts';
import { diffusion, noise, signal } from '../../models/diffusion.ts';
import { batches, type TrainingData } from '../data.ts';
import { diffusionHeldOut, evaluateDiffusion } from '../evaluation.ts';
import { fieldFrame, vectorField } from '../pictures.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';

/** Diffusion on the Swiss roll. */
export const prepareDiffusion: Prepare = (seed, settings) => {
  const { number, text } = settings;
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
      dimensions: 2,
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut: population(HELD_OUT, derive(seed, 'held-out')),
      bounds,
      floor: { value: floor.total, unit: 'mse' },
    },
    training: trainingOf(seed, settings, {
      sampler: text('sampler') === 'ddpm' ? 'ddpm' : 'ddim',
      steps: number('samplerSteps'),
    }),
  };
};
