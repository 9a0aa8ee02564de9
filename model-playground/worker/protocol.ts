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
import type { ExperimentConfig, FloorUnit } from '../catalog/types.ts';

export type { BackendName };

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
  /** Ends the run and frees its memory; nothing more is heard of it. */
  | { type: 'stop'; runId: string };

/** Smallest and largest coordinate that a picture of the data should show; on a line, x alone. */
export interface Bounds {
  x: [number, number];
  y: [number, number];
}

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
  /** The step from which it goes on, weights and all, after its device was lost. */
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

/** The inside of a diffusion model: where the probability flow pushes a point, towards the data. */
export interface VectorField {
  kind: 'vector-field';
  bounds: Bounds;
  columns: number;
  rows: number;
  /** [times.length], ascending; 0 = data, 1 = noise. */
  times: Float32Array;
  /**
   * [times.length, rows, columns, 2]: velocity −dx/dt of the model's probability-flow ODE, in data
   * units per unit of diffusion time, at the cell's centre; row 0 at the smallest y.
   */
  learned: Float32Array;
  /** Same shape: the best possible field, from the exact E[ε | x_t]. */
  best: Float32Array;
}

/** The inside of a VAE: where it puts the data in latent space, and what comes back. */
export interface LatentMap {
  kind: 'latent-map';
  /** 1 or 2. Arrays over the latent space have this stride. */
  latentSize: number;
  /** [n, 2]: the held-out points that were encoded. */
  points: Float32Array;
  /** [n, latentSize]: mean and standard deviation of q(z|x) of each point. */
  means: Float32Array;
  deviations: Float32Array;
  /** [n, 2]: the decoder's mean at q's mean. */
  reconstructions: Float32Array;
  /** [m, 2]: prior samples, the decoder's mean alone, and with the decoder's noise. */
  priorMeans: Float32Array;
  priorSamples: Float32Array;
  /** [latentSize]: KL(q(z_j|x) ‖ p(z_j)) averaged over the points, nats; about 0 = collapsed. */
  klPerDimension: Float32Array;
  /**
   * [lines, pointsPerLine, 2]: the latent grid z ∈ [−2, 2]^latentSize, carried into data space by
   * the decoder's mean. With two latents the first half of the lines varies z₀, the second z₁.
   */
  grid: Float32Array;
  lines: number;
  pointsPerLine: number;
}

/** A model of the values 0 … d − 1 over the data's distribution on them. */
export interface Masses {
  kind: 'masses';
  /** [d] each: the model's masses, the population's, and the training set's frequencies. */
  model: Float32Array;
  data: Float32Array;
  /** Empty when every batch is fresh. */
  training: Float32Array;
  /** [components, d]: weighted masses of a mixture's parts; empty for a model without parts. */
  parts: Float32Array;
}

/** A flow on the line: how its distribution function bends the data into the base. */
export interface Bend {
  kind: 'bend';
  /** [G]: places on the line, evenly spaced, and at each the model's density and the data's. */
  x: Float32Array;
  model: Float32Array;
  data: Float32Array;
  /** [G]: F(x) of the model, 0 to 1. */
  curve: Float32Array;
  /** [m] each: held-out points and their codes F(x), uniform on [0, 1] when the model is right. */
  points: Float32Array;
  codes: Float32Array;
}

/** A flow in the plane: its density, the grid that it bends, and the codes of the data. */
export interface FlowMap {
  kind: 'flow-map';
  bounds: Bounds;
  columns: number;
  rows: number;
  /** [rows, columns] each, at the cells' centres, row 0 at the smallest y: density a unit area. */
  model: Float32Array;
  data: Float32Array;
  /** [lines, pointsPerLine, 2]: lines of the base's square [−2.5, 2.5]² carried into data space. */
  grid: Float32Array;
  lines: number;
  pointsPerLine: number;
  /** [n, 2] each: held-out points and their codes in the base. */
  points: Float32Array;
  codes: Float32Array;
}

/** A race of samplers: how far from the data each lands with so many questions to its network. */
export interface Race {
  kind: 'race';
  /** [budgets]: numbers of questions, ascending. */
  budgets: Float32Array;
  /** [samplers, budgets]: sliced W1 distance to the population as last evaluated; empty before. */
  distances: Float32Array;
  /** The same distance for as many fresh points of the population itself, on average. */
  least: number;
}

/** A GAN on the line: both distributions, what the discriminator says, and what it should say. */
export interface Duel {
  kind: 'duel';
  /** [G]: middles of even cells of the line, and in each the density of the data and of the model. */
  x: Float32Array;
  data: Float32Array;
  model: Float32Array;
  /** [G] each: D(x), and the best possible D, p_data / (p_data + p_model); NaN where neither is. */
  discriminator: Float32Array;
  best: Float32Array;
}

/** Adversaries in the plane: what the first one says of each place, and where that pushes samples. */
export interface CriticMap {
  kind: 'critic-map';
  bounds: Bounds;
  columns: number;
  rows: number;
  /** [rows, columns], at the cells' centres, row 0 at the smallest y: D(x), or a critic's score. */
  values: Float32Array;
  /** What the values are: probabilities, or scores of which only the differences mean something. */
  scale: 'probability' | 'score';
  /** [n, 2]: held-out points. */
  data: Float32Array;
  /** [m, 2] each: samples, and the way up the verdict's slope from each, the longest of length 1. */
  samples: Float32Array;
  pushes: Float32Array;
  /** [modes, 2]: middles of the data's modes; a sample is near within this distance. */
  modes: Float32Array;
  near: number;
  /** [modes]: share of the samples near each; below `least` the mode counts as left out. */
  shares: Float32Array;
  least: number;
}

/** Bounds on the likelihood of a model that knows its own, and what distribution it has become. */
export interface BoundLadder {
  kind: 'bound-ladder';
  /** [steps] each: draws K, ascending, and L_K averaged over held-out points, nats. */
  draws: Float32Array;
  bounds: Float32Array;
  /** log p(x) of the same points, averaged: exact; and that of the data's own distribution. */
  exact: number;
  best: number;
  /** [n, 2]: the held-out points. */
  points: Float32Array;
  /** [2, 2] and [2]: covariance and middle of the model, and of the data. */
  modelSpread: Float32Array;
  modelCentre: Float32Array;
  dataSpread: Float32Array;
  dataCentre: Float32Array;
}

/** The inside of a model of images, pixel by pixel: what it sees, what it expects, how it goes on. */
export interface Pixels {
  kind: 'pixels';
  /** Pixels a side; images are [side²], row by row from the top, 0 paper and 1 ink. */
  side: number;
  /** [side²] each: a held-out image, and how likely the model held each pixel to be ink, given those before it. */
  image: Float32Array;
  expected: Float32Array;
  /** [n, 2]: rows down and columns to the right of what is seen from a pixel; empty = all before it. */
  seen: Float32Array;
  /** Held-out images, [rows, side²], and how the model went on from pixel `from`, [rows, columns, side²]. */
  originals: Float32Array;
  completed: Float32Array;
  from: number;
  /** A transformer's milliseconds: see `CacheTimes`. */
  times?: CacheTimes;
}

/** What drawing one image pixel by pixel took, measured once, with and without the cache. */
export interface CacheTimes {
  /** [n]: pixels drawn so far. */
  places: Float32Array;
  /** [n] each: milliseconds until then. */
  cached: Float32Array;
  uncached: Float32Array;
}

export type Picture =
  | Race
  | VectorField
  | LatentMap
  | Masses
  | Bend
  | FlowMap
  | Duel
  | CriticMap
  | BoundLadder
  | Pixels;

export interface SnapshotEvent {
  type: 'snapshot';
  step: number;
  picture: Picture;
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
  | PausedEvent
  | FinishedEvent
  | FailedEvent;

export type TrainEvent = RunEvent & { runId: string };
