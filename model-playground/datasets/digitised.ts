/**
 * The course's discrete sets in one dimension. A sample x of a mixture becomes the number of edges
 * of linspace(0, 1, d) at or below it (NumPy's digitize), at most d − 1: value 0 is everything left
 * of 0, value v the interval [(v − 1)/(d − 1), v/(d − 1)), and the last value all the rest.
 */
import { random } from '../training/random.ts';
import { drawMixture, mixtureCdf, mixtures1d, type Mixture1d } from './mixtures-1d.ts';

export type DigitisedName = 'twenty' | 'hundred';

export interface Digitised {
  /** How many values there are, d. */
  readonly values: number;
  readonly mixture: Mixture1d;
  /** Samples are clipped to [0, 1] first, so that value 0 never occurs. */
  readonly clipped: boolean;
  /** Training points in the homework: four fifths of its samples. */
  readonly homeworkPoints: number;
}

export const digitised: Readonly<Record<DigitisedName, Digitised>> = {
  twenty: { values: 20, mixture: mixtures1d.one, clipped: false, homeworkPoints: 800 },
  hundred: { values: 100, mixture: mixtures1d.three, clipped: true, homeworkPoints: 8000 },
};

/** Exact mass of each value, [d]: differences of the mixture's distribution function. */
export function digitisedMasses({ values, mixture, clipped }: Digitised): Float64Array {
  const first = clipped ? 1 : 0;
  const below = (v: number): number => {
    if (v <= first) return 0;
    return v >= values ? 1 : mixtureCdf(mixture, (v - 1) / (values - 1));
  };
  return Float64Array.from({ length: values }, (_, v) => below(v + 1) - below(v));
}

/** n values as numbers, [n, 1]. */
export function sampleDigitised(
  { values, mixture, clipped }: Digitised,
  n: number,
  seed: number,
): Float32Array {
  const source = random(seed);
  return Float32Array.from({ length: n }, () => {
    const drawn = drawMixture(mixture, source);
    const x = clipped ? Math.min(1, Math.max(0, drawn)) : drawn;
    return Math.min(values - 1, Math.max(0, Math.floor(x * (values - 1)) + 1));
  });
}
