/** A state of training to fall back to, or to go on from: on another device, on another day. */
import { tensor, type Variable } from '@tensorflow/tfjs-core';
import type { Optimiser, OptimiserState } from '../backends/backend.ts';

export interface Checkpoint {
  /** Training steps done. */
  readonly step: number;
  /** Values of each variable, in their order, and the shape of each. */
  readonly weights: readonly Float32Array[];
  readonly shapes: readonly (readonly number[])[];
  /** Of each player, in their order. */
  readonly optimisers: readonly OptimiserState[];
  /** Loss of the untrained model: what "far above its start" is measured by. */
  readonly start: number;
}

/** Reads weights and moments back from the device; nothing changes. */
export async function takeCheckpoint(
  variables: readonly Variable[],
  optimisers: readonly Optimiser[],
  { step, start }: Pick<Checkpoint, 'step' | 'start'>,
): Promise<Checkpoint> {
  const [states, weights] = await Promise.all([
    Promise.all(optimisers.map((optimiser) => optimiser.save())),
    Promise.all(variables.map(async (variable) => (await variable.data()).slice() as Float32Array)),
  ]);
  const shapes = variables.map(({ shape }) => shape);
  return { step, start, weights, shapes, optimisers: states };
}

/** Gives variables the values that they had. Refuses a checkpoint of another model. */
export function restoreWeights(
  variables: readonly Variable[],
  { weights, shapes }: Pick<Checkpoint, 'weights' | 'shapes'>,
): void {
  const fits = variables.every(({ shape }, i) => String(shapes[i]) === String(shape));
  if (!fits || weights.length !== variables.length) {
    throw new RangeError('these weights are of another model');
  }
  variables.forEach((variable, i) => {
    const values = tensor(weights[i] as Float32Array, variable.shape);
    variable.assign(values);
    values.dispose();
  });
}
