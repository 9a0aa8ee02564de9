import { tidy, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { digitised, digitisedMasses, sampleDigitised } from '../../datasets/digitised.ts';
import type { DigitisedName } from '../../datasets/digitised.ts';
import { entropyOf } from '../../datasets/masses.ts';
import type { Family, Parameters } from '../../models/contract.ts';
import { histogram, logMasses as histogramMasses } from '../../models/histogram.ts';
import {
  logisticMixture,
  logMasses as mixtureMasses,
  weightedMasses,
} from '../../models/logistic-mixture.ts';
import { batches, trainingPoints } from '../data.ts';
import { evaluateMasses, frequenciesOf } from '../likelihood.ts';
import { read } from '../evaluation.ts';
import {
  HELD_OUT,
  trainingOf,
  trainingSet,
  type Preparation,
  type Prepare,
  type Reader,
} from '../preparation.ts';
import { derive } from '../random.ts';

/** Softmax histogram on the homework's discrete sets. */
export const prepareHistogram: Prepare = (seed, settings) => {
  const { values } = digitised[settings.text('data') as DigitisedName];
  const parameters = histogram.init({ values }, derive(seed, 'init'));
  return onDigitised(seed, settings, histogram, parameters, histogramMasses);
};

/** Mixture of discretised logistics on the same sets. */
export const prepareLogisticMixture: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const { values } = digitised[text('data') as DigitisedName];
  const start = text('start') === 'together' ? 'together' : 'spread';
  const parameters = logisticMixture.init(
    { values, components: number('components'), start },
    derive(seed, 'init'),
  );
  return onDigitised(seed, settings, logisticMixture, parameters, mixtureMasses, weightedMasses);
};

function onDigitised<Config, Params extends Parameters>(
  seed: number,
  settings: Reader,
  family: Family<Config, Params>,
  parameters: Params,
  logMasses: (params: Params) => Tensor1D,
  /** Weighted masses of a mixture's parts, [components, d]. */
  parts?: (params: Params) => Tensor,
): Preparation {
  const { text } = settings;
  const set = digitised[text('data') as DigitisedName];
  const masses = digitisedMasses(set);
  const population = (n: number, from: number): Float32Array => sampleDigitised(set, n, from);
  const choice = text('trainingSet');
  const size = choice === 'homework' ? set.homeworkPoints : trainingSet(choice);
  const training =
    size === 'fresh'
      ? new Float32Array(0)
      : frequenciesOf(trainingPoints(population, size, seed), set.values);
  const now = (): Promise<Float32Array<ArrayBuffer>> => read(tidy(() => logMasses(parameters)));
  return {
    model: {
      parameters,
      partNames: family.partNames,
      loss: (x, from) => family.loss(parameters, x, from),
      sample: (options) => family.sample(parameters, options.count, options.seed),
      evaluate: async () => evaluateMasses(masses, await now()),
      picture: async () => ({
        kind: 'masses',
        model: (await now()).map(Math.exp),
        data: Float32Array.from(masses),
        training: training.slice(),
        parts: parts ? await read(tidy(() => parts(parameters))) : new Float32Array(0),
      }),
    },
    data: {
      dimensions: 1,
      batch: batches(population, size, seed),
      heldOut: population(HELD_OUT, derive(seed, 'held-out')),
      bounds: { x: [0, set.values - 1], y: [0, 0] },
      floor: { value: entropyOf(masses), unit: 'nats' },
    },
    training: trainingOf(seed, settings),
  };
}
