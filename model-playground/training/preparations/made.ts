import { entropyOf } from '../../datasets/masses.ts';
import { jointMasses, marginal, pairs, samplePairs, type PairsName } from '../../datasets/pairs.ts';
import * as made from '../../models/made.ts';
import type { MadeParams } from '../../models/made.ts';
import type { JointTable } from '../../worker/protocol.ts';
import { batches } from '../data.ts';
import { read } from '../evaluation.ts';
import { evaluateJoint } from '../likelihood.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';

/** MADE on pairs of values. */
export const prepareMade: Prepare = (seed, settings) => {
  const set = pairs[settings.text('data') as PairsName];
  const { values } = set;
  const masks = settings.text('masks');
  const parameters = made.init(
    {
      values,
      width: settings.number('width'),
      order: masks === 'b-first' ? [2, 1] : [1, 2],
      masked: masks !== 'none',
    },
    derive(seed, 'init'),
  );
  const masses = jointMasses(set);
  const population = (n: number, from: number): Float32Array => samplePairs(set, n, from);
  const now = (): Promise<Float32Array> => read(made.logJoint(parameters));
  return {
    model: {
      parameters,
      partNames: made.partNames,
      loss: (x) => made.loss(parameters, x),
      sample: ({ count, seed: from }) => made.sample(parameters, count, from),
      evaluate: async () => evaluateJoint(masses, await now()),
      picture: async () => jointTable(parameters, masses, await now()),
    },
    data: {
      dimensions: 2,
      batch: batches(population, trainingSet(settings.text('trainingSet')), seed),
      heldOut: population(HELD_OUT, derive(seed, 'held-out')),
      bounds: { x: [-0.5, values - 0.5], y: [-0.5, values - 0.5] },
      floor: { value: entropyOf(masses), unit: 'nats' },
      baseline: entropyOf(marginal(masses, 0)) + entropyOf(marginal(masses, 1)),
    },
    training: trainingOf(seed, settings),
  };
};

/** The model's table beside the data's, and what the masks let through. */
function jointTable(params: MadeParams, masses: Float64Array, log: Float32Array): JointTable {
  const { values, width } = params.config;
  return {
    kind: 'joint-table',
    values,
    width,
    data: Float32Array.from(masses),
    model: log.map(Math.exp),
    sight: Float32Array.from(made.sight(params).flat(), Number),
  };
}
