import { leastVelocityError, swissRoll } from '../../datasets/swiss-roll.ts';
import { flowMatching, predictVelocity, velocity } from '../../models/flow-matching.ts';
import { bestGuess, velocityPrediction } from '../denoising.ts';
import type { Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { onSwissRoll } from './swiss-roll.ts';

/** Flow matching on the Swiss roll. */
export const prepareFlowMatching: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const roll = swissRoll(number('noise'));
  const parameters = flowMatching.init(
    { depth: number('depth'), width: number('width') },
    derive(seed, 'init'),
  );
  return onSwissRoll(
    seed,
    settings,
    { roll, denoising: velocityPrediction, floor: leastVelocityError(roll).total },
    {
      parameters,
      partNames: flowMatching.partNames,
      loss: (x, from) => flowMatching.loss(parameters, x, from),
      sample: ({ count, seed: from, sampler, steps }) =>
        flowMatching.sample(parameters, count, from, { sampler: odeMethod(sampler), steps }),
      guess: (xt, t) => predictVelocity(parameters, xt, t),
      velocity: (points, t) => velocity(parameters, points, t),
      bestVelocity: (points, t) => bestGuess(roll, velocityPrediction, points, t),
    },
    { sampler: odeMethod(text('sampler')), steps: number('samplerSteps') },
  );
};

function odeMethod(asked: string): 'euler' | 'heun' {
  return asked === 'heun' ? 'heun' : 'euler';
}
