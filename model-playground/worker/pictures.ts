/**
 * Pictures of a model's inside, as the worker sends them: numbers in data coordinates, drawn by the
 * views. Types only; arrays are flat and row-major, the shape stands beside each.
 */

/** Smallest and largest coordinate that a picture of the data should show; on a line, x alone. */
export interface Bounds {
  x: [number, number];
  y: [number, number];
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

/** A denoiser of images: one image at some noise levels, what it makes of each, and what can be made. */
export interface Denoised {
  kind: 'denoised';
  /** Pixels a side; images are [side²], row by row from the top, −1 paper and 1 ink. */
  side: number;
  /** [times]: diffusion times, ascending. */
  times: Float32Array;
  /** [times, side²] each: the noisy image, the model's guess of the clean one, and E[x | x_t]. */
  noisy: Float32Array;
  guess: Float32Array;
  /** Empty where nobody knows it. */
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

/** VAEs with several weights of the KL: what each pays for its latents, and for the points given them. */
export interface RateDistortion {
  kind: 'rate-distortion';
  /** [k] each: the weights, and of held-out points KL(q(z|x) ‖ p(z)) and −E log p(x|z), nats. */
  betas: Float32Array;
  rates: Float32Array;
  distortions: Float32Array;
  /** [k, pictures, 2]: rate and distortion at each picture so far, oldest first. */
  trails: Float32Array;
  /** Entropy of the data: no model has rate + distortion below it. */
  entropy: number;
  /** [n, 2]: rate, and the least distortion of a linear VAE at that rate. */
  frontier: Float32Array;
}

/** The inside of a VAE of images: where it puts them in latent space, and what it makes of places. */
export interface LatentImages {
  kind: 'latent-images';
  /** Pixels a side; images are [side²], row by row from the top, 0 paper to 1 ink. */
  side: number;
  latentSize: number;
  /** [1 or 2]: the latents that say most, which the map has as its axes; the others stand at 0. */
  axes: Float32Array;
  /** The map shows −reach to reach. */
  reach: number;
  /** [n, axes]: q's mean of each held-out image; [n]: the digit that it shows. */
  means: Float32Array;
  labels: Float32Array;
  /** [latentSize]: KL(q(z_j|x) ‖ p(z_j)) averaged over the images, nats; about 0 = collapsed. */
  klPerDimension: Float32Array;
  /** [rows · columns, side²]: decoded places in even steps, row 0 at the largest second axis. */
  lattice: Float32Array;
  columns: number;
  rows: number;
  /** [m, side²] each: held-out images, and what the decoder makes of q's means. */
  originals: Float32Array;
  reconstructions: Float32Array;
}

/** The inside of a VQ-VAE: images as grids of codes, what comes back, and what a prior over codes draws. */
export interface CodeGrid {
  kind: 'code-grid';
  /** Pixels a side; images are [side²], row by row from the top, 0 paper to 1 ink. */
  side: number;
  /** Codes a side; a grid of them is [grid²], row by row. */
  grid: number;
  /** Held-out images, [m, side²]; their codes, [m, grid²]; what is decoded from these, [m, side²]. */
  originals: Float32Array;
  codes: Float32Array;
  reconstructions: Float32Array;
  /** [n, side²] each: decoded from codes of the prior, and from codes drawn each by itself. */
  drawn: Float32Array;
  independent: Float32Array;
  /** [K]: share of all places at which the encoder puts each code, over the judged images. */
  usage: Float32Array;
  /** [K, size]: the codebook's points, each of length 1. */
  points: Float32Array;
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
  /**
   * [d, places]: of a flow, its density at places in the cells [v − ½, v + ½), evenly spaced, whose
   * integrals the masses are. Absent where there is none.
   */
  density?: Float32Array;
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

/** Families that learn the same points: what each has made of them, as last evaluated. */
export interface SideBySide {
  kind: 'side-by-side';
  bounds: Bounds;
  columns: number;
  rows: number;
  /** [rows, columns] at the cells' centres, row 0 at the smallest y: the data's density. */
  data: Float32Array;
  /** [families, rows, columns]: densities of the models; NaN where one has none. Empty before. */
  densities: Float32Array;
  /**
   * [families] each: nats that a model pays above the entropy and their standard error (NaN where
   * it has no likelihood), and sliced W1 of its samples to the population. Empty before.
   */
  gaps: Float32Array;
  errors: Float32Array;
  distances: Float32Array;
  /** The same distance for as many fresh points of the population itself, on average. */
  least: number;
  /** [families] each: seconds of training so far, and milliseconds that the samples took. */
  seconds: Float32Array;
  milliseconds: Float32Array;
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

/** A model of pairs of values: its probabilities of all pairs, and who sees what. */
export interface JointTable {
  kind: 'joint-table';
  /** How many values each of the two has, d. */
  values: number;
  /** Units in each hidden layer. */
  width: number;
  /** [d, d] each, the row is the first value: the population's masses, and what the model tells. */
  data: Float32Array;
  model: Float32Array;
  /** [2, 2]: 1 where an output (the row) sees an input (the column) through any path of weights. */
  sight: Float32Array;
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
  /** The half that the reader drew, [side²] with paper below it, and how the model went on, [columns, side²]. */
  own?: { half: Float32Array; completed: Float32Array };
  /** A transformer's milliseconds: see `CacheTimes`. */
  times?: CacheTimes;
}

/** What drawing images pixel by pixel took, measured once, with and without the cache. */
export interface CacheTimes {
  /** How many images were drawn at once. */
  images: number;
  /** [n]: pixels drawn so far. */
  places: Float32Array;
  /** [n] each: milliseconds until then. */
  cached: Float32Array;
  uncached: Float32Array;
}

/** Digits that a model draws, and what it has them from. */
export interface DigitGallery {
  kind: 'digit-gallery';
  /** Pixels a side; images are [side²], row by row from the top, 0 paper to 1 ink. */
  side: number;
  /** [n, side²] each: samples, and for each the nearest image that the model trained on. */
  samples: Float32Array;
  nearest: Float32Array;
  /** [10] each: share of the samples that look most like each digit, and of held-out images. */
  shares: Float32Array;
  dataShares: Float32Array;
}

export type Picture =
  | DigitGallery
  | SideBySide
  | Race
  | VectorField
  | Denoised
  | LatentMap
  | LatentImages
  | CodeGrid
  | RateDistortion
  | Masses
  | Bend
  | FlowMap
  | Duel
  | CriticMap
  | BoundLadder
  | JointTable
  | Pixels;
