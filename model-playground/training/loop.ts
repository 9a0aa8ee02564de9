/**
 * The training loop. It knows no worker and no page, and runs in Node for tests: whoever pulls the
 * next event decides when training goes on.
 */
import { dispose, memory, type Tensor2D, type Variable } from '@tensorflow/tfjs-core';
import type { Decay, Optimiser, OptimiserState } from '../backends/backend.ts';
import type { Loss, Parameters, Trajectory } from '../models/contract.ts';
import type {
  DecodedEvent,
  EvaluationEvent,
  FailedEvent,
  Picture,
  PreparingEvent,
  ProgressEvent,
  FinishedEvent,
  ReadyEvent,
  SampleOptions,
  SamplesEvent,
  SnapshotEvent,
} from '../worker/protocol.ts';
import { restoreWeights, takeCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { TrainingData } from './data.ts';
import { divergenceWatch } from './divergence.ts';
import { report, takeStep, type Players, type TrainablePlayer } from './players.ts';
import { isDue, learningRateAt, stepsUntilDue } from './schedule.ts';

/** What the loop needs of a model with its parameters besides a way to train it. */
interface Model {
  readonly parameters: Parameters;
  sample(options: SampleOptions): Trajectory | Promise<Trajectory>;
  evaluate(): Promise<Omit<EvaluationEvent, 'type' | 'step'>>;
  picture(): Promise<Picture>;
  /** What the decoder makes of one place in latent space, where a family has one to walk in. */
  decode?(z: readonly number[]): Promise<Float32Array>;
}

/** A model that lowers one loss. */
export interface TrainableAlone extends Model {
  readonly partNames: readonly string[];
  loss(x: Tensor2D, seed: number): Loss;
}

/** A model whose parts train against each other, in this order in each step. */
export interface TrainableGame extends Model {
  readonly players: Players;
}

export type TrainableModel = TrainableAlone | TrainableGame;

/** Who trains in a model: the players of a game, or the model as the only one. */
export function playersOf(model: TrainableModel): Players {
  if ('players' in model) return model.players;
  const { partNames, parameters } = model;
  const loss: TrainablePlayer['loss'] = (x, seed) => model.loss(x, seed);
  return [{ name: 'model', variables: parameters.variables, partNames, turns: 1, loss }];
}

/** What may be changed while training; read by the loop before each stride. */
export interface Pace {
  /** Steps between two `progress` events, at most. */
  stride: number;
  /** Pictures after each stride, not only when they are due. */
  eager: boolean;
  /** Options of the samples drawn along the way. */
  sampling: SampleOptions;
  /**
   * Seconds of pictures and evaluations for each second of training, at most: on a slow device
   * some that are due are left out, but the first and the last. Infinity leaves out none.
   */
  pictureShare: number;
}

export interface TrainingConfig {
  readonly seed: number;
  readonly steps: number;
  readonly batch: number;
  /** Highest learning rate. */
  readonly learningRate: number;
  /** Steps between two pictures, and between two evaluations. */
  readonly pictureEvery: number;
  readonly evaluateEvery: number;
  readonly pace: Pace;
  createAdam(variables: readonly Variable[], decay?: Decay): Optimiser;
  /** Where to go on from; absent: from the untrained model. */
  readonly from?: Checkpoint;
  /** Told each state that has proved good, from the first one on. */
  readonly keep?: (checkpoint: Checkpoint) => void;
  /** Given a way to take the state it is in, to be used between two events. */
  readonly offer?: (take: () => Promise<Checkpoint>) => void;
}

const FIRST_EVALUATION = 64;

export type LoopEvent =
  | PreparingEvent
  | Omit<ReadyEvent, 'backend' | 'software'>
  | ProgressEvent
  | EvaluationEvent
  | SamplesEvent
  | SnapshotEvent
  | FinishedEvent
  | FailedEvent;

/**
 * Trains a model, or the players of a game: `preparing`, `ready`, and then, for the untrained model
 * and after each stride, whatever is due of `evaluation`, `samples` and `snapshot`, closed by
 * `progress`; at the end `finished`. When it diverges, the model gets the weights back that it had while all was well, is
 * shown with them, and `failed` ends it. Aborting ends it silently. The model stays usable, and the
 * caller's to dispose. Same model, data and config: same weights, also from a checkpoint on.
 */
export async function* train(
  model: TrainableModel,
  data: TrainingData,
  config: TrainingConfig,
  signal: AbortSignal,
): AsyncGenerator<LoopEvent, void, undefined> {
  const { steps: totalSteps, pace } = config;
  const pictures = { first: 0, every: config.pictureEvery, totalSteps };
  // An untrained model's figures say nothing, and on a slow device they keep the reader waiting.
  const evaluations = { first: FIRST_EVALUATION, every: config.evaluateEvery, totalSteps };
  const players = playersOf(model);
  const optimisers = players.map((player) => config.createAdam(player.variables, player.decay));
  const clock = stopwatch();
  const looking = stopwatch();
  const speedometer = speed();
  const { variables } = model.parameters;
  let step = config.from?.step ?? 0;
  if (config.from) {
    restoreWeights(variables, config.from);
    const { from } = config;
    optimisers.forEach((optimiser, i) => optimiser.restore(stateOf(from, i, players[i])));
  }
  try {
    yield { type: 'preparing', stage: 'compiling' };
    let latest = await report(takeStep(players, data, config, step));
    const start = config.from?.start ?? latest.loss;
    const judge = divergenceWatch(start);
    // A state is good once training has gone on from it for a while; until then it is on trial.
    let good = config.from ?? (await takeCheckpoint(variables, optimisers, { step, start }));
    let onTrial = good;
    config.keep?.(good);
    config.offer?.(() => takeCheckpoint(variables, optimisers, { step, start }));
    yield readyEvent(model, players, data, totalSteps, config.from?.step);

    for (;;) {
      const rate = learningRateAt(Math.max(0, step - 1), config.learningRate, totalSteps);
      // A player that is lost loses the game, whatever the first one's loss says.
      const verdict = judge(latest.others.every(Number.isFinite) ? latest.loss : NaN);
      if (verdict === 'diverged') {
        restoreWeights(variables, good);
        config.offer?.(() => Promise.resolve(good));
        yield await samplesEvent(model, pace.sampling, good.step);
        yield await snapshotEvent(model, good.step);
        const detail = `the loss was ${latest.loss} after step ${step}; it began at ${start}`;
        yield { type: 'failed', reason: 'diverged', step, detail, keptStep: good.step };
        return;
      }
      if (verdict === 'fine' && step > onTrial.step && isDue(step, pictures)) {
        good = onTrial;
        onTrial = await takeCheckpoint(variables, optimisers, { step, start });
        config.keep?.(good);
      }
      const last = step === totalSteps;
      const affordable = looking.seconds() <= pace.pictureShare * clock.seconds();
      if (isDue(step, evaluations) && (last || affordable)) {
        const figures = await looking.during(() => model.evaluate());
        yield { type: 'evaluation', step, ...figures };
      }
      if (step === (config.from?.step ?? 0)) {
        // Not counted: on WebGPU most of their time goes into compiling shaders, once.
        yield await samplesEvent(model, pace.sampling, step);
        yield await snapshotEvent(model, step);
      } else if (pace.eager || (isDue(step, pictures) && (last || affordable))) {
        yield await looking.during(() => samplesEvent(model, pace.sampling, step));
        yield await looking.during(() => snapshotEvent(model, step));
      }
      const stepsPerSecond = speedometer(step);
      const bytes = memory().numBytes;
      yield { type: 'progress', step, ...latest, learningRate: rate, stepsPerSecond, bytes };
      if (signal.aborted) return;
      if (step >= totalSteps) break;

      const soonest = Math.min(stepsUntilDue(step, pictures), stepsUntilDue(step, evaluations));
      const until = step + Math.max(1, Math.min(pace.stride, soonest));
      latest = await clock.during(async () => {
        for (;;) {
          const rate = learningRateAt(step, config.learningRate, totalSteps);
          const found = takeStep(players, data, config, step, (player, grads) =>
            optimisers[player]?.apply(grads, rate),
          );
          step += 1;
          // Reading the loss waits for the device, so only the last of a stride is read.
          if (step === until) return report(found);
          for (const { total, parts } of found) dispose([total, parts]);
        }
      });
    }
    yield { type: 'finished', step, seconds: clock.seconds() };
  } finally {
    for (const optimiser of optimisers) optimiser.dispose();
  }
}

/** Draws samples and reports them; the event's array is the receiver's. */
export async function samplesEvent(
  model: TrainableModel,
  options: SampleOptions,
  step: number,
): Promise<SamplesEvent> {
  const start = performance.now();
  const { frames, times } = await model.sample(options);
  const trajectory = (await frames.data()) as Float32Array;
  frames.dispose();
  const milliseconds = performance.now() - start;
  return { type: 'samples', step, options, count: options.count, trajectory, times, milliseconds };
}

/** A picture of the inside; the event's arrays are the receiver's. */
export async function snapshotEvent(model: TrainableModel, step: number): Promise<SnapshotEvent> {
  return { type: 'snapshot', step, picture: await model.picture() };
}

/** What the decoder makes of a place in latent space; refuses a model without one to walk in. */
export async function decodedEvent(
  model: TrainableModel,
  z: readonly number[],
  step: number,
): Promise<DecodedEvent> {
  if (!model.decode) throw new Error('this model has no latent space to walk in');
  return { type: 'decoded', step, z, expected: await model.decode(z) };
}

function stateOf(
  { optimisers }: Checkpoint,
  index: number,
  player: TrainablePlayer | undefined,
): OptimiserState {
  const state = optimisers[index];
  const fits = player?.variables.every(
    ({ size }, i) => state?.means[i]?.length === size && state.squares[i]?.length === size,
  );
  if (!state || !fits) throw new RangeError('these moments are of another model');
  return state;
}

function readyEvent(
  { parameters }: TrainableModel,
  [first, ...others]: Players,
  data: TrainingData,
  totalSteps: number,
  resumedAt: number | undefined,
): Omit<ReadyEvent, 'backend' | 'software'> {
  return {
    type: 'ready',
    data: data.heldOut.slice(),
    dimensions: data.dimensions,
    bounds: data.bounds,
    ...(data.floor && { floor: data.floor }),
    ...(data.baseline !== undefined && { baseline: data.baseline }),
    partNames: [...first.partNames],
    otherNames: others.map(({ name }) => name),
    totalSteps,
    resumedAt,
    parameters: parameters.variables.reduce((sum, { size }) => sum + size, 0),
  };
}

/** Adds up the time that some work takes. */
function stopwatch(): {
  during<T>(work: () => Promise<T>): Promise<T>;
  seconds(): number;
} {
  let total = 0;
  return {
    async during(work) {
      const start = performance.now();
      const result = await work();
      total += performance.now() - start;
      return result;
    },
    seconds: () => total / 1000,
  };
}

/** Steps a second over about the last second of wall time, told the step reached. */
function speed(): (step: number) => number {
  let marks: { at: number; step: number }[] = [];
  return (step) => {
    const at = performance.now();
    const recent = marks.filter((mark) => at - mark.at < 1000);
    const oldest = recent[0] ?? marks.at(-1);
    marks = [...recent, { at, step }];
    return oldest && at > oldest.at ? (1000 * (step - oldest.step)) / (at - oldest.at) : 0;
  };
}
