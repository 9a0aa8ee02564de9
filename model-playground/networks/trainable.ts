/** What training changes. */
import { tensor, variable, type Variable } from '@tensorflow/tfjs-core';
import type { Random } from '../training/random.ts';

/** A variable of this shape that starts from these values. */
export function trainable(values: Float32Array, shape: number[]): Variable {
  const initial = tensor(values, shape);
  const created = variable(initial);
  initial.dispose();
  return created;
}

/** A variable whose numbers start as draws from N(0, deviation²). */
export function drawn(shape: number[], deviation: number, source: Random): Variable {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: size }, () => deviation * source.normal());
  return trainable(values, shape);
}

/** A variable that starts with one number everywhere. */
export function filled(shape: number[], value: number): Variable {
  const size = shape.reduce((product, length) => product * length, 1);
  return trainable(new Float32Array(size).fill(value), shape);
}
