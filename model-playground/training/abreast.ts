/** Trajectories of one time axis beside one another, so that they can be shown in step. */
import {
  add,
  concat,
  div,
  dispose,
  reshape,
  slice,
  stack,
  tidy,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import type { Trajectory } from '../models/contract.ts';

/**
 * One trajectory with the points of all of them, in their order, [frames, Σ n, 2], and the times
 * of the one with the most frames. One with half the steps stands halfway along its step in every
 * other frame. Takes the trajectories over; refuses frames that do not match even so.
 */
export function abreast(trajectories: readonly Trajectory[]): Trajectory {
  const longest = trajectories.reduce((a, b) => (b.times.length > a.times.length ? b : a));
  const frames = tidy(() =>
    concat(
      trajectories.map((each) => {
        const same = each.times.length === longest.times.length;
        const matched = same ? each.frames : withHalfway(each.frames);
        if (matched.shape[0] !== longest.times.length) {
          throw new RangeError(`${each.times.length} frames beside ${longest.times.length}`);
        }
        return matched;
      }),
      1,
    ),
  ) as Tensor3D;
  dispose(trajectories.map((each) => each.frames));
  return { frames, times: longest.times };
}

/** [f, n, d] → [2f − 1, n, d]: each frame, and between two their middle. */
function withHalfway(frames: Tensor3D): Tensor3D {
  const [count, n, dimensions] = frames.shape;
  const before = slice(frames, [0, 0, 0], [count - 1, n, dimensions]);
  const after = slice(frames, [1, 0, 0], [count - 1, n, dimensions]);
  const pairs = stack([before, div(add(before, after), 2)], 1);
  const spread = reshape(pairs, [2 * count - 2, n, dimensions]);
  return concat([spread, slice(frames, [count - 1, 0, 0], [1, n, dimensions])]) as Tensor3D;
}
