/** Trajectories beside one another, so that they can be shown in step. */
import {
  add,
  concat,
  dispose,
  gather,
  mul,
  sub,
  tensor1d,
  tensor3d,
  tidy,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import type { Trajectory } from '../models/contract.ts';

/**
 * One trajectory with the points of all of them, in their order, [frames, Σ n, d], and the times
 * of the one with the most frames. One with fewer goes its own way in as long: between two of its
 * frames it moves evenly. Takes the trajectories over.
 */
export function abreast(trajectories: readonly Trajectory[]): Trajectory {
  const longest = trajectories.reduce((a, b) => (b.times.length > a.times.length ? b : a));
  const frames = tidy(
    () =>
      concat(
        trajectories.map((each) => inFrames(each.frames, longest.times.length)),
        1,
      ) as Tensor3D,
  );
  dispose(trajectories.map((each) => each.frames));
  return { frames, times: longest.times };
}

/** [f, n, d] → [count, n, d]: the same way at as many places, evenly spread over it. */
function inFrames(frames: Tensor3D, count: number): Tensor3D {
  const last = frames.shape[0] - 1;
  if (last + 1 === count) return frames;
  const places = Array.from({ length: count }, (_, i) => (last * i) / Math.max(1, count - 1));
  const before = places.map(Math.floor);
  const after = before.map((index) => Math.min(last, index + 1));
  const share = tensor3d(
    places.map((place, i) => place - (before[i] ?? 0)),
    [count, 1, 1],
  );
  const [from, to] = [before, after].map((at) => gather(frames, tensor1d(at, 'int32'))) as [
    Tensor3D,
    Tensor3D,
  ];
  return add(from, mul(share, sub(to, from)));
}
