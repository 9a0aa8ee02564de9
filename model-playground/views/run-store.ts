/** A run as React sees it: one client, one state, told to the page at most ten times a second. */
import type { ExperimentConfig } from '../catalog.ts';
import type { PlaygroundClient } from '../worker/client.ts';
import type { Checkpoint, SampleOptions } from '../worker/protocol.ts';
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
  /** The state of training as it is now; null when there is no run, or not for much longer. */
  checkpoint(): Promise<Checkpoint | null>;
  decode(z: readonly number[]): void;
  /** Ends the run and its worker; a later start opens a new one. */
  close(): void;
}

export interface StartChoices {
  paused?: boolean;
  until?: number;
  wish?: BackendWish;
  /** Where to go on from. */
  from?: Checkpoint;
}

const MILLISECONDS_BETWEEN_UPDATES = 100;

/** `open` makes the client; the store calls it on the first start and owns what it gives. */
export function createRunStore(open: () => PlaygroundClient): RunStore {
  const listeners = new Set<() => void>();
  let state = idleRun;
  let toldToWait = false;
  let until: number | undefined;
  let client: PlaygroundClient | undefined;
  let speed = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: ((checkpoint: Checkpoint | null) => void)[] = [];

  const answer = (checkpoint: Checkpoint | null): void => {
    for (const take of asking) take(checkpoint);
    asking = [];
  };
  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const listener of listeners) listener();
  };
  const change = (next: RunState): void => {
    const urgent = next.phase !== state.phase || next.waits !== state.waits;
    state = next;
    if (urgent) tell();
    else timer ??= setTimeout(tell, MILLISECONDS_BETWEEN_UPDATES);
  };

  /** A run is ready: follow what was pressed while it prepared. */
  const begin = (ready: PlaygroundClient, totalSteps: number): void => {
    if (until !== undefined) {
      until = Math.min(until, totalSteps);
      change({ ...state, phase: 'playing', waits: false });
    } else if (state.waits !== toldToWait) {
      if (state.waits) ready.pause();
      else ready.resume();
    }
  };

  /** A run on its way to the step of a permalink stands still: send it on, or it has arrived. */
  const goOn = (paused: PlaygroundClient, step: number, target: number): void => {
    if (step < target) return paused.step(target - step);
    until = undefined;
    change({ ...state, phase: 'paused', waits: true, step });
  };

  const openClient = (): PlaygroundClient => {
    const opened = open();
    opened.setSpeed(speed);
    opened.subscribe((event) => {
      if (event.type === 'checkpoint') return answer(event.checkpoint);
      if (event.type === 'paused' && until !== undefined) return goOn(opened, event.step, until);
      change(applyEvent(state, event));
      if (event.type === 'ready') begin(opened, event.totalSteps);
    });
    return opened;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: () => state,
    start(config, given) {
      answer(null);
      until = given.until;
      toldToWait = given.paused === true || until !== undefined;
      change(startedRun(state, given.paused === true));
      client ??= openClient();
      client.start(config, { ...given.wish, paused: toldToWait, from: given.from });
    },
    play() {
      until = undefined;
      if (state.phase === 'paused' || state.phase === 'playing') client?.resume();
      change({ ...state, phase: state.phase === 'paused' ? 'playing' : state.phase, waits: false });
    },
    pause() {
      until = undefined;
      if (state.phase === 'playing') client?.pause();
      change({ ...state, waits: true });
    },
    step() {
      if (state.phase === 'paused') client?.step(1);
    },
    setSpeed(stepsPerSecond) {
      speed = stepsPerSecond;
      client?.setSpeed(stepsPerSecond);
    },
    sample(options) {
      client?.sample(options, true);
      // What the picture of the inside shows may depend on how samples are drawn.
      client?.snapshot();
    },
    checkpoint() {
      if (client === undefined || state.ready === undefined) return Promise.resolve(null);
      const answered = new Promise<Checkpoint | null>((resolve) => asking.push(resolve));
      client.checkpoint();
      return answered;
    },
    decode: (z) => client?.decode(z),
    close() {
      answer(null);
      clearTimeout(timer);
      timer = undefined;
      client?.terminate();
      client = undefined;
      state = idleRun;
    },
  };
}
