/** One run inside the worker: pulls events out of the training loop at the pace the page asks for. */
import { dispose } from '@tensorflow/tfjs-core';
import { openBackend } from '../backends/choose.ts';
import { prepare, type Preparation } from '../training/experiments.ts';
import { samplesEvent, snapshotEvent, train, type LoopEvent } from '../training/loop.ts';
import { failureOf, type Stage } from './failure.ts';
import { createPacing } from './pacing.ts';
import type { Command, RunEvent, TrainEvent } from './protocol.ts';

type StartCommand = Extract<Command, { type: 'start' }>;
type Request = Extract<Command, { type: 'sample' | 'snapshot' }>;

export interface Session {
  readonly runId: string;
  /** Takes a command meant for this run; `start` is no such command and is ignored. */
  handle(command: Command): void;
  /** Settles when the run is over and its memory is free. */
  readonly ended: Promise<void>;
}

/**
 * Starts a run as soon as the one before has ended.
 * @param wasmFile address of the wasm backend's file
 * @param post sends an event, giving away the arrays in it
 */
export function createSession(
  start: StartCommand,
  wasmFile: string,
  post: (event: TrainEvent, transfer: Transferable[]) => void,
  before: Promise<void> = Promise.resolve(),
): Session {
  const { runId } = start;
  const stopped = new AbortController();
  const pacing = createPacing(start.paused ? 1 : Infinity);
  const requests: Request[] = [];
  let stage: Stage = 'backend';
  let step = 0;
  let wake = (): void => {};

  const changed = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  const send = (event: RunEvent): void => {
    if (!stopped.signal.aborted) post({ ...event, runId }, arraysOf(event));
  };
  const fail = (error: unknown): void => send({ type: 'failed', step, ...failureOf(error, stage) });

  const answer = async ({ model, training }: Preparation, request: Request): Promise<void> => {
    if (request.type === 'snapshot') return send(await snapshotEvent(model, step));
    if (request.keep) training.pace.sampling = request.options;
    send(await samplesEvent(model, request.options, step));
  };

  const drive = async (
    run: Preparation,
    events: AsyncGenerator<LoopEvent, void, undefined>,
    toRunEvent: (event: LoopEvent) => RunEvent,
  ): Promise<void> => {
    while (!stopped.signal.aborted) {
      const request = requests.shift();
      const wait = pacing.wait();
      if (request) {
        await answer(run, request);
      } else if (wait > 0) {
        if (pacing.hasJustPaused()) send({ type: 'paused', step });
        await (wait === Infinity ? changed() : Promise.race([changed(), sleep(wait)]));
      } else {
        pacing.apply(run.training.pace);
        const { value, done } = await events.next();
        if (done) return;
        if (value.type === 'progress') step = value.step;
        pacing.note(value);
        send(toRunEvent(value));
      }
      await breathe();
    }
  };

  const run = async (): Promise<void> => {
    await before;
    let run: Preparation | undefined;
    try {
      send({ type: 'preparing', stage: 'backend' });
      const backend = await openBackend({ ...start, wasmFile, prefer: start.backend });
      void backend.lost.then((detail) => {
        send({ type: 'failed', reason: 'device-lost', step, detail });
        stopped.abort();
        wake();
      });
      stage = 'data';
      send({ type: 'preparing', stage });
      run = prepare(start.config);
      stage = 'training';
      const config = { ...run.training, createAdam: backend.createAdam };
      const { name, software } = backend;
      const events = train(run.model, run.data, config, stopped.signal);
      await drive(run, events, (event) =>
        event.type === 'ready' ? { ...event, backend: name, software } : event,
      );
      await events.return();
    } catch (error) {
      fail(error);
    } finally {
      if (run) dispose([...run.model.parameters.variables]);
    }
  };

  return {
    runId,
    ended: run(),
    handle(command) {
      if (command.type === 'stop') stopped.abort();
      else if (command.type === 'sample' || command.type === 'snapshot') requests.push(command);
      else pacing.handle(command);
      wake();
    },
  };
}

/** The buffers of an event's arrays, to be given away. */
function arraysOf(event: object): Transferable[] {
  return Object.values(event).flatMap((value: unknown) => {
    if (value instanceof Float32Array) return [value.buffer as ArrayBuffer];
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? arraysOf(value)
      : [];
  });
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Lets waiting commands in. A message, because browsers hold back a chain of timers. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
