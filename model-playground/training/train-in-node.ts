/** A whole run in Node as the page does it, for tests. */
import { readFile } from 'node:fs/promises';
import { dispose } from '@tensorflow/tfjs-core';
import type { Backend } from '../backends/backend.ts';
import {
  findExperiment,
  judge,
  readConfig,
  type ExperimentSlug,
  type Settings,
  type Verdict,
} from '../catalog.ts';
import type { EvaluationEvent } from '../worker/protocol.ts';
import type { TrainingData } from './data.ts';
import { prepare } from './experiments.ts';
import { train, type TrainableModel } from './loop.ts';
import type { OpenFile } from './preparation.ts';

/** Reads the data files that lie beside the data sets' sources. */
export const readDataFile: OpenFile = async (address) => new Uint8Array(await readFile(address));

/** An evaluation on data whose floor is known. */
export type Judged = EvaluationEvent & Required<Pick<EvaluationEvent, 'gap' | 'floor'>>;

interface Trained<Event> {
  found: Event[];
  model: TrainableModel;
  data: TrainingData;
}

/** The evaluations of a run whose data has a floor; refuses any without. */
export function judged(found: readonly EvaluationEvent[]): Judged[] {
  return found.map((event) => {
    const { gap, floor } = event;
    if (gap === undefined || floor === undefined) throw new Error('no floor is known');
    return { ...event, gap, floor };
  });
}

/** A run on data with a floor to its end, the trained model kept; what fails is thrown. */
export async function runInNode(
  backend: Backend,
  slug: ExperimentSlug,
  settings: Settings = {},
  seed = 1,
): Promise<Trained<Judged>> {
  const trained = await runWithoutFloor(backend, slug, settings, seed);
  return { ...trained, found: judged(trained.found) };
}

/** The same, whether or not a floor is known. */
export async function runWithoutFloor(
  backend: Backend,
  slug: ExperimentSlug,
  settings: Settings = {},
  seed = 1,
): Promise<Trained<EvaluationEvent>> {
  const experiment = findExperiment(slug);
  if (!experiment) throw new Error(`no experiment ${slug}`);
  const whole = readConfig(experiment, { settings, seed });
  const { model, data, training } = await prepare(whole, readDataFile);
  const config = {
    ...training,
    // Pictures cost nothing to the result and a little time to the test.
    pictureEvery: training.steps,
    createAdam: backend.createAdam,
  };
  const found: EvaluationEvent[] = [];
  for await (const event of train(model, data, config, new AbortController().signal)) {
    if (event.type === 'evaluation') found.push(event);
    if (event.type === 'failed') throw new Error(event.detail);
  }
  return { found, model, data };
}

/** Every evaluation of a run of this experiment, on data with a floor. */
export async function trainInNode(
  backend: Backend,
  slug: ExperimentSlug,
  settings: Settings = {},
  seed = 1,
): Promise<Judged[]> {
  const { found, model } = await runInNode(backend, slug, settings, seed);
  dispose([...model.parameters.variables]);
  return found;
}

/** The figures at the end. */
export function lastOf<Event extends EvaluationEvent>(found: readonly Event[]): Event {
  const event = found.at(-1);
  if (!event) throw new Error('nothing was evaluated');
  return event;
}

/** What the page would tick of "what you should see". */
export function verdicts(slug: ExperimentSlug, found: EvaluationEvent[]): Verdict[] {
  return (findExperiment(slug)?.expectations ?? []).map((each) => judge(each, found, true));
}
