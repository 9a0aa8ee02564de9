/** What the rest of the playground knows of a backend. */
import type { NamedTensorMap, Variable } from '@tensorflow/tfjs-core';

export type BackendName = 'webgpu' | 'wasm' | 'cpu';

export interface Backend {
  readonly name: BackendName;
  /** True for WebGPU on a software adapter. */
  readonly software: boolean;
  /** Settles, with the reason, when the device is gone; never for wasm and cpu. */
  readonly lost: Promise<string>;
  /** Adam for these variables; `decay` as its paper recommends unless given. */
  createAdam(variables: readonly Variable[], decay?: Decay): Optimiser;
}

/** How slowly Adam forgets: what is left of its averages of gradients and squares a step later. */
export interface Decay {
  readonly beta1: number;
  readonly beta2: number;
}

export interface Optimiser {
  /** One update of all variables; `gradients` is keyed by variable name and is not disposed. */
  apply(gradients: NamedTensorMap, learningRate: number): void;
  /** What it has gathered so far, to go on from. */
  save(): Promise<OptimiserState>;
  /** Goes on from there; the variables have to be the same, in the same order. */
  restore(state: OptimiserState): void;
  dispose(): void;
}

/** Steps done, and Adam's moments of each variable. */
export interface OptimiserState {
  readonly step: number;
  readonly means: readonly Float32Array[];
  readonly squares: readonly Float32Array[];
}
