/** A whole run in Node as the page does it, for tests. */
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

/** A run of this experiment to its end, the trained model kept; what fails is thrown. */
export async function runInNode(
  backend: Backend,
  slug: ExperimentSlug,
  settings: Settings = {},
  seed = 1,
): Promise<{ found: EvaluationEvent[]; model: TrainableModel; data: TrainingData }> {
  const experiment = findExperiment(slug);
  if (!experiment) throw new Error(`no experiment ${slug}`);
  const { model, data, training } = prepare(readConfig(experiment, { settings, seed }));
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

/** Every evaluation of a run of this experiment. */
export async function trainInNode(
  backend: Backend,
  slug: ExperimentSlug,
  settings: Settings = {},
  seed = 1,
): Promise<EvaluationEvent[]> {
  const { found, model } = await runInNode(backend, slug, settings, seed);
  dispose([...model.parameters.variables]);
  return found;
}

/** The figures at the end. */
export function lastOf(found: readonly EvaluationEvent[]): EvaluationEvent {
  const event = found.at(-1);
  if (!event) throw new Error('nothing was evaluated');
  return event;
}

/** What the page would tick of "what you should see". */
export function verdicts(slug: ExperimentSlug, found: EvaluationEvent[]): Verdict[] {
  return (findExperiment(slug)?.expectations ?? []).map((each) => judge(each, found, true));
}
