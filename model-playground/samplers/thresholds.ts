/** Chance for pixels that are on or off, drawn on the processor. */
import { random } from '../training/random.ts';

/** One uniform number for each pixel of n images, [n · pixels]: the pixel is on below it. */
export function thresholds(n: number, pixels: number, seed: number): Float32Array {
  const source = random(seed);
  return Float32Array.from({ length: n * pixels }, () => source.uniform());
}
