/** The wasm backend: SIMD, one thread, with the kernels that it lacks or has slow or wrong. */
import { backend, env, setBackend } from '@tensorflow/tfjs-core';
import type { Backend } from './backend.ts';
import { transposeBeforeMatMul } from './transposed-matmul.ts';
import { createWasmAdam } from './wasm-adam.ts';
import { provideConvolutionGradients } from './wasm-convolution.ts';
import { provideSegmentSum } from './wasm-gather.ts';
import { shareClones, type WasmMemory } from './wasm-memory.ts';
import { provideWindowGradients } from './wasm-windows.ts';

/**
 * Opens the backend.
 * @param file address (browser) or path (Node) of `tfjs-backend-wasm-simd.wasm`
 */
export async function openWasm(file: string): Promise<Backend> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new Error('this browser has no wasm SIMD');
  }
  // Threads need a cross-origin isolated page and gain nothing at these sizes: one file serves all.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': file,
    'tfjs-backend-wasm-simd.wasm': file,
    'tfjs-backend-wasm-threaded-simd.wasm': file,
  });
  if (!(await setBackend('wasm'))) throw new Error(`wasm could not be started from ${file}`);
  transposeBeforeMatMul();
  provideConvolutionGradients();
  provideSegmentSum();
  provideWindowGradients();
  shareClones();
  const memory = backend() as unknown as WasmMemory;
  return {
    name: 'wasm',
    software: false,
    lost: new Promise(() => {}),
    createAdam: (variables, decay) => createWasmAdam(variables, memory, decay),
  };
}
