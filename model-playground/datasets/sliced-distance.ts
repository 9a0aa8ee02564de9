/**
 * The sliced Wasserstein-1 distance of points to a population (Bonneel et al. 2015,
 * "Sliced and Radon Wasserstein Barycenters"): the average over directions of W1 between the
 * shadows that points and population throw on a line. On a line W1 is the average distance between
 * sorted values, so it is exact there; the population is stood for by many fresh points.
 */
import { derive, random } from '../training/random.ts';

/** Unit vectors, [d] each: the lines on which shadows fall. */
export type Directions = readonly Float32Array[];

/** Directions that cover the half circle of the plane evenly. */
const AROUND: Directions = Array.from({ length: 32 }, (_, k) => {
  const angle = (Math.PI * (k + 0.5)) / 32;
  return Float32Array.of(Math.cos(angle), Math.sin(angle));
});

/**
 * Directions from one point of [n, d] to another, drawn at random: in many dimensions most lines
 * cross the data where nothing varies, and these do not.
 */
export function directionsBetween(
  points: Float32Array,
  d: number,
  count: number,
  seed: number,
): Directions {
  const source = random(seed);
  const n = points.length / d;
  return Array.from({ length: count }, () => {
    const one = source.integer(n);
    const other = (one + 1 + source.integer(n - 1)) % n;
    const way = Float32Array.from(
      { length: d },
      (_, i) => (points[other * d + i] as number) - (points[one * d + i] as number),
    );
    const length = Math.hypot(...way);
    return way.map((value) => value / length);
  });
}

/** A population's shadows: one for each direction, [size], sorted. */
export type Shadows = readonly Float32Array[];

/** The sorted shadows of points [n, d] in these directions; those of the plane go around it. */
export function shadowsOf(points: Float32Array, directions = AROUND): Shadows {
  return directions.map((direction) => {
    const d = direction.length;
    const shadow = new Float32Array(points.length / d);
    for (let point = 0; point < shadow.length; point++) {
      let sum = 0;
      for (let i = 0; i < d; i++) {
        sum += (direction[i] as number) * (points[point * d + i] as number);
      }
      shadow[point] = sum;
    }
    return shadow.sort();
  });
}

/**
 * Average over the directions of W1 between points [n, d] and a population with these shadows.
 * Refuses a population whose size is no multiple of n: then each point stands for equally many of
 * its points.
 */
export function slicedDistance(
  points: Float32Array,
  population: Shadows,
  directions = AROUND,
): number {
  const apart = shadowsOf(points, directions).map((own, k) =>
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
