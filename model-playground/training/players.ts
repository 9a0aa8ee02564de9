/** A training step: everybody who trains moves once or more, each on its own variables. */
import {
  dispose,
  keep,
  tensor2d,
  variableGrads,
  type Scalar,
  type Tensor2D,
  type Variable,
} from '@tensorflow/tfjs-core';
import type { Decay } from '../backends/backend.ts';
import type { Loss } from '../models/contract.ts';
import type { ProgressEvent } from '../worker/protocol.ts';
import type { TrainingData } from './data.ts';
import { derive } from './random.ts';

/** Who trains: it lowers its own loss by moving its own variables, and nobody else's. */
export interface TrainablePlayer {
  readonly name: string;
  readonly variables: readonly Variable[];
  readonly partNames: readonly string[];
  /** Updates in each step, every one on a batch and with noise of its own. */
  readonly turns: number;
  /** Of its Adam; absent: as the paper recommends. */
  readonly decay?: Decay;
  loss(x: Tensor2D, seed: number): Loss;
  /** Told how long each turn has kept the processor, in milliseconds. */
  took?(milliseconds: number): void;
}

/** In the order in which they move; the first one's loss is the run's. */
export type Players = readonly [TrainablePlayer, ...TrainablePlayer[]];

type Grads = ReturnType<typeof variableGrads>['grads'];

/**
 * One step: each player in turn computes its gradients, on a batch and with noise that no other
 * turn has, and moves. Gives the loss of each player at its last turn. Without `move` nobody moves,
 * and each says its loss at its first turn.
 */
export function takeStep(
  players: Players,
  data: TrainingData,
  { seed, batch }: { seed: number; batch: number },
  step: number,
  move?: (player: number, grads: Grads) => void,
): Loss[] {
  let index = step * players.reduce((sum, { turns }) => sum + turns, 0);
  return players.map((player, who) => {
    let latest: Loss | undefined;
    for (let left = move ? player.turns : 1; left > 0; left--, index++) {
      if (latest) dispose([latest.total, latest.parts]);
      const start = performance.now();
      const x = tensor2d(data.batch(batch, index), [batch, data.dimensions]);
      const { grads, ...loss } = gradients(player, x, derive(seed, 'loss', index));
      move?.(who, grads);
      dispose([x, grads]);
      if (move) player.took?.(performance.now() - start);
      latest = loss;
    }
    if (!latest) throw new RangeError(`${player.name} has no turn`);
    return latest;
  });
}

/** A player's loss and gradients on a batch. Parts are kept out of the recording's tidying. */
function gradients(player: TrainablePlayer, x: Tensor2D, seed: number): Loss & { grads: Grads } {
  let parts: Loss['parts'] | undefined;
  const { value, grads } = variableGrads((): Scalar => {
    const found = player.loss(x, seed);
    parts = keep(found.parts);
    return found.total;
  }, [...player.variables]);
  if (!parts) throw new Error('the loss was not computed');
  return { total: value, parts, grads };
}

/** The numbers of the players' losses, read back; their tensors are disposed. */
export async function report(
  losses: readonly Loss[],
): Promise<Pick<ProgressEvent, 'loss' | 'parts' | 'others'>> {
  const [first, ...others] = losses;
  if (!first) throw new Error('nobody trains');
  try {
    const [parts, ...totals] = await Promise.all([
      first.parts.data(),
      ...[first, ...others].map(async ({ total }) => (await total.data())[0] ?? NaN),
    ]);
    const [loss = NaN, ...rest] = totals;
    return { loss, parts: Float32Array.from(parts), others: Float32Array.from(rest) };
  } finally {
    // Also when the device is lost meanwhile, and there is nothing to read.
    for (const { total, parts } of losses) dispose([total, parts]);
  }
}
