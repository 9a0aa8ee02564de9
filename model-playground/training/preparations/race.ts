import { add, stack, tidy, type Scalar, type Tensor1D } from '@tensorflow/tfjs-core';
import { budgets, racers } from '../../catalog/racers.ts';
import { expectedDistance, shadowsOf, slicedDistance } from '../../datasets/sliced-distance.ts';
import {
  leastError,
  leastVelocityError,
  sampleSwissRoll,
  swissRoll,
} from '../../datasets/swiss-roll.ts';
import type { Trajectory } from '../../models/contract.ts';
import { diffusion, predictNoise } from '../../models/diffusion.ts';
import { flowMatching, predictVelocity } from '../../models/flow-matching.ts';
import type { Race, SampleOptions, Sampler } from '../../worker/protocol.ts';
import {
  evaluateDenoising,
  heldOutNoise,
  noisePrediction,
  rollNoise,
  velocityPrediction,
} from '../denoising.ts';
import { read, type Evaluation } from '../evaluation.ts';
import { trainingOf, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { abreast } from '../abreast.ts';
import { rollData } from './swiss-roll.ts';

/** Points of the population that stand for it, samples that are compared, draws for the floor. */
const POPULATION = 8000;
const COMPARED = 400;
const DRAWS = 16;
/** The budget at which the samplers' distances are figures of the run. */
const FEW = 8;

interface Measured {
  /** Where the diffusion started. */
  start: number | undefined;
  distances: number[];
}

type RaceOptions = Pick<SampleOptions, 'count' | 'seed' | 'steps' | 'start'>;

/**
 * A race of samplers: a diffusion and a flow learn the same points side by side, in one run whose
 * loss is the sum of both errors. They share no weights, so each learns as it would alone.
 */
export const prepareRace: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const roll = swissRoll(number('noise'));
  const config = { depth: number('depth'), width: number('width') };
  const noises = diffusion.init(config, derive(seed, 'init'));
  const velocities = flowMatching.init(config, derive(seed, 'init'));
  const floors = {
    noise: leastError(roll, noisePrediction.mixAt).total,
    velocity: leastVelocityError(roll).total,
  };
  const draw = (n: number, from: number): Float32Array => sampleSwissRoll(roll, n, from);
  const population = shadowsOf(draw(POPULATION, derive(seed, 'population')));
  const least = expectedDistance(draw, COMPARED, population, { draws: DRAWS, seed });
  const heldOut = {
    noise: heldOutNoise(rollNoise(roll, noisePrediction), noisePrediction, seed),
    velocity: heldOutNoise(rollNoise(roll, velocityPrediction), velocityPrediction, seed),
  };

  const training = trainingOf(seed, settings, {
    sampler: 'ddim',
    steps: Number(text('samplerSteps')),
    start: Number(text('start')),
  });

  const run = (sampler: Sampler, options: RaceOptions): Trajectory => {
    const { count, seed: from, steps, start } = options;
    return sampler === 'ddpm' || sampler === 'ddim'
      ? diffusion.sample(noises, count, from, { sampler, steps, start })
      : flowMatching.sample(velocities, count, from, { sampler, steps });
  };

  /** [samplers, budgets]; asks the networks some 250 times. */
  const measure = async (start: number | undefined): Promise<Measured> => {
    const distances: number[] = [];
    for (const sampler of racers) {
      for (const steps of budgets) {
        const options = { count: COMPARED, seed: derive(seed, 'compared'), steps, start };
        const trajectory = await read(run(sampler, options).frames);
        distances.push(slicedDistance(trajectory.subarray(-2 * COMPARED), population));
      }
    }
    return { start, distances };
  };
  // What was measured last: too slow for each picture, and of an untrained model it says nothing.
  let measured: Measured | undefined;

  const evaluate = async (): Promise<Evaluation> => {
    const noise = await evaluateDenoising(
      (xt, t) => predictNoise(noises, xt, t),
      heldOut.noise,
      floors.noise,
    );
    const velocity = await evaluateDenoising(
      (xt, t) => predictVelocity(velocities, xt, t),
      heldOut.velocity,
      floors.velocity,
    );
    const figures: Record<string, number> = {
      noiseGap: (100 * noise.gap) / floors.noise,
      velocityGap: (100 * velocity.gap) / floors.velocity,
      leastDistance: least,
    };
    measured = await measure(training.pace.sampling.start);
    for (const [k, sampler] of racers.entries()) {
      const at = k * budgets.length + budgets.indexOf(FEW);
      figures[`${sampler}Distance`] = measured.distances[at] as number;
    }
    return {
      value: noise.value + velocity.value,
      floor: floors.noise + floors.velocity,
      gap: noise.gap + velocity.gap,
      error: noise.error + velocity.error,
      quantities: figures,
    };
  };

  const picture = async (): Promise<Race> => {
    const { start } = training.pace.sampling;
    if (measured && measured.start !== start) measured = await measure(start);
    return {
      kind: 'race',
      budgets: Float32Array.from(budgets),
      distances: Float32Array.from(measured?.distances ?? []),
      least,
    };
  };

  return {
    model: {
      parameters: { variables: [...noises.variables, ...velocities.variables] },
      partNames: ['noise', 'velocity'],
      loss: (x, from) =>
        tidy(() => {
          const noise = diffusion.loss(noises, x, from).total;
          const velocity = flowMatching.loss(velocities, x, from).total;
          return {
            total: add<Scalar>(noise, velocity),
            parts: stack([noise, velocity]) as Tensor1D,
          };
        }),
      sample: (options) => {
        const each = { ...options, count: options.count / racers.length };
        return abreast(racers.map((sampler) => run(sampler, each)));
      },
      evaluate,
      picture,
    },
    data: rollData(seed, settings, roll, floors.noise + floors.velocity),
    training,
  };
};
