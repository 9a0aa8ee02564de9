/** What the page knows of a run: a pure fold over the events that the worker sends. */
import type {
  DecodedEvent,
  EvaluationEvent,
  FailedEvent,
  PreparingStage,
  ProgressEvent,
  ReadyEvent,
  RunEvent,
  SamplesEvent,
  SnapshotEvent,
} from '../worker/protocol.ts';
import type { LossPoint } from './loss-history.ts';
import type { Messages } from './messages.ts';

/** `idle`: nothing asked of the worker yet (the embedded instrument before its first press). */
export type Phase = 'idle' | 'preparing' | 'playing' | 'paused' | 'finished' | 'failed';

export interface RunState {
  phase: Phase;
  stage: PreparingStage;
  /** Told to wait: by a pause that the worker has yet to confirm, or for when it is ready. */
  waits: boolean;
  step: number;
  stepsPerSecond: number;
  /** Memory that the run's numbers take. */
  bytes?: number;
  ready?: ReadyEvent;
  /** One point a progress event: `loss`, and each part and other player's loss under its name. */
  history: readonly LossPoint[];
  /** Oldest first. */
  evaluations: readonly EvaluationEvent[];
  samples?: SamplesEvent;
  snapshot?: SnapshotEvent;
  /** Of the place in latent space asked for last. */
  decoded?: DecodedEvent;
  failure?: FailedEvent;
  seconds?: number;
}

/** Name of the total among the history's values. */
export const TOTAL = 'loss';

export const idleRun: RunState = {
  phase: 'idle',
  stage: 'backend',
  waits: false,
  step: 0,
  stepsPerSecond: 0,
  history: [],
  evaluations: [],
};

/** A run that has been asked for: the last picture stays in view until the new one arrives. */
export function startedRun(previous: RunState, waits: boolean): RunState {
  const { ready, samples, snapshot } = previous;
  return { ...idleRun, phase: 'preparing', waits, ready, samples, snapshot };
}

/** Whether the run trains, or will as soon as it can: when a pause is what the reader may want. */
export function isRunning({ phase, waits }: RunState): boolean {
  return (phase === 'playing' || phase === 'preparing') && !waits;
}

/** The state after an event. */
export function applyEvent(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'preparing':
      return { ...state, phase: 'preparing', stage: event.stage };
    case 'ready':
      return { ...state, phase: state.waits ? 'paused' : 'playing', ready: event };
    case 'progress':
      return {
        ...state,
        step: event.step,
        stepsPerSecond: event.stepsPerSecond,
        bytes: event.bytes,
        history: [...state.history, lossPoint(event, state.ready)],
      };
    case 'evaluation':
      return { ...state, evaluations: [...state.evaluations, event] };
    case 'samples':
      return { ...state, samples: event };
    case 'snapshot':
      return { ...state, snapshot: event };
    case 'checkpoint':
      return state;
    case 'decoded':
      return { ...state, decoded: event };
    case 'paused':
      // Without a wish to wait it is the echo of a pause that has been taken back since.
      return state.waits ? { ...state, phase: 'paused', step: event.step } : state;
    case 'finished':
      return { ...state, phase: 'finished', step: event.step, seconds: event.seconds };
    case 'failed':
      return { ...state, phase: 'failed', failure: event };
  }
}

function lossPoint(event: ProgressEvent, ready: ReadyEvent | undefined): LossPoint {
  const named = (names: readonly string[] = [], values: Float32Array) =>
    Object.fromEntries(names.map((name, i) => [name, values[i] ?? Number.NaN]));
  const parts = named(ready?.partNames, event.parts);
  const others = named(ready?.otherNames, event.others);
  return { step: event.step, values: { [TOTAL]: event.loss, ...parts, ...others } };
}

/** What stands in the place of the picture before there is one. */
export function waitingWords({ phase, stage }: RunState, m: Messages): string {
  return phase === 'preparing' ? `${m.preparing[stage]} …` : m.waiting;
}
