/** Drawing values of a finite distribution on the device, with noise drawn on the processor. */
import {
  add,
  argMax,
  cast,
  expandDims,
  tensor2d,
  tidy,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { random } from '../training/random.ts';

/**
 * n values as numbers, [n, 1], of the distributions with these logits, [n, d], or [1, d] for all:
 * argmax of logits plus Gumbel noise (Maddison, Tarlow, Minka 2014, "A* Sampling", section 2).
 */
export function drawCategorical(logits: Tensor2D, n: number, seed: number): Tensor2D {
  return tidy(() => {
    const source = random(seed);
    const values = logits.shape[1];
    const gumbel = Float32Array.from(
      { length: n * values },
      () => -Math.log(-Math.log(source.uniform() + 2 ** -33)),
    );
    const noisy = add(logits, tensor2d(gumbel, [n, values]));
    return expandDims(cast(argMax(noisy, 1), 'float32'), 1) as Tensor2D;
  });
}
