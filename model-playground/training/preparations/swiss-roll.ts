/** Denoisers on the Swiss roll: what any of them needs besides its own functions. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { sampleSwissRoll, type SwissRoll } from '../../datasets/swiss-roll.ts';
import type { Bounds, SampleOptions } from '../../worker/protocol.ts';
import { batches, type TrainingData } from '../data.ts';
import {
  evaluateDenoising,
  heldOutNoise,
  rollNoise,
  type Denoising,
  type Guess,
} from '../denoising.ts';
import { fieldFrame, vectorField, type BestVelocityAt, type VelocityAt } from '../pictures.ts';
import type { TrainableAlone } from '../loop.ts';
import {
  HELD_OUT,
  trainingOf,
  trainingSet,
  type Preparation,
  type Reader,
} from '../preparation.ts';
import { derive } from '../random.ts';

export const ROLL_BOUNDS = { x: [-2.6, 2.6], y: [-2.6, 2.6] } satisfies Bounds;

/** A denoiser's functions; what they return is the caller's. */
export interface Denoiser extends Pick<TrainableAlone, 'parameters' | 'partNames' | 'sample'> {
  loss(x: Tensor2D, seed: number): ReturnType<TrainableAlone['loss']>;
  guess: Guess;
  /** The ODE from noise to data, and the best possible one. */
  velocity: VelocityAt;
  bestVelocity: BestVelocityAt;
}

/** Puts a denoiser on the roll: judged by its own floor, shown by its field. */
export function onSwissRoll(
  seed: number,
  settings: Reader,
  { roll, denoising, floor }: { roll: SwissRoll; denoising: Denoising; floor: number },
  denoiser: Denoiser,
  sampling: Pick<SampleOptions, 'sampler' | 'steps'>,
): Preparation {
  const { parameters, partNames, loss, sample } = denoiser;
  const heldOut = heldOutNoise(rollNoise(roll, denoising), denoising, seed);
  const frame = fieldFrame(denoiser.bestVelocity, ROLL_BOUNDS);
  return {
    model: {
      ...{ parameters, partNames, loss, sample },
      evaluate: () => evaluateDenoising(denoiser.guess, heldOut, floor),
      picture: () => vectorField(denoiser.velocity, frame),
    },
    data: rollData(seed, settings, roll, floor),
    training: trainingOf(seed, settings, sampling),
  };
}

/** Points of the roll to train on and to draw, with what no model passes. */
export function rollData(
  seed: number,
  { text }: Reader,
  roll: SwissRoll,
  floor: number,
): TrainingData {
  const population = (n: number, from: number): Float32Array => sampleSwissRoll(roll, n, from);
  return {
    dimensions: 2,
    batch: batches(population, trainingSet(text('trainingSet')), seed),
    heldOut: population(HELD_OUT, derive(seed, 'held-out')),
    bounds: ROLL_BOUNDS,
    floor: { value: floor, unit: 'mse' },
  };
}
