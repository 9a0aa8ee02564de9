/** The distribution that a function makes of N(0, 1): the density of a generator on the line. */
import { normalQuantile } from '../datasets/normal.ts';

/** Even quantiles of N(0, 1), [n], ascending: at level (i + ½) / n. */
export function evenQuantiles(n: number): Float32Array {
  return Float32Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n));
}

/**
 * Masses in even cells of [from, to], [cells], of f(z) with z ~ N(0, 1), from the values of f at the
 * even quantiles. Between two of them lies a probability of 1/n, which is spread evenly from one
 * value to the next: exact for a function that is linear there. No sampling noise; what falls
 * outside the cells is left out.
 */
export function cellMasses(
  values: Float32Array,
  [from, to]: readonly [number, number],
  cells: number,
): Float64Array {
  const masses = new Float64Array(cells);
  const width = (to - from) / cells;
  const mass = 1 / (values.length - 1);
  for (let i = 0; i + 1 < values.length; i++) {
    const [a, b] = [values[i] as number, values[i + 1] as number];
    const [low, high] = [(Math.min(a, b) - from) / width, (Math.max(a, b) - from) / width];
    const last = Math.min(cells - 1, Math.floor(high));
    for (let cell = Math.max(0, Math.floor(low)); cell <= last; cell++) {
      const shared = Math.min(high, cell + 1) - Math.max(low, cell);
      const part = high > low ? shared / (high - low) : 1;
      masses[cell] = (masses[cell] as number) + mass * part;
    }
  }
  return masses;
}
