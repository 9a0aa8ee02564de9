/** What a run trains on, and what it is judged by. */
import { derive, random } from './random.ts';
import type { Bounds, Floor } from '../worker/protocol.ts';

export interface TrainingData {
  /** A batch of training points, [size, 2]; the same for the same step. */
  batch(size: number, step: number): Float32Array;
  /** Fresh points of the population that no batch contains, [n, 2]. */
  readonly heldOut: Float32Array;
  readonly bounds: Bounds;
  readonly floor: Floor;
}

/** Draws n points of a population, [n, 2]. */
export type Population = (n: number, seed: number) => Float32Array;

/**
 * Batches from a training set of so many points, drawn with replacement, or, when `size` is
 * 'fresh', always new points of the population.
 */
export function batches(
  population: Population,
  size: number | 'fresh',
  seed: number,
): TrainingData['batch'] {
  if (size === 'fresh') return (count, step) => population(count, derive(seed, 'fresh', step));
  const set = population(size, derive(seed, 'training set'));
  return (count, step) => {
    const source = random(derive(seed, 'batch', step));
    const points = new Float32Array(2 * count);
    for (let i = 0; i < count; i++) {
      const from = 2 * source.integer(size);
      points[2 * i] = set[from] as number;
      points[2 * i + 1] = set[from + 1] as number;
    }
    return points;
  };
}
