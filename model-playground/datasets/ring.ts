/**
 * Gaussians around a circle: the set on which modes are counted. Half of what a generative model
 * can do wrong is seen here at once: modes that it leaves out, and samples that belong to none.
 */
import { random } from '../training/random.ts';

export interface Ring {
  /** How many Gaussians of equal weight lie on the circle, in even distances. */
  readonly modes: number;
  /** Of each coordinate. */
  readonly deviation: number;
}

/** Of the circle, in the same units as the deviation. */
export const RADIUS = 2;

/** Middle of a mode, counted against the clock from (RADIUS, 0). */
export function middle({ modes }: Ring, k: number): readonly [number, number] {
  const angle = (2 * Math.PI * k) / modes;
  return [RADIUS * Math.cos(angle), RADIUS * Math.sin(angle)];
}

/** n points, [n, 2]. */
export function sampleRing(ring: Ring, n: number, seed: number): Float32Array {
  const source = random(seed);
  const points = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const [x, y] = middle(ring, source.integer(ring.modes));
    points[2 * i] = x + ring.deviation * source.normal();
    points[2 * i + 1] = y + ring.deviation * source.normal();
  }
  return points;
}

/** A sample is of high quality within so many deviations of the nearest middle. */
export const NEAR = 3;

/** Share of the data's own points within NEAR deviations of their mode: 1 − exp(−NEAR²/2). */
export const SHARE_NEAR = 1 - Math.exp(-(NEAR * NEAR) / 2);

/** A mode that gets less than this part of its fair share of the samples counts as left out. */
export const LEAST_PART = 0.1;

export interface Census {
  /** [modes]: share of all samples near each mode. */
  shares: Float32Array;
  /** Share of samples near any mode. */
  quality: number;
  /** Modes that are not left out. */
  hit: number;
}

/** How samples, [n, 2], are spread over the modes. */
export function census(ring: Ring, samples: Float32Array): Census {
  const n = samples.length / 2;
  const shares = new Float32Array(ring.modes);
  for (let i = 0; i < n; i++) {
    const [x, y] = [samples[2 * i] as number, samples[2 * i + 1] as number];
    const turn = Math.round((Math.atan2(y, x) * ring.modes) / (2 * Math.PI));
    const nearest = (turn + ring.modes) % ring.modes;
    const [toX, toY] = middle(ring, nearest);
    if (Math.hypot(x - toX, y - toY) > NEAR * ring.deviation) continue;
    shares[nearest] = (shares[nearest] as number) + 1 / n;
  }
  const quality = shares.reduce((sum, share) => sum + share, 0);
  const hit = shares.filter((share) => share >= LEAST_PART / ring.modes).length;
  return { shares, quality, hit };
}
