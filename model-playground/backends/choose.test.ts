import { getBackend } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBackend } from './choose.ts';
import { openInNode } from './in-node.ts';
import { probeAdapter } from './webgpu.ts';

/** Puts an adapter, or none, where the browser would. */
function browserWith(info: Partial<GPUAdapterInfo> | null): void {
  const requestAdapter = (): Promise<unknown> => Promise.resolve(info && { info });
  vi.stubGlobal('navigator', { gpu: { requestAdapter } });
}

describe('choosing a backend', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('tells a real adapter from a software one and from none', async () => {
    browserWith({ vendor: 'nvidia', architecture: 'hopper', isFallbackAdapter: false });
    expect(await probeAdapter()).toBe('hardware');
    browserWith({ vendor: 'google', architecture: 'swiftshader' });
    expect(await probeAdapter()).toBe('software');
    browserWith({ vendor: '', architecture: '', isFallbackAdapter: true });
    expect(await probeAdapter()).toBe('software');
    browserWith(null);
    expect(await probeAdapter()).toBe('none');
    vi.stubGlobal('navigator', {});
    expect(await probeAdapter()).toBe('none');
  });

  it('refuses WebGPU on a software adapter unless that is allowed', async () => {
    browserWith({ vendor: 'google', architecture: 'swiftshader' });
    const asked = openBackend({ prefer: 'webgpu', wasmFile: 'unused' });
    await expect(asked).rejects.toThrow('software');
  });

  it('opens wasm where there is no adapter', async () => {
    const opened = await openInNode('wasm');
    expect(opened.name).toBe('wasm');
    expect(getBackend()).toBe('wasm');
  });
});
