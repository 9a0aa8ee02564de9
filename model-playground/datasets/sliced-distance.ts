/**
 * The sliced Wasserstein-1 distance of points in the plane to a population (Bonneel et al. 2015,
 * "Sliced and Radon Wasserstein Barycenters"): the average over directions of W1 between the
 * shadows that points and population throw on a line. On a line W1 is the average distance between
 * sorted values, so it is exact there; the population is stood for by many fresh points.
 */
import { derive } from '../training/random.ts';

const DIRECTIONS = 32;

/** A population's shadows: [DIRECTIONS][size], each sorted. */
export type Shadows = readonly Float32Array[];

/** The sorted shadows of points [n, 2] in directions that cover the half circle evenly. */
export function shadowsOf(points: Float32Array): Shadows {
  return Array.from({ length: DIRECTIONS }, (_, k) => {
    const angle = (Math.PI * (k + 0.5)) / DIRECTIONS;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return Float32Array.from(
      { length: points.length / 2 },
      (_, i) => x * (points[2 * i] as number) + y * (points[2 * i + 1] as number),
    ).sort();
  });
}

/**
 * Average over the directions of W1 between points [n, 2] and a population. Refuses a population
 * whose size is no multiple of n: then each point stands for equally many of its points.
 */
export function slicedDistance(points: Float32Array, population: Shadows): number {
  const apart = shadowsOf(points).map((own, k) =>
    sortedDistance(own, population[k] as Float32Array),
  );
  return apart.reduce((sum, distance) => sum + distance, 0) / apart.length;
}

/** W1 between sorted values [n] and sorted values [m · n]. */
export function sortedDistance(own: Float32Array, other: Float32Array): number {
  const each = other.length / own.length;
  if (!Number.isInteger(each))
    throw new RangeError(`${other.length} is no multiple of ${own.length}`);
  let sum = 0;
  for (let i = 0; i < other.length; i++) {
    sum += Math.abs((other[i] as number) - (own[Math.floor(i / each)] as number));
  }
  return sum / other.length;
}

/** The distance that n fresh points of the population itself have, on average over many draws. */
export function expectedDistance(
  draw: (n: number, seed: number) => Float32Array,
  n: number,
  population: Shadows,
  { draws, seed }: { draws: number; seed: number },
): number {
  let sum = 0;
  for (let i = 0; i < draws; i++) {
    sum += slicedDistance(draw(n, derive(seed, 'expected distance', i)), population);
  }
  return sum / draws;
}
