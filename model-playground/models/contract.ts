/**
 * What every family of models offers, and all that the training loop knows of one. Tensors belong
 * to the caller: functions dispose everything they make except what they return. Calls that draw
 * random numbers take a seed: same parameters, same seed, same bytes (on one backend).
 */
import type { Scalar, Tensor1D, Tensor2D, Tensor3D, Variable } from '@tensorflow/tfjs-core';

export interface Loss {
  /** What is minimised, averaged over the batch. */
  total: Scalar;
  /** [partNames.length]; sums to `total`. */
  parts: Tensor1D;
}

/** How samples came about. */
export interface Trajectory {
  /** [frames, n, dimensions], data coordinates; the samples are the last frame. */
  frames: Tensor3D;
  /** [frames]: time of each frame. */
  times: Float32Array;
}

export interface Parameters {
  /** Everything trainable, in a fixed order. */
  readonly variables: readonly Variable[];
}

/** One of those who play a game: it lowers its own loss by moving its own variables alone. */
export interface Player<Params extends Parameters> {
  readonly name: string;
  readonly partNames: readonly string[];
  /** What it may move; those of all players together are the parameters. */
  variables(params: Params): readonly Variable[];
  /** Its loss on a batch x, [batch, dimensions]. */
  loss(params: Params, x: Tensor2D, seed: number): Loss;
}

/** A family whose parts train against each other. In a step the players move in this order. */
export interface Game<Config, Params extends Parameters> {
  readonly name: string;
  /** The course's own values. */
  readonly defaults: Config;
  /** The first one's loss is what a run shows and is watched by. */
  readonly players: readonly [Player<Params>, ...Player<Params>[]];
  /** Fresh parameters; refuses nothing, settings are checked by the catalogue. */
  init(config: Config, seed: number): Params;
  /** Draws n points. */
  sample(params: Params, n: number, seed: number): Trajectory;
}

export interface Family<Config, Params extends Parameters, Options = undefined> {
  readonly name: string;
  /** The course's own values. */
  readonly defaults: Config;
  readonly partNames: readonly string[];
  /** Fresh parameters; refuses nothing, settings are checked by the catalogue. */
  init(config: Config, seed: number): Params;
  /** Loss of a batch x, [batch, dimensions]. */
  loss(params: Params, x: Tensor2D, seed: number): Loss;
  /** Draws n points. */
  sample(params: Params, n: number, seed: number, options?: Options): Trajectory;
  /** log p(x) in nats, [batch], where the family has one (exact, or an estimate that says so). */
  logDensity?(params: Params, x: Tensor2D, seed: number): Tensor1D;
}
