import type { SamplesEvent } from '../worker/protocol.ts';

/** Ways of some samples, [lines, frames so far, 2]. */
export interface Trails {
  count: number;
  /** The ways up to and including a frame. */
  upTo(frame: number): Float32Array;
}

/** The ways of `shown` samples from one on, regrouped from [frames, count, 2] to lines. */
export function trailsOf(
  { trajectory, count, times }: Pick<SamplesEvent, 'trajectory' | 'count' | 'times'>,
  from: number,
  shown: number,
): Trails {
  const lines = Math.min(shown, count - from);
  return {
    count: lines,
    upTo(frame) {
      const length = Math.min(frame + 1, times.length);
      const ways = new Float32Array(lines * length * 2);
      for (let i = 0; i < lines; i++) {
        for (let f = 0; f < length; f++) {
          ways[2 * (i * length + f)] = trajectory[2 * (f * count + from + i)] ?? 0;
          ways[2 * (i * length + f) + 1] = trajectory[2 * (f * count + from + i) + 1] ?? 0;
        }
      }
      return ways;
    },
  };
}
