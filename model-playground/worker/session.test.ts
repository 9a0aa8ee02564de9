import { createRequire } from 'node:module';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memory } from '@tensorflow/tfjs-core';
import { openBackend } from '../backends/choose.ts';
import { findExperiment, readConfig, type ExperimentSlug, type Settings } from '../catalog.ts';
import type { Command, TrainEvent } from './protocol.ts';
import { createSession, type Session } from './session.ts';

const wasmFile = createRequire(import.meta.url).resolve(
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
);

type Start = Extract<Command, { type: 'start' }>;

/** A session with everything it said so far, and a way to wait for what it says next. */
class Recording {
  readonly events: TrainEvent[] = [];
  readonly transferred: Transferable[] = [];
  private waiting = (): void => {};
  readonly session: Session;

  constructor(
    start: Partial<Start> = {},
    settings: Settings = {},
    {
      before,
      open,
      slug = 'vae-gaussians',
    }: { before?: Promise<void>; open?: typeof openBackend; slug?: ExperimentSlug } = {},
  ) {
    const experiment = findExperiment(slug);
    if (!experiment) throw new Error('no such experiment');
    const config = readConfig(experiment, { settings: { width: 8, batch: 64, ...settings } });
    const command: Start = { type: 'start', runId: 'a', config, backend: 'wasm', ...start };
    this.session = createSession(command, wasmFile, this.record, before, open);
  }

  private record = (event: TrainEvent, transfer: Transferable[]): void => {
    this.events.push(event);
    this.transferred.push(...transfer);
    this.waiting();
  };

  /** Waits until an event fits, also one that was said already, from this index on. */
  async heard(fits: (event: TrainEvent) => boolean, from = 0): Promise<TrainEvent> {
    for (;;) {
      const found = this.events.slice(from).find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => (this.waiting = resolve));
    }
  }

  says(type: TrainEvent['type'], from = 0): Promise<TrainEvent> {
    return this.heard((event) => event.type === type, from);
  }

  send(command: Record<string, unknown> & { type: Command['type'] }): void {
    this.session.handle({ runId: 'a', ...command } as Command);
  }

  get lastLoss(): number {
    return this.events.filter((event) => event.type === 'progress').at(-1)?.loss ?? NaN;
  }

  get step(): number {
    const last = this.events.filter((event) => event.type === 'progress').at(-1);
    return last?.step ?? -1;
  }
}

/** A device that can be taken away, as often as it is opened. */
function fragileDevice(): { open: typeof openBackend; lose: () => void; opened: () => number } {
  let times = 0;
  let lose = (): void => {};
  return {
    opened: () => times,
    lose: () => lose(),
    async open(options) {
      times += 1;
      const backend = await openBackend(options);
      return { ...backend, lost: new Promise((resolve) => (lose = () => resolve('unplugged'))) };
    },
  };
}

describe('a session', () => {
  let recording: Recording;
  afterEach(async () => {
    recording.send({ type: 'stop' });
    await recording.session.ended;
  });

  it('prepares, trains to the end, and answers for samples afterwards', async () => {
    recording = new Recording({}, { steps: 200 });
    await recording.says('finished');
    const types = recording.events.map(({ type }) => type);
    expect(types.slice(0, 4)).toEqual(['preparing', 'preparing', 'preparing', 'ready']);
    expect(recording.events[3]).toMatchObject({ backend: 'wasm', software: false, runId: 'a' });
    const from = recording.events.length;
    const options = { count: 5, seed: 3, sampler: 'ddim', steps: 1 };
    recording.send({ type: 'sample', options });
    expect(await recording.says('samples', from)).toMatchObject({ count: 5, options, step: 200 });
  });

  it('gives away the arrays of its events', async () => {
    recording = new Recording({ paused: true });
    const samples = await recording.says('samples');
    if (samples.type !== 'samples') throw new Error('no samples');
    expect(recording.transferred).toContain(samples.trajectory.buffer);
    expect(new Set(recording.transferred).size).toBe(recording.transferred.length);
  });

  it('waits after the untrained pictures when started paused, and steps one by one', async () => {
    recording = new Recording({ paused: true });
    await recording.says('paused');
    expect(recording.step).toBe(0);
    for (const expected of [1, 2, 3]) {
      const from = recording.events.length;
      recording.send({ type: 'step', steps: 1 });
      await recording.says('paused', from);
      expect(recording.step).toBe(expected);
      const since = recording.events.slice(from).map(({ type }) => type);
      expect(since).toContain('snapshot');
      expect(since).toContain('samples');
    }
  });

  it('pauses, answers meanwhile, and resumes where it was', async () => {
    recording = new Recording();
    await recording.heard((event) => event.type === 'progress' && event.step > 10);
    recording.send({ type: 'pause' });
    await recording.says('paused');
    const [step, from] = [recording.step, recording.events.length];
    recording.send({ type: 'snapshot' });
    expect(await recording.says('snapshot', from)).toMatchObject({ step });
    expect(recording.step).toBe(step);
    recording.send({ type: 'resume' });
    await recording.heard((event) => event.type === 'progress' && event.step > step, from);
  });

  it('keeps to a slow speed, showing each step', async () => {
    recording = new Recording({ paused: true });
    await recording.says('paused');
    recording.send({ type: 'speed', stepsPerSecond: 20 });
    const start = performance.now();
    recording.send({ type: 'resume' });
    await recording.heard((event) => event.type === 'progress' && event.step === 6);
    const seconds = (performance.now() - start) / 1000;
    expect(seconds).toBeGreaterThan(5 / 20 - 0.02);
    const steps = recording.events.filter((e) => e.type === 'progress').map((e) => e.step);
    expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('falls silent when stopped, and frees its memory', async () => {
    recording = new Recording();
    await recording.heard((event) => event.type === 'progress' && event.step > 2);
    recording.send({ type: 'stop' });
    const said = recording.events.length;
    await recording.session.ended;
    expect(recording.events).toHaveLength(said);
    expect(memory().numTensors).toBe(0);
  });

  it('tells plainly when a setting is impossible', async () => {
    recording = new Recording({
      config: { slug: 'vae-gaussians', seed: 1, settings: {} },
    });
    expect(await recording.says('failed')).toMatchObject({ reason: 'bad-config' });
  });

  it('tells plainly when the backend asked for is not there', async () => {
    recording = new Recording({ backend: 'webgpu' });
    expect(await recording.says('failed')).toMatchObject({ reason: 'no-backend' });
  });

  it.each([
    ['vae-gaussians', {}],
    ['gan-1d', { depth: 1, criticSteps: 2, batch: '64' }],
  ] as const)(
    'goes on with %s after its device was lost, to the very end that it would have come to',
    async (slug, settings) => {
      const few = { ...settings, steps: 300 };
      const unbroken = new Recording({}, few, { slug });
      await unbroken.says('finished');
      unbroken.send({ type: 'stop' });
      await unbroken.session.ended;

      const device = fragileDevice();
      recording = new Recording({}, few, { open: device.open, slug });
      for (const step of [150, 220]) {
        await recording.heard((event) => event.type === 'progress' && event.step >= step);
        const from = recording.events.length;
        device.lose();
        const ready = await recording.says('ready', from);
        if (ready.type !== 'ready') throw new Error('not ready');
        expect(ready.resumedAt).toBeGreaterThanOrEqual(32);
        expect(ready.resumedAt).toBeLessThanOrEqual(recording.step);
      }
      await recording.says('finished');
      expect(device.opened()).toBe(3);
      expect(recording.step).toBe(300);
      expect(recording.lastLoss).toBe(unbroken.lastLoss);
    },
  );

  it.each([
    ['vae-gaussians', {}],
    ['gan-1d', { depth: 1, criticSteps: 2, batch: '64' }],
  ] as const)(
    'takes %s up again from a checkpoint, to the very end that it would have come to',
    async (slug, settings) => {
      const few = { ...settings, steps: 300 };
      const first = new Recording({}, few, { slug });
      await first.heard((event) => event.type === 'progress' && event.step >= 100);
      first.send({ type: 'pause' });
      await first.says('paused');
      first.send({ type: 'checkpoint' });
      const said = await first.says('checkpoint');
      if (said.type !== 'checkpoint') throw new Error('no checkpoint');
      const from = structuredClone(said.checkpoint);
      expect(from.step).toBe(first.step);
      first.send({ type: 'resume' });
      await first.says('finished');
      first.send({ type: 'stop' });
      await first.session.ended;

      recording = new Recording({ from, paused: true }, few, { slug });
      expect(await recording.says('ready')).toMatchObject({ resumedAt: from.step });
      await recording.says('paused');
      expect(recording.step).toBe(from.step);
      recording.send({ type: 'resume' });
      await recording.says('finished');
      expect(recording.lastLoss).toBe(first.lastLoss);
    },
  );

  it('tells plainly that a checkpoint is of another model', async () => {
    const small = new Recording({ paused: true }, { width: 8 });
    await small.says('paused');
    small.send({ type: 'checkpoint' });
    const said = await small.says('checkpoint');
    small.send({ type: 'stop' });
    await small.session.ended;
    if (said.type !== 'checkpoint') throw new Error('no checkpoint');
    recording = new Recording({ from: said.checkpoint }, { width: 16 });
    const failed = await recording.says('failed');
    expect(failed).toMatchObject({ reason: 'error', detail: 'these weights are of another model' });
  });

  it('still waits after its device was lost while it was paused', async () => {
    const device = fragileDevice();
    recording = new Recording({}, {}, { open: device.open });
    await recording.heard((event) => event.type === 'progress' && event.step > 10);
    recording.send({ type: 'pause' });
    await recording.says('paused');
    const from = recording.events.length;
    device.lose();
    await recording.says('paused', from);
    const step = recording.step;
    const options = { count: 5, seed: 3, sampler: 'ddim', steps: 1 };
    const asked = recording.events.length;
    recording.send({ type: 'sample', options });
    expect(await recording.says('samples', asked)).toMatchObject({ step });
    expect(recording.step).toBe(step);
  });

  it('gives up a device that is lost again and again', async () => {
    const open: typeof openBackend = async (options) => ({
      ...(await openBackend(options)),
      lost: Promise.resolve('unplugged'),
    });
    recording = new Recording({}, {}, { open });
    expect(await recording.says('failed')).toMatchObject({
      reason: 'device-lost',
      detail: 'unplugged',
    });
    await recording.session.ended;
    expect(memory().numTensors).toBe(0);
  });

  it('trains on at full speed where timers are held back, as in a hidden tab', async () => {
    const { setTimeout: later } = globalThis;
    vi.stubGlobal('setTimeout', (work: () => void, milliseconds = 0) =>
      later(work, Math.max(1000, milliseconds)),
    );
    try {
      recording = new Recording();
      await recording.heard((event) => event.type === 'progress' && event.step > 2);
      const [step, start] = [recording.step, performance.now()];
      await recording.heard((event) => event.type === 'progress' && event.step >= step + 200);
      // A single timer in each of its strides, of at most 50 steps, would take four seconds.
      expect(performance.now() - start).toBeLessThan(4000);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('tells how much memory the run holds', async () => {
    recording = new Recording({ paused: true });
    const progress = await recording.says('progress');
    if (progress.type !== 'progress') throw new Error('no progress');
    expect(progress.bytes).toBeGreaterThan(100);
    expect(progress.bytes).toBeLessThan(10_000_000);
  });

  it('starts only when the run before has ended', async () => {
    let end = (): void => {};
    recording = new Recording({}, {}, { before: new Promise((resolve) => (end = resolve)) });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(recording.events).toEqual([]);
    end();
    await recording.says('ready');
  });
});
