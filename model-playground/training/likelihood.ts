/** Held-out figures of models whose likelihood is exact, against the entropy of the data. */
import { divergence, entropyOf } from '../datasets/masses.ts';
import { marginal } from '../datasets/pairs.ts';
import { averageAndError, type Evaluation } from './evaluation.ts';
import type { ImageSet, JudgedImages } from './images.ts';

/**
 * Expected surprise of fresh values under a model of finitely many, and its gap: the divergence of
 * the data's masses from the model's, [d] each, summed over all values, so that no held-out sample
 * is needed and none of its noise is left. The error is how far the model's masses miss a sum of 1
 * by rounding: a divergence of masses that sum to 1 is never negative.
 */
export function evaluateMasses(masses: Float64Array, logModel: Float32Array): Evaluation {
  const floor = entropyOf(masses);
  const gap = divergence(masses, logModel);
  const total = logModel.reduce((sum, value) => sum + Math.exp(value), 0);
  return { value: floor + gap, floor, gap, error: Math.abs(total - 1), quantities: {} };
}

/**
 * The same for pairs of values: `log` is what a network tells of each, [d²], a · d + b. Divided by
 * its sum it is a distribution even where the network's factors are none, and only that is judged.
 * The gap is that of the first value alone, and of the second given the first (chain rule).
 */
export function evaluateJoint(masses: Float64Array, log: Float32Array): Evaluation {
  const sum = log.reduce((total, value) => total + Math.exp(value), 0);
  const model = Float64Array.from(log, (value) => value - Math.log(sum));
  const judged = evaluateMasses(masses, Float32Array.from(model));
  const { gap = NaN } = judged;
  const apart = marginal(model.map(Math.exp), 0).map(Math.log);
  const first = divergence(marginal(masses, 0), apart);
  return { ...judged, quantities: { perDimension: gap / 2, first, second: gap - first, sum } };
}

/**
 * Average surprise on held-out points under a model with an exact log-density, and its gap: the
 * data's own log-density minus the model's, point by point, whose expectation is never negative.
 */
export function evaluateDensity(
  entropy: number,
  truth: Float64Array,
  logModel: Float32Array,
): Evaluation {
  const { average: gap, error } = averageAndError(truth.map((p, i) => p - (logModel[i] as number)));
  return { value: entropy + gap, floor: entropy, gap, error, quantities: {} };
}

/** How often each value 0 … d − 1 occurs, [d]; sums to 1. */
export function frequenciesOf(values: Float32Array, d: number): Float32Array {
  const counts = new Float32Array(d);
  for (const value of values) counts[value] = (counts[value] as number) + 1 / values.length;
  return counts;
}

/**
 * Average surprise of images, nats each, under a model's exact log p, [m], and its gap where the
 * truth is known. With all images of the data weighted by their probabilities the gap is a
 * divergence and has no error of estimation; otherwise they are a sample. `onData`: the share of the
 * model's probability that lies on images of the data at all, E[q(x) / p(x)].
 */
export function evaluateImages(
  { weights, truth, all }: JudgedImages,
  logModel: Float32Array,
  { side, entropy, independent }: Pick<ImageSet, 'side' | 'entropy' | 'independent'>,
): Evaluation {
  const log = (i: number): number => logModel[i] as number;
  const average = (f: (i: number) => number): number =>
    weights.reduce((sum, weight, i) => sum + weight * f(i), 0);
  const errorOf = (f: (i: number) => number): number =>
    all ? 0 : averageAndError(Array.from(weights, (_, i) => f(i))).error;
  const bits = (nats: number): Record<string, number> => ({
    bits: nats / Math.LN2,
    bitsPerPixel: nats / Math.LN2 / side ** 2,
    ofIndependent: (100 * nats) / independent,
  });
  if (truth === undefined || entropy === undefined) {
    const value = average((i) => -log(i));
    return { value, error: errorOf((i) => -log(i)), quantities: bits(value) };
  }
  const excess = (i: number): number => (truth[i] as number) - log(i);
  const gap = average(excess);
  const onData = 100 * average((i) => Math.exp(-excess(i)));
  const value = entropy + gap;
  return {
    ...{ value, floor: entropy, gap, error: errorOf(excess) },
    quantities: { ...bits(value), relativeGap: (100 * gap) / entropy, onData },
  };
}
