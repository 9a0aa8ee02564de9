/** Adam (Kingma and Ba 2015, algorithm 1) by the processor alone. */
import { tensor, type Variable } from '@tensorflow/tfjs-core';
import type { Decay, Optimiser } from './backend.ts';

/** β₁, β₂ and ε as the paper recommends. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/**
 * Adam with its moments in plain arrays. The library's own makes a dozen tensors a variable and
 * step; this reads each gradient once and writes each variable once, and keeps no tensor at all.
 */
export function createAdam(variables: readonly Variable[], decay: Decay = ADAM): Optimiser {
  const states = variables.map((variable) => ({
    variable,
    mean: new Float32Array(variable.size),
    square: new Float32Array(variable.size),
  }));
  let step = 0;

  return {
    apply(gradients, learningRate) {
      step += 1;
      const { beta1, beta2 } = decay;
      // The corrections of the moments are taken out of the loop: a division a weight, not three.
      const rate = learningRate / (1 - beta1 ** step);
      const correction = 1 / Math.sqrt(1 - beta2 ** step);
      for (const { variable, mean, square } of states) {
        const gradient = gradients[variable.name];
        if (!gradient) throw new Error(`no gradient for ${variable.name}`);
        const values = variable.dataSync() as Float32Array;
        const along = gradient.dataSync() as Float32Array;
        const moved = move(values, along, mean, square, { rate, correction, decay });
        const updated = tensor(moved, variable.shape);
        variable.assign(updated);
        updated.dispose();
      }
    },
    save: () =>
      Promise.resolve({
        step,
        means: states.map(({ mean }) => mean.slice()),
        squares: states.map(({ square }) => square.slice()),
      }),
    restore(from) {
      step = from.step;
      states.forEach(({ mean, square }, i) => {
        mean.set(from.means[i] ?? []);
        square.set(from.squares[i] ?? []);
      });
    },
    dispose: () => {},
  };
}

/** Weights moved along a gradient, and its moments moved on. A function apart is fast. */
function move(
  from: Float32Array,
  gradient: Float32Array,
  mean: Float32Array,
  square: Float32Array,
  { rate, correction, decay }: { rate: number; correction: number; decay: Decay },
): Float32Array {
  const { beta1, beta2 } = decay;
  const { epsilon } = ADAM;
  const to = new Float32Array(from.length);
  for (let i = 0; i < to.length; i++) {
    const g = gradient[i] as number;
    const m = beta1 * (mean[i] as number) + (1 - beta1) * g;
    const v = beta2 * (square[i] as number) + (1 - beta2) * g * g;
    mean[i] = m;
    square[i] = v;
    to[i] = (from[i] as number) - (rate * m) / (Math.sqrt(v) * correction + epsilon);
  }
  return to;
}
