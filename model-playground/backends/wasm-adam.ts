/**
 * Adam (Kingma and Ba 2015, algorithm 1) in one pass over wasm's memory, four weights at a time. In
 * JavaScript it was a quarter of a training step of the 784-256-256-784 MLP.
 */
import { engine, type Tensor, type TensorInfo, type Variable } from '@tensorflow/tfjs-core';
import { ADAM } from './adam.ts';
import type { Decay, Optimiser } from './backend.ts';
import { add, div, loopOver, mul, set, sqrt, sub } from './wasm-loop.ts';
import type { WasmMemory } from './wasm-memory.ts';

const openMove = loopOver(
  ['updated', 'value', 'gradient', 'mean', 'square'],
  ['rate', 'correction', 'old1', 'new1', 'old2', 'new2', 'epsilon'],
  ({ updated, value, gradient, mean, square }, all) => [
    set(mean, add(mul(all.old1, mean), mul(all.new1, gradient))),
    set(square, add(mul(all.old2, square), mul(all.new2, mul(gradient, gradient)))),
    set(
      updated,
      sub(value, div(mul(all.rate, mean), add(mul(all.correction, sqrt(square)), all.epsilon))),
    ),
  ],
);

/** Adam for the wasm backend; the moments lie in its memory too, as data that no tensor counts. */
export function createWasmAdam(
  variables: readonly Variable[],
  memory: WasmMemory,
  { beta1, beta2 }: Decay = ADAM,
): Optimiser {
  const move = openMove(memory.wasm.asm.memory);
  const states = variables.map((variable) => ({
    variable,
    mean: zeros(memory, variable.size),
    square: zeros(memory, variable.size),
  }));
  let step = 0;

  const beginning = ({ dataId }: TensorInfo): number => memory.getMemoryOffset(dataId);
  const copies = (moments: readonly TensorInfo[]): Float32Array[] =>
    moments.map((moment) => memory.typedArrayFromHeap(moment).slice());

  return {
    apply(gradients, learningRate) {
      step += 1;
      // The corrections of the moments are taken out of the loop: a division a weight, not three.
      const numbers = {
        rate: learningRate / (1 - beta1 ** step),
        correction: 1 / Math.sqrt(1 - beta2 ** step),
        old1: beta1,
        new1: 1 - beta1,
        old2: beta2,
        new2: 1 - beta2,
        epsilon: ADAM.epsilon,
      };
      for (const { variable, mean, square } of states) {
        const gradient = gradients[variable.name];
        if (!gradient) throw new Error(`no gradient for ${variable.name}`);
        // A new tensor, because the backend caches a matrix that it has packed for multiplication
        // under the tensor's identity.
        const updated = memory.makeOutput(variable.shape, 'float32');
        const arrays = {
          updated: beginning(updated),
          value: beginning(variable),
          gradient: beginning(gradient),
          mean: beginning(mean),
          square: beginning(square),
        };
        move(variable.size, arrays, numbers);
        assign(variable, engine().makeTensorFromTensorInfo(updated));
      }
    },
    save: () =>
      Promise.resolve({
        step,
        means: copies(states.map(({ mean }) => mean)),
        squares: copies(states.map(({ square }) => square)),
      }),
    restore(from) {
      step = from.step;
      states.forEach(({ mean, square }, i) => {
        memory.typedArrayFromHeap(mean).set(from.means[i] ?? []);
        memory.typedArrayFromHeap(square).set(from.squares[i] ?? []);
      });
    },
    dispose() {
      for (const { mean, square } of states) {
        memory.disposeData(mean.dataId);
        memory.disposeData(square.dataId);
      }
    },
  };
}

function assign(variable: Variable, updated: Tensor): void {
  variable.assign(updated);
  updated.dispose();
}

/** Room for a variable's moments. */
function zeros(memory: WasmMemory, size: number): TensorInfo {
  const made = memory.makeOutput([size], 'float32');
  memory.typedArrayFromHeap(made).fill(0);
  return made;
}
