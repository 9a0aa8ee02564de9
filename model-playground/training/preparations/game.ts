/** What the experiments with two players share. */
import type { Game, Parameters } from '../../models/contract.ts';
import type { Decay } from '../../backends/backend.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Players, TrainablePlayer } from '../players.ts';

/** Adam for adversaries: no memory of old gradients, which belong to another opponent. */
export const ADVERSARIAL: Decay = { beta1: 0, beta2: 0.9 };

/** The players of a game with its parameters, the first of which takes several turns a step. */
export function playersIn<Config, Params extends Parameters>(
  game: Game<Config, Params>,
  parameters: Params,
  firstTurns: number,
): Players {
  const [first, ...others] = game.players;
  const player = (each: typeof first, turns: number): TrainablePlayer => ({
    name: each.name,
    partNames: each.partNames,
    variables: each.variables(parameters),
    loss: (x, seed) => each.loss(parameters, x, seed),
    turns,
    decay: ADVERSARIAL,
  });
  return [player(first, firstTurns), ...others.map((each) => player(each, 1))];
}

/** A distance of samples from fresh points, judged by that of fresh points among themselves. */
export function judgeDistance(
  value: number,
  { floor, stray }: { floor: number; stray: number },
  quantities: Evaluation['quantities'],
): Evaluation {
  return { value, floor, gap: value - floor, error: stray, quantities };
}
