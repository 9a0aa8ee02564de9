/** What a run trains on, and what it is judged by. */
import { derive, random } from './random.ts';
import type { Bounds, Floor } from '../worker/protocol.ts';

export interface TrainingData {
  /** Numbers in a point. */
  readonly dimensions: number;
  /** A batch of training points, [size, dimensions]; the same for the same step. */
  batch(size: number, step: number): Float32Array;
  /** Fresh points of the population that no batch contains, [n, dimensions]. */
  readonly heldOut: Float32Array;
  readonly bounds: Bounds;
  /** Absent where nobody knows it. */
  readonly floor?: Floor;
  /** What a model without a network would pay, in the floor's unit. */
  readonly baseline?: number;
}

/** Draws n points of a population, [n, dimensions]. */
export type Population = (n: number, seed: number) => Float32Array;

/** The training set behind `batches`, [size, dimensions]. */
export function trainingPoints(population: Population, size: number, seed: number): Float32Array {
  return population(size, derive(seed, 'training set'));
}

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
  const set = trainingPoints(population, size, seed);
  const dimensions = set.length / size;
  return (count, step) => {
    const source = random(derive(seed, 'batch', step));
    const points = new Float32Array(dimensions * count);
    for (let i = 0; i < count; i++) {
      const from = dimensions * source.integer(size);
      points.set(set.subarray(from, from + dimensions), dimensions * i);
    }
    return points;
  };
}
