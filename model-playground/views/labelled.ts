import type { ReadyEvent } from '../worker/protocol.ts';
import type { Ink } from './canvas.tsx';

/** Points of the plane with their colours. */
export interface Coloured {
  points: Float32Array;
  colour(ink: Ink): string | ((index: number) => string);
}

/** The data behind the samples; where points have a label, those of the asked one stand out. */
export function dataPoints(
  ready: Pick<ReadyEvent, 'data' | 'dimensions'> | undefined,
  label: number | undefined,
): Coloured {
  if (!ready || ready.dimensions < 3) {
    return { points: ready?.data ?? new Float32Array(), colour: (ink) => ink.data };
  }
  const { data } = ready;
  return {
    points: data.filter((_, i) => i % 3 !== 2),
    colour: (ink) => (index) => (data[3 * index + 2] === label ? ink.second : ink.data),
  };
}
