/** Choosing a backend: WebGPU on a real adapter, else wasm with SIMD, else the processor alone. */
import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import { createAdam } from './adam.ts';
import type { Backend, BackendName } from './backend.ts';
import { registerGradients } from './gradients.ts';
import { openWasm } from './wasm.ts';
import { openWebgpu, probeAdapter } from './webgpu.ts';

export interface BackendOptions {
  /** Address or path of `tfjs-backend-wasm-simd.wasm`. */
  wasmFile: string;
  /** Use this backend and no other. */
  prefer?: BackendName;
  /** Accept a software adapter for WebGPU (tests, or a reader who insists). */
  allowSoftware?: boolean;
}

/**
 * Opens the best backend of this machine, or the one asked for, and makes it TensorFlow.js's
 * current one. Refuses with an error when the one asked for is not there.
 */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  enableProdMode();
  registerGradients();
  if (options.prefer) return open(options.prefer, options);
  for (const name of ['webgpu', 'wasm'] as const) {
    try {
      return await open(name, options);
    } catch {
      // Not on this machine; the next one is slower but does the same.
    }
  }
  return open('cpu', options);
}

async function open(name: BackendName, options: BackendOptions): Promise<Backend> {
  if (name === 'wasm') return openWasm(options.wasmFile);
  if (name === 'cpu') return openCpu();
  const adapter = await probeAdapter();
  if (adapter === 'none') throw new Error('no WebGPU adapter');
  if (adapter === 'software' && !options.allowSoftware) {
    throw new Error('only a software WebGPU adapter');
  }
  return openWebgpu(adapter);
}

async function openCpu(): Promise<Backend> {
  await import('@tensorflow/tfjs-backend-cpu');
  if (!(await setBackend('cpu'))) throw new Error('the cpu backend could not be started');
  return {
    name: 'cpu',
    software: false,
    lost: new Promise(() => {}),
    createAdam,
  };
}
