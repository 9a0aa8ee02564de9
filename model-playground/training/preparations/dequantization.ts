import { tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { digitised, digitisedMasses, sampleDigitised } from '../../datasets/digitised.ts';
import type { DigitisedName } from '../../datasets/digitised.ts';
import { entropyOf } from '../../datasets/masses.ts';
import { logDensity } from '../../models/cdf-flow.ts';
import {
  bound,
  dequantization,
  logMass,
  type CellNoise,
  type DequantizationParams,
} from '../../models/dequantization.ts';
import type { Masses } from '../../worker/protocol.ts';
import { batches, trainingPoints } from '../data.ts';
import { read, type Evaluation } from '../evaluation.ts';
import { evaluateMasses, frequenciesOf } from '../likelihood.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';

/** Places a cell at which the picture shows the density; odd, so that one is the value itself. */
const PLACES = 25;

/** A flow on the homework's discrete sets. */
export const prepareDequantization: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const set = digitised[text('data') as DigitisedName];
  const masses = digitisedMasses(set);
  const noise = text('noise') as CellNoise;
  const parameters = dequantization.init(
    { values: set.values, components: number('components'), noise },
    derive(seed, 'init'),
  );
  const population = (n: number, from: number): Float32Array => sampleDigitised(set, n, from);
  const choice = text('trainingSet');
  const size = choice === 'homework' ? set.homeworkPoints : trainingSet(choice);
  const training =
    size === 'fresh'
      ? new Float32Array(0)
      : frequenciesOf(trainingPoints(population, size, seed), set.values);
  return {
    model: {
      parameters,
      partNames: dequantization.partNames,
      loss: (x, from) => dequantization.loss(parameters, x, from),
      sample: (options) => dequantization.sample(parameters, options.count, options.seed),
      evaluate: () => judge(parameters, masses),
      picture: () => cells(parameters, masses, training),
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
};

/** Values 0 … d − 1, or places in their cells, as the column that a model takes. */
function column(values: ArrayLike<number>): Tensor2D {
  return tensor2d(Float32Array.from(values), [values.length, 1]);
}

/**
 * What a value costs in truth, by the exact masses of the cells; what the bound says it costs; and
 * what the density at the value itself would make of it, which is no cost of anything.
 */
async function judge(parameters: DequantizationParams, masses: Float64Array): Promise<Evaluation> {
  const values = Array.from(masses, (_, v) => v);
  const [exact, below, at] = await Promise.all([
    read(tidy(() => logMass(parameters, column(values)))),
    read(tidy(() => bound(parameters, column(values)))),
    read(tidy(() => logDensity(parameters.flow, column(values)))),
  ]);
  const average = (logs: Float32Array): number =>
    masses.reduce((sum, p, v) => (p > 0 ? sum - p * (logs[v] as number) : sum), 0);
  const figures = evaluateMasses(masses, exact);
  const cost = average(below);
  const density = average(at);
  // With nothing in the cells there is no bound: the noise would have no density.
  const bounded = parameters.config.noise !== 'none';
  return {
    ...figures,
    // Summed over all values: nothing is estimated.
    error: 0,
    quantities: {
      ...(bounded && { bound: cost, slack: cost - figures.value }),
      atValues: density,
    },
  };
}

/** The cells' masses beside the data's, and the density that they are integrals of. */
async function cells(
  parameters: DequantizationParams,
  masses: Float64Array,
  training: Float32Array,
): Promise<Masses> {
  const values = Array.from(masses, (_, v) => v);
  const places = Float32Array.from(
    { length: masses.length * PLACES },
    (_, i) => (i + 0.5) / PLACES - 0.5,
  );
  const [logs, density] = await Promise.all([
    read(tidy(() => logMass(parameters, column(values)))),
    read(tidy(() => logDensity(parameters.flow, column(places)))),
  ]);
  return {
    kind: 'masses',
    model: logs.map(Math.exp),
    data: Float32Array.from(masses),
    training: training.slice(),
    parts: new Float32Array(0),
    density: density.map(Math.exp),
  };
}
