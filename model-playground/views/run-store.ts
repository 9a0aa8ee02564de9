/** A run as React sees it: one client, one state, told to the page at most ten times a second. */
import type { ExperimentConfig } from '../catalog.ts';
import type { PlaygroundClient } from '../worker/client.ts';
import type { SampleOptions } from '../worker/protocol.ts';
import { applyEvent, idleRun, startedRun, type RunState } from './run-state.ts';
import type { BackendWish } from './url-state.ts';

export interface RunStore {
  subscribe(listener: () => void): () => void;
  getState(): RunState;
  /** Starts afresh; `paused` waits at step 0, `until` trains so many steps and waits there. */
  start(config: ExperimentConfig, options: StartChoices): void;
  play(): void;
  pause(): void;
  step(): void;
  setSpeed(stepsPerSecond: number): void;
  sample(options: SampleOptions): void;
  /** Ends the worker. */
  dispose(): void;
}

export interface StartChoices {
  paused?: boolean;
  until?: number;
  wish?: BackendWish;
}

const MILLISECONDS_BETWEEN_UPDATES = 100;

/** Wraps a client; the store owns it from now on. */
export function createRunStore(client: PlaygroundClient): RunStore {
  const listeners = new Set<() => void>();
  let state = idleRun;
  let choices: StartChoices = {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const listener of listeners) listener();
  };
  const change = (next: RunState): void => {
    const urgent = next.phase !== state.phase;
    state = next;
    if (urgent) tell();
    else timer ??= setTimeout(tell, MILLISECONDS_BETWEEN_UPDATES);
  };

  client.subscribe((event) => {
    change(applyEvent(state, event, choices.paused === true));
    if (event.type === 'ready' && choices.until !== undefined) {
      client.step(Math.min(choices.until, event.totalSteps));
      change({ ...state, phase: 'playing' });
    }
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: () => state,
    start(config, given) {
      choices = { ...given, paused: given.paused === true || given.until !== undefined };
      change(startedRun(state));
      client.start(config, { ...given.wish, paused: choices.paused });
    },
    play() {
      if (state.phase !== 'paused') return;
      client.resume();
      change({ ...state, phase: 'playing' });
    },
    pause() {
      if (state.phase !== 'playing') return;
      client.pause();
      change({ ...state, phase: 'paused' });
    },
    step() {
      if (state.phase === 'paused') client.step(1);
    },
    setSpeed: (stepsPerSecond) => client.setSpeed(stepsPerSecond),
    sample: (options) => client.sample(options, true),
    dispose() {
      clearTimeout(timer);
      listeners.clear();
      client.terminate();
    },
  };
}
