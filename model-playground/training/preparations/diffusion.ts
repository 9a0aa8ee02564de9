import { leastError, posterior, swissRoll } from '../../datasets/swiss-roll.ts';
import { diffusion, flowVelocity, noise, predictNoise, signal } from '../../models/diffusion.ts';
import { noisePrediction } from '../denoising.ts';
import type { Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { onSwissRoll } from './swiss-roll.ts';

/** Diffusion on the Swiss roll. */
export const prepareDiffusion: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const roll = swissRoll(number('noise'));
  const floor = leastError(roll, noisePrediction.mixAt).total;
  const parameters = diffusion.init(
    { depth: number('depth'), width: number('width') },
    derive(seed, 'init'),
  );
  return onSwissRoll(
    seed,
    settings,
    { roll, denoising: noisePrediction, floor },
    {
      parameters,
      partNames: diffusion.partNames,
      loss: (x, from) => diffusion.loss(parameters, x, from),
      sample: ({ count, seed: from, sampler, steps }) =>
        diffusion.sample(parameters, count, from, { sampler: diffusionSampler(sampler), steps }),
      guess: (xt, t) => predictNoise(parameters, xt, t),
      velocity: (points, t) => flowVelocity(parameters, points, t),
      bestVelocity: (points, t) => {
        const guess = posterior(roll, points, noisePrediction.mixAt(t)).noise;
        return guess.map(
          (value, i) => ((Math.PI / 2) * (value - noise(t) * (points[i] as number))) / signal(t),
        );
      },
    },
    { sampler: diffusionSampler(text('sampler')), steps: number('samplerSteps') },
  );
};

function diffusionSampler(asked: string): 'ddpm' | 'ddim' {
  return asked === 'ddpm' ? 'ddpm' : 'ddim';
}
