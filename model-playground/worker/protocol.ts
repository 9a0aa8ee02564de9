/**
 * What the page and the worker say to each other: two unions, both tagged by `type`, each message
 * carrying the `runId` of the run it is about. Types only: importing this file loads no code.
 *
 * Every array is a flat, row-major `Float32Array` in DATA coordinates (pixels belong to the views)
 * and is transferred, not copied: the worker never touches it again, the receiver owns it. The
 * comment beside each array gives its shape, the last index running fastest. The data of an
 * experiment says its number of dimensions; points in the plane are pairs (x, y) with stride 2.
 */
import type { BackendName } from '../backends/backend.ts';
import type { Bounds, Picture } from './pictures.ts';
import type { ExperimentConfig, FloorUnit } from '../catalog/types.ts';
import type { Checkpoint } from '../training/checkpoint.ts';

export type { BackendName, Checkpoint };
export type * from './pictures.ts';

export type Sampler = 'ddpm' | 'ddim' | 'euler' | 'heun';

/** How samples are drawn. A VAE draws from its prior and uses only `count` and `seed`. */
export interface SampleOptions {
  /** How many points; at most 4096. */
  count: number;
  /** Same seed, same weights, same options: same points. */
  seed: number;
  /** Diffusion: ancestral, or deterministic. Flow matching: the way to solve its equation. */
  sampler: Sampler;
  /** Diffusion and flow matching: how many times the network is asked, 1 to 1024. */
  steps: number;
  /** Diffusion in the race: the time at which noise is taken for x_t; absent: the last. */
  start?: number;
  /** Guided diffusion only: the label, 0 to 2, and how strongly it guides; absent: 0 and 1. */
  label?: number;
  guidance?: number;
  /** Images pixel by pixel: the upper half to go on from, as `datasets/drawing.ts` writes it. */
  half?: string;
}

export type Command =
  | {
      type: 'start';
      runId: string;
      config: ExperimentConfig;
      /** Absent: webgpu when there is a real adapter, else wasm, else cpu. */
      backend?: BackendName;
      /** Lets WebGPU run on a software adapter (tests, or a reader who insists). */
      allowSoftware?: boolean;
      /** Do not train yet: after `ready` and the first pictures, wait as after `pause`. */
      paused?: boolean;
      /** Where to go on from; absent: from the untrained model. */
      from?: Checkpoint;
    }
  | { type: 'pause'; runId: string }
  | { type: 'resume'; runId: string }
  /** Trains this many steps and pauses; answered by `progress`, pictures and `paused`. */
  | { type: 'step'; runId: string; steps: number }
  /** Training steps a second at most; Infinity (the default) is as fast as the machine can. */
  | { type: 'speed'; runId: string; stepsPerSecond: number }
  /**
   * Draws samples now, also while paused or finished; answered by one `samples` event that repeats
   * `options`. With `keep`, the samples drawn during training use these options from now on.
   */
  | { type: 'sample'; runId: string; options: SampleOptions; keep?: boolean }
  /** A picture of the inside now, also while paused or finished; answered by `snapshot`. */
  | { type: 'snapshot'; runId: string }
  /** The state of training now, to go on from another day; answered by `checkpoint`. */
  | { type: 'checkpoint'; runId: string }
  /**
   * What the decoder makes of a place in latent space, also while paused or finished; answered by
   * `decoded`. Of several that wait only the latest is answered.
   */
  | { type: 'decode'; runId: string; z: readonly number[] }
  /** Ends the run and frees its memory; nothing more is heard of it. */
  | { type: 'stop'; runId: string };

/** The limit that no model of this data can pass; its name is in the catalogue. */
export interface Floor {
  value: number;
  unit: FloorUnit;
}

export type PreparingStage =
  /** The backend's code is being fetched and started. */
  | 'backend'
  /** The training set and the exact floor are being computed. */
  | 'data'
  /** The first step runs; on WebGPU this is where shaders are compiled, seconds on some machines. */
  | 'compiling';

export interface PreparingEvent {
  type: 'preparing';
  stage: PreparingStage;
}

export interface ReadyEvent {
  type: 'ready';
  backend: BackendName;
  /** True when WebGPU runs on a software adapter. */
  software: boolean;
  /** Held-out points of the data, [n, dimensions], to be drawn behind the samples. */
  data: Float32Array;
  dimensions: number;
  bounds: Bounds;
  /** Absent where nobody knows it. */
  floor?: Floor;
  /** What a model without a network would pay, in the floor's unit: `baseline` in the catalogue. */
  baseline?: number;
  /** Names of the loss's parts, in the order of `ProgressEvent.parts`. */
  partNames: string[];
  /** Who else trains, each by a loss of its own, in the order of `ProgressEvent.others`. */
  otherNames: string[];
  /** Steps until `finished`. */
  totalSteps: number;
  /** Trainable numbers in the model. */
  parameters: number;
  /** The step from which it goes on, weights and all: a checkpoint's, or where its device was lost. */
  resumedAt?: number;
}

export interface ProgressEvent {
  type: 'progress';
  /** Training steps done. */
  step: number;
  /** Loss of the last batch: what is minimised; noisy, and comparable to the floor. */
  loss: number;
  /** The loss taken apart: [partNames.length]; sums to `loss`. */
  parts: Float32Array;
  /** [otherNames.length]: losses of the other players of a game; empty where one trains alone. */
  others: Float32Array;
  learningRate: number;
  /** Measured over the last second or so, pictures included. */
  stepsPerSecond: number;
  /** Memory that the backend holds for the run's numbers. */
  bytes: number;
}

/** Exact held-out figures: fresh points that no batch has seen, the same at each evaluation. */
export interface EvaluationEvent {
  type: 'evaluation';
  step: number;
  /** Held-out loss in the floor's unit: ε-error, or −ELBO. */
  value: number;
  /** Absent, and `gap` with it, where no floor is known. */
  floor?: number;
  /**
   * value − floor, measured pairwise on the held-out points (far less noisy than the difference of
   * two averages), so it may fall below zero by about its own `error`, never by much more.
   */
  gap?: number;
  /** Standard error of `gap`, or of `value` where no floor is known. */
  error: number;
  /** Named figures; keys are the `quantities` of the experiment in the catalogue. */
  quantities: Record<string, number>;
}

export interface SamplesEvent {
  type: 'samples';
  step: number;
  options: SampleOptions;
  count: number;
  /**
   * [frames, count, dimensions], without a label. Diffusion: from noise (frame 0) to samples (last frame), at most 65 frames.
   * VAE: two frames, the decoder's means and then the same with the decoder's noise.
   */
  trajectory: Float32Array;
  /** [frames]. Diffusion: the diffusion time of each frame, 1 = noise, 0 = data. VAE: [0, 1]. */
  times: Float32Array;
  /** Wall time of drawing, in milliseconds. */
  milliseconds: number;
}

export interface SnapshotEvent {
  type: 'snapshot';
  step: number;
  picture: Picture;
}

/** Its arrays are copies: the run may need its own again. */
export interface CheckpointEvent {
  type: 'checkpoint';
  checkpoint: Checkpoint;
}

export interface DecodedEvent {
  type: 'decoded';
  step: number;
  /** The place that was asked for, and what a point there is expected to be, [dimensions]. */
  z: readonly number[];
  expected: Float32Array;
}

export interface PausedEvent {
  type: 'paused';
  step: number;
}

export interface FinishedEvent {
  type: 'finished';
  step: number;
  /** Seconds spent training, pauses left out. */
  seconds: number;
}

export type FailureReason =
  /**
   * The loss is no finite number any more, or far above its start. The run has gone back to
   * `keptStep` and answers for samples and snapshots from there. Ask for a smaller learning rate.
   */
  | 'diverged'
  /** The GPU was taken away (driver reset, sleep, memory) again and again. */
  | 'device-lost'
  /** The backend asked for does not exist here, or its file could not be loaded. */
  | 'no-backend'
  | 'out-of-memory'
  /** A setting outside its range, or an experiment that does not exist. */
  | 'bad-config'
  | 'error';

export interface FailedEvent {
  type: 'failed';
  reason: FailureReason;
  step: number;
  /** Technical detail for a developer; the page words the reason itself. */
  detail: string;
  /** After divergence: the step whose weights the model has again. */
  keptStep?: number;
}

/** What a run tells, in this order: preparing*, ready, then the rest as it comes. */
export type RunEvent =
  | PreparingEvent
  | ReadyEvent
  | ProgressEvent
  | EvaluationEvent
  | SamplesEvent
  | SnapshotEvent
  | CheckpointEvent
  | DecodedEvent
  | PausedEvent
  | FinishedEvent
  | FailedEvent;

export type TrainEvent = RunEvent & { runId: string };
