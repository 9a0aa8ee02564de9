/** The nearest point of a set to each of some others. */
import {
  add,
  argMax,
  cast,
  matMul,
  max,
  mul,
  neg,
  square,
  sub,
  sum,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core';
import { read } from './evaluation.ts';

export interface Neighbours {
  /** [n]: number of the nearest point of the set, and how far it is. */
  indices: Float32Array;
  distances: Float32Array;
}

/** The nearest of a set [m, d] to each of points [n, d], by ‖a − b‖² = ‖a‖² − 2 a·b + ‖b‖². */
export async function nearestIn(
  set: Float32Array,
  points: Float32Array,
  d: number,
): Promise<Neighbours> {
  const found = tidy(() => {
    const [a, b] = [tensor2d(points, [points.length / d, d]), tensor2d(set, [set.length / d, d])];
    // The points' own length decides nothing, so it comes in last.
    const closeness = sub(mul(matMul(a, b, false, true), 2), sum(square(b), 1));
    const distances = add(neg(max(closeness, 1)), sum(square(a), 1));
    return { indices: cast(argMax(closeness, 1), 'float32'), distances };
  });
  const [indices, squares] = await Promise.all([read(found.indices), read(found.distances)]);
  return { indices, distances: squares.map((value) => Math.sqrt(Math.max(0, value))) };
}
