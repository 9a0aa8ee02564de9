/** Backends in Node, for tests and measurements; pages never import this. */
import { createRequire } from 'node:module';
import type { Backend, BackendName } from './backend.ts';
import { openBackend } from './choose.ts';

const WASM_FILE = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';

/** Opens a backend and makes it the current one. */
export function openInNode(prefer: BackendName): Promise<Backend> {
  const wasmFile = createRequire(import.meta.url).resolve(WASM_FILE);
  return openBackend({ prefer, wasmFile, allowSoftware: true });
}
