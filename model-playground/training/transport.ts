/**
 * How far samples are from the data when no likelihood is known: the least average way that one set
 * of points has to be carried to become the other (Villani 2009, "Optimal Transport", chapter 6).
 */
import { shadowsOf, slicedDistance, sortedDistance } from '../datasets/sliced-distance.ts';
import type { Population } from './data.ts';
import { averageAndError } from './evaluation.ts';
import { derive } from './random.ts';

/** A distance of two sets of as many points. */
export type Distance = (a: Float32Array, b: Float32Array) => number;

/** W₁ of two sets of as many points on the line: in order, each point is carried to its equal. */
export function wasserstein1d(a: Float32Array, b: Float32Array): number {
  return sortedDistance(Float32Array.from(a).sort(), Float32Array.from(b).sort());
}

/** Sliced W₁ of two sets of as many points in the plane, [n, 2]. */
export function slicedWasserstein(a: Float32Array, b: Float32Array): number {
  return slicedDistance(a, shadowsOf(b));
}

const PAIRS = 48;

/**
 * The distance at which two fresh sets of n points of one population lie from each other, and how
 * far one such pair strays from it (a standard deviation): no model's samples come closer on
 * average than the population's own.
 */
export function distanceOfFreshSets(
  population: Population,
  n: number,
  seed: number,
  distance: Distance,
): { floor: number; stray: number } {
  const draw = (index: number): Float32Array => population(n, derive(seed, 'fresh sets', index));
  const found = Array.from({ length: PAIRS }, (_, k) => distance(draw(2 * k), draw(2 * k + 1)));
  const { average, error } = averageAndError(found);
  return { floor: average, stray: error * Math.sqrt(PAIRS) };
}
