/** The way from noise to data that samplers of diffusions and flows have in common. */
import { stack, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';

const MOST_FRAMES = 65;

/** One step from time t back to an earlier s. What it returns is new; x stays as it is. */
export type StepBack = (x: Tensor2D, t: number, s: number) => Tensor2D;

/**
 * Goes from x at the latest time in so many equal steps back to the earliest, and keeps at most 65
 * frames of the way, the first and the last among them. Takes x over. To be called inside `tidy`.
 */
export function walkBack(
  x: Tensor2D,
  steps: number,
  { latest, earliest }: { latest: number; earliest: number },
  stepBack: StepBack,
): { frames: Tensor3D; times: Float32Array } {
  const time = (i: number): number => latest + (earliest - latest) * (i / steps);
  const every = Math.ceil(steps / (MOST_FRAMES - 1));
  const isFrame = (i: number): boolean => i % every === 0 || i === steps;
  const kept: Tensor2D[] = [x];
  for (let i = 1; i <= steps; i++) {
    const next = stepBack(x, time(i - 1), time(i));
    if (!kept.includes(x)) x.dispose();
    x = next;
    if (isFrame(i)) kept.push(x);
  }
  const times = Array.from({ length: steps + 1 }, (_, i) => i).filter(isFrame);
  return { frames: stack(kept) as Tensor3D, times: Float32Array.from(times, time) };
}
