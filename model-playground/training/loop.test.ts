import { dispose, memory, mul, tidy, type Scalar } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import {
  experimentSlugs,
  findExperiment,
  readConfig,
  type ExperimentSlug,
  type Settings,
} from '../catalog.ts';
import type { Checkpoint } from './checkpoint.ts';
import { prepare, type Preparation } from './experiments.ts';
import { playersOf, train, type LoopEvent, type TrainingConfig } from './loop.ts';
import { judged, readDataFile, type Judged } from './train-in-node.ts';

let backend: Backend;

/** A small experiment. The number of steps goes around the catalogue's range: these are tests. */
async function small(
  slug: ExperimentSlug,
  settings: Settings = {},
  seed = 1,
): Promise<Preparation> {
  const experiment = findExperiment(slug);
  if (!experiment) throw new Error(`no experiment ${slug}`);
  const config = readConfig(experiment, {
    seed,
    settings: { batch: 64, width: 8, trainingSet: '1000', ...settings },
  });
  return prepare(config, readDataFile);
}

async function run(
  { model, data, training }: Preparation,
  steps: number,
  changes: Partial<TrainingConfig> = {},
): Promise<LoopEvent[]> {
  const config = { ...training, steps, createAdam: backend.createAdam, ...changes };
  const events: LoopEvent[] = [];
  for await (const event of train(model, data, config, new AbortController().signal)) {
    events.push(event);
  }
  dispose([...model.parameters.variables]);
  return events;
}

/** What the untrained model draws. */
async function firstSamples({ model, data, training }: Preparation): Promise<LoopEvent> {
  const config = { ...training, createAdam: backend.createAdam };
  for await (const event of train(model, data, config, new AbortController().signal)) {
    if (event.type !== 'samples') continue;
    dispose([...model.parameters.variables]);
    return event;
  }
  throw new Error('it drew nothing');
}

/** An event without what a clock says, in its picture as well. */
function timeless(event: unknown): unknown {
  if (event === null || typeof event !== 'object') return event;
  if (Array.isArray(event) || ArrayBuffer.isView(event)) return event;
  const clocks = ['stepsPerSecond', 'seconds', 'milliseconds', 'cached', 'uncached'];
  const entries = Object.entries(event).filter(([key]) => !clocks.includes(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, timeless(value)]));
}

describe('train', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  describe.each(experimentSlugs)('%s', (slug) => {
    let events: LoopEvent[];
    let again: LoopEvent[];
    let tensors: { before: number; after: number };
    let hasFloor: boolean;
    beforeAll(async () => {
      const experiment = await small(slug);
      hasFloor = experiment.data.floor !== undefined;
      events = await run(experiment, 9);
      const before = memory().numTensors;
      again = await run(await small(slug), 9);
      tensors = { before, after: memory().numTensors };
    });

    it('tells its whole story in order', () => {
      expect(events.map(({ type }) => type).join(' ')).toBe(
        [
          'preparing ready samples snapshot progress', // the untrained model
          'samples snapshot progress', // 1
          'samples snapshot progress', // 2
          'samples snapshot progress', // 4
          'samples snapshot progress', // 8
          'evaluation samples snapshot progress finished', // 9
        ].join(' '),
      );
      const steps = events.filter((e) => e.type === 'progress').map((e) => e.step);
      expect(steps).toEqual([0, 1, 2, 4, 8, 9]);
    });

    it('is repeated byte for byte by its seed, and by no other', async () => {
      expect(again.map(timeless)).toEqual(events.map(timeless));
      const drawn = events.find(({ type }) => type === 'samples');
      expect(timeless(await firstSamples(await small(slug, {}, 2)))).not.toEqual(timeless(drawn));
    });

    it('leaves no tensor behind', () => {
      expect(tensors.after).toBe(tensors.before);
    });

    it('has parts that sum to the loss, and a gap that is value − floor, where it has one', () => {
      for (const event of events) {
        if (event.type === 'progress') {
          const sum = event.parts.reduce((a, b) => a + b, 0);
          // Sums of 32-bit numbers in two orders.
          expect(Math.abs(sum - event.loss)).toBeLessThan(5e-4 + 1e-5 * Math.abs(event.loss));
        }
        // Of some data nobody knows a floor.
        if (event.type === 'evaluation' && hasFloor) {
          const [{ gap, floor }] = judged([event]) as [Judged];
          expect(event.value - floor).toBeCloseTo(gap, 10);
          expect(gap).toBeGreaterThan(-3 * event.error);
        }
      }
    });
  });

  it('reaches the same weights whatever the stride', async () => {
    const losses = async (stride: number): Promise<number | undefined> => {
      const experiment = await small('vae-gaussians');
      experiment.training.pace.stride = stride;
      const told = await run(experiment, 30);
      return told.filter((e) => e.type === 'progress').at(-1)?.loss;
    };
    expect(await losses(1)).toBe(await losses(30));
  });

  it('says that it diverged, and goes back to weights from before', async () => {
    const experiment = await small('vae-gaussians');
    const { variables } = experiment.model.parameters;
    const config = { ...experiment.training, steps: 400, createAdam: backend.createAdam };
    // Well for a while, and then far too fast.
    config.createAdam = (given) => {
      const adam = backend.createAdam(given);
      let steps = 0;
      const apply: typeof adam.apply = (gradients, rate) =>
        adam.apply(gradients, (steps += 1) > 200 ? 1e6 : rate);
      return { ...adam, apply };
    };
    const kept: Checkpoint[] = [];
    const events: LoopEvent[] = [];
    const unstopped = new AbortController().signal;
    const { model, data } = experiment;
    const watched = { ...config, keep: (checkpoint: Checkpoint) => kept.push(checkpoint) };
    for await (const event of train(model, data, watched, unstopped)) events.push(event);
    const last = events.at(-1);
    if (last?.type !== 'failed') throw new Error('it did not fail');
    expect(last.reason).toBe('diverged');
    expect(last.step).toBeGreaterThan(200);
    expect(last.keptStep).toBeGreaterThanOrEqual(64);
    expect(last.keptStep).toBeLessThanOrEqual(200);
    expect(kept.at(-1)?.step).toBe(last.keptStep);
    variables.forEach((variable, i) =>
      expect(variable.dataSync()).toEqual(kept.at(-1)?.weights[i]),
    );
    const shown = events.slice(-3, -1);
    expect(shown.map(({ type }) => type)).toEqual(['samples', 'snapshot']);
    expect(shown.map((event) => 'step' in event && event.step)).toEqual([
      last.keptStep,
      last.keptStep,
    ]);
    dispose([...variables]);
  });

  it('gives each player of a game its turns, each on a batch of its own', async () => {
    const { model, data, training } = await small('gan-1d', { criticSteps: 3 });
    const asked: number[] = [];
    const watched = {
      ...data,
      batch: (size: number, index: number) => {
        asked.push(index);
        return data.batch(size, index);
      },
    };
    const moves: number[] = [];
    const createAdam: TrainingConfig['createAdam'] = (variables, decay) => {
      const adam = backend.createAdam(variables, decay);
      const player = moves.push(0) - 1;
      return {
        ...adam,
        apply(grads, rate) {
          moves[player] = (moves[player] ?? 0) + 1;
          expect(Object.keys(grads).sort()).toEqual(variables.map(({ name }) => name).sort());
          adam.apply(grads, rate);
        },
      };
    };
    const events = await run({ model, data: watched, training }, 10, { createAdam });
    expect(moves).toEqual([30, 10]);
    const untrained = 2;
    expect(asked.slice(untrained)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    const ready = events.find((e) => e.type === 'ready');
    expect(ready?.partNames).toEqual(['onData', 'onSamples']);
    expect(ready?.otherNames).toEqual(['generator']);
    for (const event of events) {
      if (event.type === 'progress') expect([...event.others].every(Number.isFinite)).toBe(true);
    }
  });

  it('says that a game is lost as soon as one of its players is', async () => {
    const { model, data, training } = await small('gan-1d');
    const [first, second] = playersOf(model);
    if (!second) throw new Error('nobody plays against it');
    let turns = 0;
    const lost: typeof second = {
      ...second,
      loss: (x, seed) =>
        tidy(() => {
          const { total, parts } = second.loss(x, seed);
          return { total: (turns += 1) > 20 ? mul<Scalar>(total, NaN) : total, parts };
        }),
    };
    const events = await run({ model: { ...model, players: [first, lost] }, data, training }, 60);
    expect(events.at(-1)).toMatchObject({ type: 'failed', reason: 'diverged', keptStep: 8 });
  });

  it.each(['vae-gaussians', 'gan-1d'] as const)(
    'goes on from a checkpoint of %s to the weights that it would have reached anyway',
    async (slug) => {
      const kept: Checkpoint[] = [];
      const losses = (events: LoopEvent[]): number[] =>
        events.filter((e) => e.type === 'progress').map((e) => e.loss);
      const whole = losses(
        await run(await small(slug), 150, { keep: (checkpoint) => kept.push(checkpoint) }),
      );
      const from = kept.at(-1);
      expect(from?.step).toBe(128);
      const rest = losses(await run(await small(slug), 150, { from }));
      expect(rest.length).toBeLessThan(whole.length);
      expect(rest.slice(1)).toEqual(whole.slice(-(rest.length - 1)));
    },
  );

  it('refuses a checkpoint of another model', async () => {
    const kept: Checkpoint[] = [];
    await run(await small('vae-gaussians'), 1, { keep: (checkpoint) => kept.push(checkpoint) });
    const other = run(await small('vae-gaussians', { width: 16 }), 1, { from: kept[0] });
    await expect(other).rejects.toThrow('another model');
  });

  it('ends without a word when aborted', async () => {
    const { model, data, training } = await small('vae-gaussians');
    const stop = new AbortController();
    const config = { ...training, createAdam: backend.createAdam };
    const types: string[] = [];
    for await (const { type } of train(model, data, config, stop.signal)) {
      types.push(type);
      if (type === 'progress') stop.abort();
    }
    expect(types.at(-1)).toBe('progress');
    expect(types.filter((type) => type === 'progress')).toHaveLength(1);
  });

  it('takes pictures after every stride when asked to', async () => {
    const experiment = await small('vae-gaussians');
    experiment.training.pace.eager = true;
    experiment.training.pace.stride = 1;
    const events = await run(experiment, 7);
    expect(events.filter(({ type }) => type === 'snapshot')).toHaveLength(8);
  });
});

describe('prepare', () => {
  it('refuses a setting outside its range, by name', async () => {
    const experiment = findExperiment('vae-gaussians');
    if (!experiment) throw new Error('no such experiment');
    const config = readConfig(experiment);
    const changed = (settings: Settings): Promise<Preparation> =>
      prepare({ ...config, settings: { ...config.settings, ...settings } });
    await expect(changed({ width: 100_000 })).rejects.toThrow('width');
    await expect(changed({ shape: 'square' })).rejects.toThrow('shape');
    await expect(changed({ steps: 300.5 })).rejects.toThrow('steps');
  });
});
