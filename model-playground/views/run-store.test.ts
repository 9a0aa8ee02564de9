import { describe, expect, it } from 'vitest';

import { experiments, readConfig, type Experiment } from '../catalog.ts';
import type { PlaygroundClient } from '../worker/client.ts';
import type { RunEvent, TrainEvent } from '../worker/protocol.ts';
import { isRunning, TOTAL } from './run-state.ts';
import { createRunStore } from './run-store.ts';

/** A client that records what it is told and says what the test lets it say. */
function recordingClient() {
  const told: string[] = [];
  let deliver: (event: TrainEvent) => void = () => {};
  const client: PlaygroundClient = {
    start: (_, options) => {
      told.push(`start ${options?.paused ? 'paused' : 'running'}`);
      return 'run-1';
    },
    pause: () => void told.push('pause'),
    resume: () => void told.push('resume'),
    step: (steps = 1) => void told.push(`step ${steps}`),
    setSpeed: (speed) => void told.push(`speed ${speed}`),
    sample: () => void told.push('sample'),
    checkpoint: () => undefined,
    snapshot: () => void told.push('snapshot'),
    decode: () => void told.push('decode'),
    stop: () => void told.push('stop'),
    terminate: () => void told.push('terminate'),
    subscribe(listener) {
      deliver = listener;
      return () => {};
    },
  };
  return { client, told, say: (event: RunEvent) => deliver({ ...event, runId: 'run-1' }) };
}

const experiment = experiments[0] as Experiment;
const config = readConfig(experiment);
const ready: RunEvent = {
  type: 'ready',
  backend: 'wasm',
  software: false,
  data: new Float32Array(0),
  dimensions: 2,
  bounds: { x: [0, 1], y: [0, 1] },
  floor: { value: 3, unit: 'nats' },
  partNames: ['reconstruction', 'kl'],
  otherNames: [],
  totalSteps: 500,
  parameters: 10,
};
const progress = (step: number): RunEvent => ({
  type: 'progress',
  step,
  loss: 4,
  bytes: 1000,
  parts: Float32Array.of(2.5, 1.5),
  others: new Float32Array(),
  learningRate: 0.1,
  stepsPerSecond: 50,
});

describe('a run store', () => {
  it('goes from idle through preparing to playing', () => {
    const { client, say } = recordingClient();
    const store = createRunStore(() => client);
    expect(store.getState().phase).toBe('idle');
    store.start(config, {});
    say({ type: 'preparing', stage: 'compiling' });
    expect(store.getState()).toMatchObject({ phase: 'preparing', stage: 'compiling' });
    say(ready);
    expect(store.getState().phase).toBe('playing');
  });

  it('records the loss with its parts by name', () => {
    const { client, say } = recordingClient();
    const store = createRunStore(() => client);
    store.start(config, {});
    say(ready);
    say(progress(10));
    expect(store.getState().history).toEqual([
      { step: 10, values: { [TOTAL]: 4, reconstruction: 2.5, kl: 1.5 } },
    ]);
  });

  it('trains to the step of a permalink and waits there', () => {
    const { client, told, say } = recordingClient();
    const store = createRunStore(() => client);
    store.start(config, { until: 9000 });
    say(ready);
    say({ type: 'paused', step: 0 });
    expect(told).toEqual(['speed Infinity', 'start paused', 'step 500']);
    expect(store.getState().phase).toBe('playing');
    say({ type: 'paused', step: 500 });
    expect(store.getState()).toMatchObject({ phase: 'paused', step: 500 });
  });

  it('is paused once the worker says so, unless play was pressed again meanwhile', () => {
    const { client, say } = recordingClient();
    const store = createRunStore(() => client);
    store.start(config, {});
    say(ready);
    store.pause();
    expect(isRunning(store.getState())).toBe(false);
    expect(store.getState().phase).toBe('playing');
    say({ type: 'paused', step: 3 });
    expect(store.getState().phase).toBe('paused');
    store.play();
    store.pause();
    store.play();
    say({ type: 'paused', step: 4 });
    expect(store.getState().phase).toBe('playing');
    expect(isRunning(store.getState())).toBe(true);
  });

  it('forgets the curve of the run before, and keeps its picture until there is a new one', () => {
    const { client, say } = recordingClient();
    const store = createRunStore(() => client);
    store.start(config, {});
    say(ready);
    say(progress(10));
    store.start(config, {});
    expect(store.getState()).toMatchObject({ phase: 'preparing', step: 0, history: [] });
    expect(store.getState().ready?.totalSteps).toBe(500);
  });

  it('steps only while paused', () => {
    const { client, told, say } = recordingClient();
    const store = createRunStore(() => client);
    store.start(config, {});
    say(ready);
    store.step();
    store.pause();
    say({ type: 'paused', step: 3 });
    store.step();
    say({ type: 'paused', step: 4 });
    store.play();
    expect(told.slice(1)).toEqual(['start running', 'pause', 'step 1', 'resume']);
    expect(store.getState().phase).toBe('playing');
  });

  it('follows what is pressed while it prepares', () => {
    const { client, told, say } = recordingClient();
    const store = createRunStore(() => client);
    store.start(config, {});
    store.pause();
    say(ready);
    expect(store.getState().phase).toBe('paused');
    store.start(config, { paused: true });
    store.play();
    say(ready);
    expect(store.getState().phase).toBe('playing');
    expect(told.slice(1)).toEqual(['start running', 'pause', 'start paused', 'resume']);
  });

  it('keeps what was reached when the run fails', () => {
    const { client, say } = recordingClient();
    const store = createRunStore(() => client);
    store.start(config, {});
    say(ready);
    say(progress(10));
    say({ type: 'failed', reason: 'diverged', step: 11, detail: 'loss is NaN' });
    expect(store.getState()).toMatchObject({ phase: 'failed', step: 10 });
    expect(store.getState().history).toHaveLength(1);
  });

  it('opens a worker only when it starts, and a new one after it was closed', () => {
    const { client, told } = recordingClient();
    let opened = 0;
    const store = createRunStore(() => {
      opened += 1;
      return client;
    });
    expect(opened).toBe(0);
    store.setSpeed(5);
    store.start(config, {});
    store.close();
    expect(store.getState().phase).toBe('idle');
    store.start(config, {});
    expect(opened).toBe(2);
    expect(told).toEqual([
      ...['speed 5', 'start running', 'terminate'],
      ...['speed 5', 'start running'],
    ]);
  });
});
