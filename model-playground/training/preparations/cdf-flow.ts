import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import {
  mixtureDensity,
  mixtureEntropy,
  mixtures1d,
  sampleMixture,
  type Mixture1dName,
} from '../../datasets/mixtures-1d.ts';
import { cdfFlow, logDensity, toBase, type CdfFlowParams } from '../../models/cdf-flow.ts';
import type { Bend } from '../../worker/protocol.ts';
import { batches } from '../data.ts';
import { read } from '../evaluation.ts';
import { evaluateDensity } from '../likelihood.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';

/** Deviations around every mean that the picture and the first means cover. */
const SHOWN = 3.5;

/** The flow by its distribution function on the course's mixtures. */
export const prepareCdfFlow: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const mixture = mixtures1d[text('data') as Mixture1dName];
  const from = Math.min(...mixture.map(({ mean, deviation }) => mean - SHOWN * deviation));
  const to = Math.max(...mixture.map(({ mean, deviation }) => mean + SHOWN * deviation));
  const parameters = cdfFlow.init(
    { components: number('components'), from, to },
    derive(seed, 'init'),
  );
  const population = (n: number, start: number): Float32Array => sampleMixture(mixture, n, start);
  const heldOut = population(HELD_OUT, derive(seed, 'held-out'));
  const entropy = mixtureEntropy(mixture);
  const truth = Float64Array.from(heldOut, (x) => Math.log(mixtureDensity(mixture, x)));
  const line = Float32Array.from(
    { length: PLACES },
    (_, i) => from + ((to - from) * i) / (PLACES - 1),
  );
  const data = line.map((x) => mixtureDensity(mixture, x));
  return {
    model: {
      parameters,
      partNames: cdfFlow.partNames,
      loss: (x, start) => cdfFlow.loss(parameters, x, start),
      sample: (options) => cdfFlow.sample(parameters, options.count, options.seed),
      evaluate: async () =>
        evaluateDensity(entropy, truth, await read(logDensityOf(parameters, heldOut))),
      picture: () => bend(parameters, { line, data, heldOut }),
    },
    data: {
      dimensions: 1,
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut,
      bounds: { x: [from, to], y: [0, 0] },
      floor: { value: entropy, unit: 'nats' },
    },
    training: trainingOf(seed, settings),
  };
};

const PLACES = 241;
const CODES = 1000;

function logDensityOf(params: CdfFlowParams, x: Float32Array) {
  return tidy(() => logDensity(params, tensor2d(x, [x.length, 1])));
}

/** How the flow bends the line now. */
async function bend(
  params: CdfFlowParams,
  { line, data, heldOut }: { line: Float32Array; data: Float32Array; heldOut: Float32Array },
): Promise<Bend> {
  const code = (x: Float32Array) => read(tidy(() => toBase(params, tensor2d(x, [x.length, 1]))));
  const points = heldOut.slice(0, CODES);
  const [logModel, curve, codes] = await Promise.all([
    read(logDensityOf(params, line)),
    code(line),
    code(points),
  ]);
  const model = logModel.map(Math.exp);
  return { kind: 'bend', x: line.slice(), model, data: data.slice(), curve, points, codes };
}
