import { dispose, memory } from '@tensorflow/tfjs-core';
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
import { prepare, type Preparation } from './experiments.ts';
import { train, type LoopEvent } from './loop.ts';

let backend: Backend;

/** A small experiment. The number of steps goes around the catalogue's range: these are tests. */
function small(slug: ExperimentSlug, settings: Settings = {}, seed = 1): Preparation {
  const experiment = findExperiment(slug);
  if (!experiment) throw new Error(`no experiment ${slug}`);
  const config = readConfig(experiment, {
    seed,
    settings: { batch: 64, width: 8, trainingSet: '1000', ...settings },
  });
  return prepare(config);
}

async function run(
  { model, data, training }: Preparation,
  steps: number,
  changes: Partial<Preparation['training']> = {},
): Promise<LoopEvent[]> {
  const config = { ...training, steps, createAdam: backend.createAdam, ...changes };
  const events: LoopEvent[] = [];
  for await (const event of train(model, data, config, new AbortController().signal)) {
    events.push(event);
  }
  dispose([...model.parameters.variables]);
  return events;
}

describe('train', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  const slugs = experimentSlugs;

  it.each(slugs)('tells the whole story of %s in order', async (slug) => {
    const events = await run(small(slug), 5);
    expect(events.map(({ type }) => type).join(' ')).toBe(
      [
        'preparing ready samples snapshot progress', // the untrained model
        'samples snapshot progress', // 1
        'samples snapshot progress', // 2
        'samples snapshot progress', // 4
        'evaluation samples snapshot progress finished', // 5
      ].join(' '),
    );
    const steps = events.filter((e) => e.type === 'progress').map((e) => e.step);
    expect(steps).toEqual([0, 1, 2, 4, 5]);
  });

  it.each(slugs)('repeats %s byte for byte from its seed', async (slug) => {
    const told = (events: LoopEvent[]): unknown[] =>
      events.map((event) =>
        'stepsPerSecond' in event || 'seconds' in event || 'milliseconds' in event
          ? { ...event, stepsPerSecond: 0, seconds: 0, milliseconds: 0 }
          : event,
      );
    const first = told(await run(small(slug), 20));
    expect(told(await run(small(slug), 20))).toEqual(first);
    expect(told(await run(small(slug, {}, 2), 20))).not.toEqual(first);
  });

  it('reaches the same weights whatever the stride', async () => {
    const losses = async (stride: number): Promise<number | undefined> => {
      const experiment = small('vae-gaussians');
      experiment.training.pace.stride = stride;
      const events = await run(experiment, 30);
      return events.filter((e) => e.type === 'progress').at(-1)?.loss;
    };
    expect(await losses(1)).toBe(await losses(30));
  });

  it.each(slugs)('leaves no tensor of %s behind', async (slug) => {
    await run(small(slug), 3);
    const before = memory().numTensors;
    await run(small(slug), 10);
    expect(memory().numTensors).toBe(before);
  });

  it('gives parts that sum to the loss and an evaluation whose gap is value − floor', async () => {
    for (const slug of slugs) {
      for (const event of await run(small(slug), 64)) {
        if (event.type === 'progress') {
          const sum = event.parts.reduce((a, b) => a + b, 0);
          expect(sum).toBeCloseTo(event.loss, 3);
        }
        if (event.type === 'evaluation') {
          expect(event.value - event.floor).toBeCloseTo(event.gap, 10);
          expect(event.gap).toBeGreaterThan(-3 * event.error);
        }
      }
    }
  });

  it('says that it diverged instead of training on with a loss that is no number', async () => {
    const events = await run(small('vae-gaussians'), 400, { learningRate: 1e6 });
    const last = events.at(-1);
    expect(last).toMatchObject({ type: 'failed', reason: 'diverged' });
  });

  it('ends without a word when aborted', async () => {
    const { model, data, training } = small('vae-gaussians');
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
    const experiment = small('vae-gaussians');
    experiment.training.pace.eager = true;
    experiment.training.pace.stride = 1;
    const events = await run(experiment, 7);
    expect(events.filter(({ type }) => type === 'snapshot')).toHaveLength(8);
  });
});

describe('prepare', () => {
  it('refuses a setting outside its range, by name', () => {
    const experiment = findExperiment('vae-gaussians');
    if (!experiment) throw new Error('no such experiment');
    const config = readConfig(experiment);
    const changed =
      (settings: Settings): (() => unknown) =>
      () =>
        prepare({ ...config, settings: { ...config.settings, ...settings } });
    expect(changed({ width: 100_000 })).toThrow('width');
    expect(changed({ shape: 'square' })).toThrow('shape');
    expect(changed({ steps: 300.5 })).toThrow('steps');
  });
});
