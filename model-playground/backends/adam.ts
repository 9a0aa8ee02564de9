/** Adam (Kingma and Ba 2015, algorithm 1) for backends whose memory the processor can read. */
import { tensor, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import type { Decay, Optimiser } from './backend.ts';

/** β₁, β₂ and ε as the paper recommends. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** How the processor gets at a backend's numbers. */
export interface Numbers {
  /** The values of a tensor, good until `create` is called. */
  read(tensor: Tensor): Float32Array;
  /** A new tensor of this shape, its values written by `write`. */
  create(shape: number[], write: (values: Float32Array) => void): Tensor;
}

/** By the library's own means: right for every backend whose data are there at once. */
const copies: Numbers = {
  read: (given) => given.dataSync() as Float32Array,
  create(shape, write) {
    const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
    write(values);
    return tensor(values, shape);
  },
};

/**
 * Adam with its moments in plain arrays. The library's own makes a dozen tensors a variable and
 * step; this reads each gradient once and writes each variable once, and keeps no tensor at all.
 */
export function createAdam(
  variables: readonly Variable[],
  decay: Decay = ADAM,
  numbers: Numbers = copies,
): Optimiser {
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
        // A new tensor, because wasm caches a matrix that it has packed for multiplication under
        // the tensor's identity.
        const updated = numbers.create(variable.shape, (values) =>
          move(values, numbers.read(variable), numbers.read(gradient), mean, square, {
            rate,
            correction,
            decay,
          }),
        );
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

/** Moves weights `from` → `to` along a gradient, and its moments on. A function apart is fast. */
function move(
  to: Float32Array,
  from: Float32Array,
  gradient: Float32Array,
  mean: Float32Array,
  square: Float32Array,
  { rate, correction, decay }: { rate: number; correction: number; decay: Decay },
): void {
  const { beta1, beta2 } = decay;
  const { epsilon } = ADAM;
  for (let i = 0; i < to.length; i++) {
    const g = gradient[i] as number;
    const m = beta1 * (mean[i] as number) + (1 - beta1) * g;
    const v = beta2 * (square[i] as number) + (1 - beta2) * g * g;
    mean[i] = m;
    square[i] = v;
    to[i] = (from[i] as number) - (rate * m) / (Math.sqrt(v) * correction + epsilon);
  }
}
