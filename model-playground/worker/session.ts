/** One run inside the worker: pulls events out of the training loop at the pace the page asks for. */
import { dispose } from '@tensorflow/tfjs-core';
import { openBackend } from '../backends/choose.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import { prepare, type Preparation } from '../training/experiments.ts';
import {
  decodedEvent,
  samplesEvent,
  snapshotEvent,
  train,
  type LoopEvent,
} from '../training/loop.ts';
import { DeviceLost, guardedBy, MOST_LOSSES } from './device.ts';
import { failureOf, type Stage } from './failure.ts';
import { createPacing } from './pacing.ts';
import type { Command, RunEvent, TrainEvent } from './protocol.ts';

type StartCommand = Extract<Command, { type: 'start' }>;
type Request = Extract<Command, { type: 'sample' | 'snapshot' | 'checkpoint' | 'decode' }>;

export interface Session {
  readonly runId: string;
  /** Takes a command meant for this run; `start` is no such command and is ignored. */
  handle(command: Command): void;
  /** Settles when the run is over and its memory is free. */
  readonly ended: Promise<void>;
}

/**
 * Starts a run as soon as the one before has ended. When its device is lost it opens another and
 * goes on from the last good state, `ready` once more, its step said in `resumedAt`.
 * @param wasmFile address of the wasm backend's file
 * @param post sends an event, giving away the arrays in it
 * @param open opens a backend
 */
export function createSession(
  start: StartCommand,
  wasmFile: string,
  post: (event: TrainEvent, transfer: Transferable[]) => void,
  before: Promise<void> = Promise.resolve(),
  open: typeof openBackend = openBackend,
): Session {
  const { runId } = start;
  const stopped = new AbortController();
  const pacing = createPacing(start.paused ? 1 : Infinity);
  let requests: Request[] = [];
  let stage: Stage = 'backend';
  let step = 0;
  let good = start.from;
  let take: (() => Promise<Checkpoint>) | undefined;
  let wake = (): void => {};

  const changed = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  const send = (event: RunEvent): void => {
    if (!stopped.signal.aborted) post({ ...event, runId }, arraysOf(event));
  };
  const fail = (error: unknown): void => send({ type: 'failed', step, ...failureOf(error, stage) });

  const answer = async ({ model, training }: Preparation, request: Request): Promise<void> => {
    if (request.type === 'snapshot') return send(await snapshotEvent(model, step));
    if (request.type === 'checkpoint') {
      if (take) send({ type: 'checkpoint', checkpoint: await take() });
      return;
    }
    if (request.type === 'decode') return send(await decodedEvent(model, request.z, step));
    if (request.keep) training.pace.sampling = request.options;
    send(await samplesEvent(model, request.options, step));
  };

  const drive = async (
    run: Preparation,
    events: AsyncGenerator<LoopEvent, void, undefined>,
    guarded: <T>(work: Promise<T>) => Promise<T>,
    toRunEvent: (event: LoopEvent) => RunEvent,
  ): Promise<void> => {
    while (!stopped.signal.aborted) {
      const request = requests.shift();
      const wait = pacing.wait();
      if (request) {
        await guarded(answer(run, request));
      } else if (wait > 0) {
        if (pacing.hasJustPaused()) send({ type: 'paused', step });
        await guarded(wait === Infinity ? changed() : Promise.race([changed(), sleep(wait)]));
      } else {
        pacing.apply(run.training.pace);
        const { value, done } = await guarded(events.next());
        if (done) return;
        if (value.type === 'progress') step = value.step;
        if (value.type === 'failed') step = value.keptStep ?? step;
        pacing.note(value);
        send(toRunEvent(value));
      }
      await breathe();
    }
  };

  /** Prepares and trains on one device, from the last good state on. */
  const trainOnce = async (): Promise<void> => {
    stage = 'backend';
    send({ type: 'preparing', stage });
    const backend = await open({ ...start, wasmFile, prefer: start.backend });
    stage = 'data';
    send({ type: 'preparing', stage });
    const run = await prepare(start.config);
    stage = 'training';
    const { name, software, createAdam } = backend;
    const keep = (checkpoint: Checkpoint): void => void (good = checkpoint);
    const offer = (now: () => Promise<Checkpoint>): void => void (take = now);
    const config = { ...run.training, createAdam, from: good, keep, offer };
    const events = train(run.model, run.data, config, stopped.signal);
    pacing.begin();
    try {
      await drive(run, events, guardedBy(backend.lost), (event) =>
        event.type === 'ready' ? { ...event, backend: name, software } : event,
      );
      await events.return();
    } finally {
      dispose([...run.model.parameters.variables]);
    }
  };

  const run = async (): Promise<void> => {
    await before;
    for (let losses = 0; ;) {
      try {
        return await trainOnce();
      } catch (error) {
        if (stopped.signal.aborted) return;
        losses += error instanceof DeviceLost ? 1 : MOST_LOSSES;
        if (losses < MOST_LOSSES) continue;
        if (error instanceof DeviceLost) {
          return send({ type: 'failed', reason: 'device-lost', step, detail: error.message });
        }
        return fail(error);
      }
    }
  };

  return {
    runId,
    ended: run(),
    handle(command) {
      if (command.type === 'stop') stopped.abort();
      else if (isRequest(command)) {
        // A pointer moves faster than a decoder answers: only the latest place is asked for.
        if (command.type === 'decode') requests = requests.filter(({ type }) => type !== 'decode');
        requests.push(command);
      } else pacing.handle(command);
      wake();
    },
  };
}

function isRequest(command: Command): command is Request {
  return ['sample', 'snapshot', 'checkpoint', 'decode'].includes(command.type);
}

/** The buffers of an event's arrays, to be given away; lists of arrays are copied. */
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
