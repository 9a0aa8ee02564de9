/**
 * Mixtures of Gaussians on the line: what the course's one-dimensional homework sets are made of,
 * as continuous data. Nats a point.
 */
import { random, type Random } from '../training/random.ts';
import { normalCdf, normalDensity } from './normal.ts';
import { composite } from './quadrature.ts';

/** Components with weights that sum to 1. */
export type Mixture1d = readonly {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}[];

export type Mixture1dName = 'one' | 'two' | 'three';

/**
 * The course's sets: N(0.2, 0.2²); half N(−1.5, 0.35²) and half N(0.2, 0.6²); equal parts of
 * N(0.4, 0.05²), N(0.5, 0.1²) and N(0.7, 0.02²).
 */
export const mixtures1d: Readonly<Record<Mixture1dName, Mixture1d>> = {
  one: [{ weight: 1, mean: 0.2, deviation: 0.2 }],
  two: [
    { weight: 1 / 2, mean: -1.5, deviation: 0.35 },
    { weight: 1 / 2, mean: 0.2, deviation: 0.6 },
  ],
  three: [
    { weight: 1 / 3, mean: 0.4, deviation: 0.05 },
    { weight: 1 / 3, mean: 0.5, deviation: 0.1 },
    { weight: 1 / 3, mean: 0.7, deviation: 0.02 },
  ],
};

/**
 * The same mixture on another scale, so that [from, to] becomes [−1, 1].
 */
export function rescaled(mixture: Mixture1d, from: number, to: number): Mixture1d {
  const scale = 2 / (to - from);
  return mixture.map(({ weight, mean, deviation }) => ({
    weight,
    mean: scale * (mean - from) - 1,
    deviation: scale * deviation,
  }));
}

/** Deviations that the farthest of 10,000 normal draws lies from the mean, on average. */
const FARTHEST = 3.85;

/**
 * The homework's set for a GAN: “two”, rescaled to [−1, 1]. The homework takes the ends of its
 * 20,000 draws; these are the ends that such draws have on average, so that the density is known.
 */
export const ganMixture: Mixture1d = rescaled(
  mixtures1d.two,
  -1.5 - FARTHEST * 0.35,
  0.2 + FARTHEST * 0.6,
);

/** Density at x. */
export function mixtureDensity(mixture: Mixture1d, x: number): number {
  return mixture.reduce(
    (sum, { weight, mean, deviation }) =>
      sum + (weight * normalDensity((x - mean) / deviation)) / deviation,
    0,
  );
}

/** Distribution function at x. */
export function mixtureCdf(mixture: Mixture1d, x: number): number {
  return mixture.reduce(
    (sum, { weight, mean, deviation }) => sum + weight * normalCdf((x - mean) / deviation),
    0,
  );
}

/** One draw from a stream. */
export function drawMixture(mixture: Mixture1d, source: Random): number {
  let left = source.uniform();
  const chosen = mixture.find(({ weight }) => (left -= weight) < 0) ?? mixture.at(-1);
  if (!chosen) throw new RangeError('a mixture has at least one component');
  return chosen.mean + chosen.deviation * source.normal();
}

/** n points, [n, 1]. */
export function sampleMixture(mixture: Mixture1d, n: number, seed: number): Float32Array {
  const source = random(seed);
  return Float32Array.from({ length: n }, () => drawMixture(mixture, source));
}

/** Deviations around a mean beyond which nothing is left that a sum could notice. */
const REACH = 9;

/**
 * Differential entropy −∫ p log p in nats: Gauss–Legendre panels of half the narrowest deviation,
 * on which the integrand is smooth, so that the error is far below 1e-9.
 */
export function mixtureEntropy(mixture: Mixture1d): number {
  const from = Math.min(...mixture.map(({ mean, deviation }) => mean - REACH * deviation));
  const to = Math.max(...mixture.map(({ mean, deviation }) => mean + REACH * deviation));
  const narrowest = Math.min(...mixture.map(({ deviation }) => deviation));
  const { nodes, weights } = composite(Math.ceil((2 * (to - from)) / narrowest), 8, from, to);
  return nodes.reduce((sum, x, i) => {
    const p = mixtureDensity(mixture, x);
    return p > 0 ? sum - (weights[i] as number) * p * Math.log(p) : sum;
  }, 0);
}
