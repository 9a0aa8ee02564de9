/** The page's side of the worker. Imports no TensorFlow.js: that loads in the worker only. */
import type { ExperimentConfig } from '../catalog/types.ts';
import type { BackendName, Checkpoint, Command, SampleOptions, TrainEvent } from './protocol.ts';

export interface StartOptions {
  /** Absent: the best that this machine has. */
  backend?: BackendName;
  /** Lets WebGPU run on a software adapter. */
  allowSoftware?: boolean;
  /** Show the untrained model and wait. */
  paused?: boolean;
  /** Where to go on from. */
  from?: Checkpoint;
}

/**
 * One worker and at most one run in it. Commands to a run that is not there are ignored. Events of
 * a run that was replaced or stopped are never delivered.
 */
export interface PlaygroundClient {
  /** Starts a run, ending the one before (this is also "reset"); returns its id. */
  start(config: ExperimentConfig, options?: StartOptions): string;
  pause(): void;
  resume(): void;
  /** Trains so many steps (default 1), then waits. */
  step(steps?: number): void;
  /** Steps a second at most; Infinity = full speed. Kept over restarts. */
  setSpeed(stepsPerSecond: number): void;
  /** Asks for samples; `keep` makes the run's own samples follow these options. */
  sample(options: SampleOptions, keep?: boolean): void;
  snapshot(): void;
  /** Asks for the state of training, to go on from another day. */
  checkpoint(): void;
  /** Asks what the decoder makes of a place in latent space. */
  decode(z: readonly number[]): void;
  /** Ends the run; the worker stays warm for the next one. */
  stop(): void;
  /** Listens to events; returns how to stop listening. */
  subscribe(listener: (event: TrainEvent) => void): () => void;
  /** Ends the worker. The client must not be used afterwards. */
  terminate(): void;
}

/** Creates a client; the worker itself starts with the first run. Call in a browser only. */
export function createClient(): PlaygroundClient {
  const listeners = new Set<(event: TrainEvent) => void>();
  let worker: Worker | undefined;
  let runId: string | undefined;
  let runs = 0;
  let stepsPerSecond = Infinity;

  const dropWorker = (): void => {
    worker?.terminate();
    worker = undefined;
  };

  const deliver = (event: TrainEvent): void => {
    if (event.runId !== runId) return;
    // A worker whose GPU is gone, or that broke down, is of no further use.
    if (event.type === 'failed' && event.reason !== 'diverged') dropWorker();
    for (const listener of listeners) listener(event);
  };

  const launch = (): Worker => {
    const launched = new Worker(new URL('./train.worker.ts', import.meta.url), { type: 'module' });
    launched.onmessage = ({ data }: MessageEvent<TrainEvent>) => deliver(data);
    launched.onerror = (event) => {
      if (runId === undefined) return;
      const detail = event.message || 'the worker could not be loaded';
      deliver({ type: 'failed', runId, reason: 'error', step: 0, detail });
    };
    return launched;
  };

  const send = (command: Command): void => worker?.postMessage(command);
  const withRun = (command: (runId: string) => Command): void => {
    if (runId !== undefined) send(command(runId));
  };
  const stop = (): void => {
    withRun((id) => ({ type: 'stop', runId: id }));
    runId = undefined;
  };

  return {
    start(config, options = {}) {
      stop();
      worker ??= launch();
      runs += 1;
      runId = `run-${runs}`;
      send({ type: 'start', runId, config, ...options });
      send({ type: 'speed', runId, stepsPerSecond });
      return runId;
    },
    pause: () => withRun((id) => ({ type: 'pause', runId: id })),
    resume: () => withRun((id) => ({ type: 'resume', runId: id })),
    step: (steps = 1) => withRun((id) => ({ type: 'step', runId: id, steps })),
    setSpeed(value) {
      stepsPerSecond = value;
      withRun((id) => ({ type: 'speed', runId: id, stepsPerSecond }));
    },
    sample: (options, keep) => withRun((id) => ({ type: 'sample', runId: id, options, keep })),
    snapshot: () => withRun((id) => ({ type: 'snapshot', runId: id })),
    checkpoint: () => withRun((id) => ({ type: 'checkpoint', runId: id })),
    decode: (z) => withRun((id) => ({ type: 'decode', runId: id, z })),
    stop,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    terminate() {
      runId = undefined;
      listeners.clear();
      dropWorker();
    },
  };
}
