/** The WebGPU backend: probing for a real adapter, and opening the backend. */
import {
  backend,
  env,
  findBackendFactory,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Backend } from './backend.ts';
import { createWebgpuAdam } from './webgpu-adam.ts';

export type Adapter = 'hardware' | 'software' | 'none';

/**
 * What kind of adapter this browser offers. Asked here, because `setBackend('webgpu')` reports a
 * failure only after the library has taken WebGPU for its current backend.
 */
export async function probeAdapter(): Promise<Adapter> {
  const gpu: GPU | undefined = globalThis.navigator?.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return 'none';
  const { isFallbackAdapter, architecture } = adapter.info;
  return isFallbackAdapter || architecture === 'swiftshader' ? 'software' : 'hardware';
}

/** Whether the device that the library has opened is gone. */
let isLost = false;

/** Opens the backend on the adapter that was probed; anew, if its device has been lost. */
export async function openWebgpu(adapter: Adapter): Promise<Backend> {
  await import('@tensorflow/tfjs-backend-webgpu');
  if (isLost) forget();
  // Fewer, larger submissions: the library's 15 kernels each cost more than they save here.
  env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 50);
  if (!(await setBackend('webgpu'))) throw new Error('WebGPU could not be started');
  const webgpu = backend() as WebGPUBackend;
  return {
    name: 'webgpu',
    software: adapter === 'software',
    lost: webgpu.device.lost.then(({ message }) => {
      isLost = true;
      return message || 'the GPU device was lost';
    }),
    createAdam: (variables, decay) => createWebgpuAdam(variables, webgpu, decay),
  };
}

/** Makes the library open a device again: by itself it keeps the one that is gone. */
function forget(): void {
  const factory = findBackendFactory('webgpu');
  removeBackend('webgpu');
  registerBackend('webgpu', factory, 3);
  isLost = false;
}
