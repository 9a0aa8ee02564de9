/** WebGPU in Node, from npm's `webgpu`; it has to be there before TensorFlow.js looks. */

let dispatches = 0;

/**
 * Installs it, and counts what is dispatched.
 * @param pretended true for a device that computes nothing: enough to count
 */
export async function installGpu(pretended: boolean): Promise<void> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const gpu = create(pretended ? ['backend=null'] : []);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  const prototype = GPUComputePassEncoder.prototype;
  const dispatch = prototype.dispatchWorkgroups;
  prototype.dispatchWorkgroups = function counted(...groups) {
    dispatches += 1;
    return dispatch.apply(this, groups);
  };
}

/** How many dispatches some work makes. */
export function countDispatches(work: () => void): number {
  const before = dispatches;
  work();
  return dispatches - before;
}
