/**
 * How far samples are from the data when no likelihood is known: the least average way that one set
 * of points has to be carried to become the other (Villani 2009, "Optimal Transport", chapter 6).
 */
import type { Population } from './data.ts';
import { averageAndError } from './evaluation.ts';
import { derive } from './random.ts';

/** A distance of two sets of as many points. */
export type Distance = (a: Float32Array, b: Float32Array) => number;

/** W₁ of two sets of as many points on the line: in order, each point is carried to its equal. */
export function wasserstein1d(a: Float32Array, b: Float32Array): number {
  const [from, to] = [Float32Array.from(a).sort(), Float32Array.from(b).sort()];
  return from.reduce((sum, x, i) => sum + Math.abs(x - (to[i] as number)), 0) / from.length;
}

const DIRECTIONS = 12;

/**
 * Sliced W₁ of two sets of as many points in the plane, [n, 2]: W₁ of their shadows on lines through
 * the origin, averaged over directions in even distances (Bonneel et al. 2015).
 */
export function slicedWasserstein(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < DIRECTIONS; k++) {
    const angle = (Math.PI * k) / DIRECTIONS;
    sum += wasserstein1d(shadow(a, angle), shadow(b, angle));
  }
  return sum / DIRECTIONS;
}

function shadow(points: Float32Array, angle: number): Float32Array {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  return Float32Array.from(
    { length: points.length / 2 },
    (_, i) => x * (points[2 * i] as number) + y * (points[2 * i + 1] as number),
  );
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
