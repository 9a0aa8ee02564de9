/** Adam (Kingma and Ba 2015, algorithm 1) for backends whose memory the processor can read. */
import { tensor, type Variable } from '@tensorflow/tfjs-core';
import type { Optimiser } from './backend.ts';

/** β₁, β₂ and ε as the paper recommends. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/**
 * Adam with its moments in plain arrays. The library's own makes a dozen tensors a variable and
 * step; this reads each gradient once and writes each variable once, and keeps no tensor at all.
 */
export function createAdam(variables: readonly Variable[]): Optimiser {
  const states = variables.map((variable) => ({
    variable,
    values: Float32Array.from(variable.dataSync()),
    mean: new Float32Array(variable.size),
    square: new Float32Array(variable.size),
  }));
  let step = 0;

  return {
    apply(gradients, learningRate) {
      step += 1;
      const { beta1, beta2, epsilon } = ADAM;
      // The corrections of the moments are taken out of the loop: a division a weight, not three.
      const rate = learningRate / (1 - beta1 ** step);
      const correction = 1 / Math.sqrt(1 - beta2 ** step);
      for (const { variable, values, mean, square } of states) {
        const gradient = gradients[variable.name];
        if (!gradient) throw new Error(`no gradient for ${variable.name}`);
        const g = gradient.dataSync();
        for (let i = 0; i < values.length; i++) {
          const gi = g[i] as number;
          const m = beta1 * (mean[i] as number) + (1 - beta1) * gi;
          const v = beta2 * (square[i] as number) + (1 - beta2) * gi * gi;
          mean[i] = m;
          square[i] = v;
          values[i] = (values[i] as number) - (rate * m) / (Math.sqrt(v) * correction + epsilon);
        }
        // A copy, because the cpu backend keeps the array it is given; a new tensor, because wasm
        // caches a matrix it has packed for multiplication under the tensor's identity.
        const updated = tensor(values.slice(), variable.shape);
        variable.assign(updated);
        updated.dispose();
      }
    },
    dispose: () => {},
  };
}
