import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import {
  gaussian2d,
  gaussianEntropy,
  gaussianLogDensity,
  sampleGaussian,
  type Gaussian2d,
  type GaussianShape,
} from '../../datasets/gaussians-2d.ts';
import { covariance, iwae, logDensity, logWeights, type IwaeParams } from '../../models/iwae.ts';
import type { BoundLadder } from '../../worker/protocol.ts';
import { batches } from '../data.ts';
import { averageAndError, read, type Evaluation } from '../evaluation.ts';
import { evaluateDensity } from '../likelihood.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';

/** Draws that the bounds are shown for. */
const LADDER = [1, 2, 5, 10, 25, 50] as const;
/** Draws behind each held-out point; K of them at a time make one estimate of L_K. */
const MOST = 50;
/** Held-out points of the bounds. */
const JUDGED = 500;

/** The importance weighted bound on the course's Gaussians. */
export const prepareIwae: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const gaussian = gaussian2d(text('shape') as GaussianShape);
  const deviation = text('encoderDeviation');
  const parameters = iwae.init(
    {
      latentSize: number('latentSize') === 1 ? 1 : 2,
      width: number('width'),
      draws: Number(text('draws')),
      beta: number('beta'),
      encoderDeviation: deviation === 'learned' ? 'learned' : Number(deviation),
    },
    derive(seed, 'init'),
  );
  const population = (n: number, from: number): Float32Array => sampleGaussian(gaussian, n, from);
  const heldOut = population(HELD_OUT, derive(seed, 'held-out'));
  const truth = Float64Array.from({ length: HELD_OUT }, (_, i) =>
    gaussianLogDensity(gaussian, heldOut[2 * i] as number, heldOut[2 * i + 1] as number),
  );
  const entropy = gaussianEntropy(gaussian);
  const [centreX, centreY] = gaussian.mean;
  const judged = heldOut.subarray(0, 2 * JUDGED);
  const from = derive(seed, 'bounds');
  const best = averageAndError(truth.subarray(0, JUDGED)).average;
  return {
    model: {
      parameters,
      partNames: iwae.partNames,
      loss: (x, start) => iwae.loss(parameters, x, start),
      sample: (options) => iwae.sample(parameters, options.count, options.seed),
      evaluate: async () => {
        const exact = await exactly(parameters, heldOut);
        const { quantities } = await shortfalls(parameters, judged, from);
        return { ...evaluateDensity(entropy, truth, exact), quantities };
      },
      picture: () => ladder(parameters, gaussian, { points: judged, best }, from),
    },
    data: {
      dimensions: 2,
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut,
      bounds: { x: [centreX - 16, centreX + 16], y: [centreY - 16, centreY + 16] },
      floor: { value: entropy, unit: 'nats' },
    },
    training: trainingOf(seed, settings),
  };
};

function exactly(params: IwaeParams, points: Float32Array) {
  return read(tidy(() => logDensity(params, tensor2d(points, [points.length / 2, 2]))));
}

/** log p(x) − L_K(x), point by point, averaged over points: for each K of the ladder. */
async function shortfalls(
  params: IwaeParams,
  points: Float32Array,
  seed: number,
): Promise<
  { missing: { average: number; error: number }[]; exact: number } & Pick<Evaluation, 'quantities'>
> {
  const n = points.length / 2;
  // A bound is one of the likelihood only without β.
  const plain = { ...params, config: { ...params.config, beta: 1 } };
  const [exact, weights] = await Promise.all([
    exactly(params, points),
    read(tidy(() => logWeights(plain, tensor2d(points, [n, 2]), MOST, seed))),
  ]);
  const missing = LADDER.map((draws) =>
    averageAndError(
      exact.map((p, i) => p - averageBound(weights.subarray(MOST * i, MOST * (i + 1)), draws)),
    ),
  );
  const of = (draws: (typeof LADDER)[number]) => missing[LADDER.indexOf(draws)] ?? NO_FIGURE;
  return {
    missing,
    exact: averageAndError(exact).average,
    quantities: {
      missing1: of(1).average,
      missing5: of(5).average,
      missing50: of(50).average,
      error1: of(1).error,
      error5: of(5).error,
      error50: of(50).error,
    },
  };
}

const NO_FIGURE = { average: NaN, error: NaN };

/** L_K from log-weights of many draws, K at a time, averaged: right on average, and less noisy. */
export function averageBound(logs: Float32Array, draws: number): number {
  const groups = Math.floor(logs.length / draws);
  let sum = 0;
  for (let group = 0; group < groups; group++) {
    const own = logs.subarray(group * draws, (group + 1) * draws);
    const most = Math.max(...own);
    const total = own.reduce((all, value) => all + Math.exp(value - most), 0);
    sum += most + Math.log(total / draws);
  }
  return sum / groups;
}

async function ladder(
  params: IwaeParams,
  gaussian: Gaussian2d,
  { points, best }: { points: Float32Array; best: number },
  seed: number,
): Promise<BoundLadder> {
  const [{ missing, exact }, spread, centre] = await Promise.all([
    shortfalls(params, points, seed),
    read(covariance(params)),
    params.offset.data(),
  ]);
  const [u, v] = gaussian.axis;
  const [long, short] = gaussian.deviations.map((deviation) => deviation ** 2) as [number, number];
  return {
    kind: 'bound-ladder',
    draws: Float32Array.from(LADDER),
    bounds: Float32Array.from(missing, ({ average }) => exact - average),
    exact,
    best,
    points: points.slice(),
    modelSpread: spread,
    modelCentre: Float32Array.from(centre),
    dataSpread: Float32Array.of(
      long * u * u + short * v * v,
      (long - short) * u * v,
      (long - short) * u * v,
      long * v * v + short * u * u,
    ),
    dataCentre: Float32Array.from(gaussian.mean),
  };
}
