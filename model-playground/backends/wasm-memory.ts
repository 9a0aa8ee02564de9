/** What a kernel of our own needs of the wasm backend. */
import {
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

/** The part of the backend that kernels use; the library declares it, but not for kernels. */
export interface WasmMemory {
  readonly wasm: { readonly asm: { readonly memory: WebAssembly.Memory } };
  /** A tensor that the caller disposes or hands on; its values are what the memory held before. */
  makeOutput(shape: number[], dtype: 'float32'): TensorInfo;
  /**
   * A view of a tensor's values: `Float32Array` of 'float32', `Int32Array` of 'int32'. The next
   * `makeOutput` may grow the memory, which detaches it: take views after all outputs exist.
   */
  typedArrayFromHeap(tensor: TensorInfo): Float32Array;
  /** Where a tensor's values begin, in bytes. Stays true when the memory grows. */
  getMemoryOffset(dataId: object): number;
  disposeData(dataId: object): boolean;
  /** Counts one more tensor with these data; each is disposed by itself. */
  incRef(dataId: object): void;
}

/**
 * Makes this the kernel of the name on wasm, in place of the library's or where it has none. What
 * the library's needs to be set up stays, since other kernels of ours may call it.
 */
export function provideOnWasm(kernelName: string, kernelFunc: KernelFunc): void {
  const present = getKernel(kernelName, 'wasm') as ReturnType<typeof getKernel> | undefined;
  if (present) unregisterKernel(kernelName, 'wasm');
  registerKernel({ ...present, kernelName, backendName: 'wasm', kernelFunc });
}

/** Runs a kernel of the wasm backend from within another. Its result is the caller's. */
export function runOnWasm(
  kernelName: string,
  inputs: Record<string, TensorInfo>,
  memory: WasmMemory,
  attrs: Parameters<KernelFunc>[0]['attrs'],
): TensorInfo {
  return getKernel(kernelName, 'wasm').kernelFunc({
    inputs,
    backend: memory,
    attrs,
  }) as TensorInfo;
}

/**
 * Makes a clone share its data, as on the other backends: the library copies them, though nothing
 * ever writes into a tensor. What a gradient will need is kept as a clone, so that every layer's
 * input and output were copied at each step. Safe to call again.
 */
export function shareClones(): void {
  provideOnWasm('Identity', ({ inputs, backend }) => {
    const { x } = inputs as { x: TensorInfo };
    (backend as WasmMemory).incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  });
}
