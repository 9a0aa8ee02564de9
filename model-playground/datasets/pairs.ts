/**
 * Pairs of values (a, b), each 0 … d − 1, whose joint distribution is a picture: the cells of its
 * ink share nearly all probability, and the rest is spread evenly over all pairs. So every mass is
 * known, and the entropy is exact. Nats a pair.
 */
import { random } from '../training/random.ts';

export type PairsName = 'face' | 'checkerboard';

export interface Pairs {
  /** How many values each of the two has, d. */
  readonly values: number;
  /** Whether the pair (a, b) is ink; a runs to the right and b upwards. */
  inked(a: number, b: number): boolean;
}

/** Share of the probability that is spread evenly: without it most pairs would be impossible. */
export const SPREAD = 0.05;

const VALUES = 24;

export const pairs: Readonly<Record<PairsName, Pairs>> = {
  // A head, two eyes and a mouth, on a square from −1 to 1.
  face: {
    values: VALUES,
    inked(a, b) {
      const [x, y] = [a, b].map((v) => (2 * v - VALUES + 1) / VALUES) as [number, number];
      const r = Math.hypot(x, y);
      const head = Math.abs(r - 0.86) < 0.08;
      const eyes = Math.hypot(Math.abs(x) - 0.34, y - 0.28) < 0.17;
      const mouth = Math.abs(r - 0.52) < 0.08 && y < -0.2;
      return head || eyes || mouth;
    },
  },
  // Squares of 4 × 4: each value alone is as likely as any other.
  checkerboard: {
    values: VALUES,
    inked: (a, b) => (Math.floor(a / 4) + Math.floor(b / 4)) % 2 === 0,
  },
};

/** Exact mass of each pair, [d²]; that of (a, b) stands at a · d + b. */
export function jointMasses(set: Pairs): Float64Array {
  const { values } = set;
  const ink = inkOf(set);
  const masses = new Float64Array(values ** 2).fill(SPREAD / values ** 2);
  for (const pair of ink) masses[pair] = (masses[pair] as number) + (1 - SPREAD) / ink.length;
  return masses;
}

/** n pairs, [n, 2]. */
export function samplePairs(set: Pairs, n: number, seed: number): Float32Array {
  const { values } = set;
  const ink = inkOf(set);
  const source = random(seed);
  const drawn = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const spread = source.uniform() < SPREAD;
    const pair = spread ? source.integer(values ** 2) : (ink[source.integer(ink.length)] as number);
    drawn.set([Math.floor(pair / values), pair % values], 2 * i);
  }
  return drawn;
}

/** Mass of each value of one of the two, [d]: of the first (0) or the second (1). */
export function marginal(joint: ArrayLike<number>, which: 0 | 1): Float64Array {
  const values = Math.sqrt(joint.length);
  const sums = new Float64Array(values);
  for (let pair = 0; pair < joint.length; pair++) {
    const value = which === 0 ? Math.floor(pair / values) : pair % values;
    sums[value] = (sums[value] as number) + (joint[pair] as number);
  }
  return sums;
}

/** The pairs that are ink, as a · d + b. */
function inkOf({ values, inked }: Pairs): number[] {
  const all = Array.from({ length: values ** 2 }, (_, pair) => pair);
  return all.filter((pair) => inked(Math.floor(pair / values), pair % values));
}
