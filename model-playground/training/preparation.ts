/** What the experiments' preparations share: checked settings, and the schedule of a run. */
import { findExperiment, isDrawn } from '../catalog.ts';
import type { ExperimentConfig, Settings } from '../catalog/types.ts';
import type { SampleOptions } from '../worker/protocol.ts';
import type { TrainingData } from './data.ts';
import type { TrainableModel, TrainingConfig } from './loop.ts';
import { derive } from './random.ts';

/** A run that is ready to train: everything but the backend. */
export interface Preparation {
  model: TrainableModel;
  data: TrainingData;
  training: Omit<TrainingConfig, 'createAdam'>;
}

/** Reads a data file that an experiment needs; the address is `https:`, or `file:` in Node. */
export type OpenFile = (address: URL) => Promise<Uint8Array<ArrayBuffer>>;

/** Fetches a data file, in the browser. */
export const fetchFile: OpenFile = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Puts one experiment together from its seed and settings, and from the files it asks for. */
export type Prepare = (
  seed: number,
  settings: Reader,
  open: OpenFile,
) => Preparation | Promise<Preparation>;

/** Points that the page draws behind the samples: the course's test set. */
export const HELD_OUT = 2500;

/** The schedule and pace that the settings ask for; samples are drawn with these options. */
export function trainingOf(
  seed: number,
  { number, text }: Reader,
  options: Omit<SampleOptions, 'count' | 'seed'> = { sampler: 'ddim', steps: 1 },
): Preparation['training'] {
  return {
    seed,
    steps: number('steps'),
    batch: Number(text('batch')),
    learningRate: number('learningRate'),
    pictureEvery: 64,
    evaluateEvery: 512,
    pace: {
      stride: 10,
      eager: false,
      pictureShare: Infinity,
      sampling: { count: 600, seed: derive(seed, 'samples'), ...options },
    },
  };
}

/** The size of the training set as its control says it. */
export function trainingSet(choice: string): number | 'fresh' {
  return choice === 'fresh' ? 'fresh' : Number(choice);
}

export interface Reader {
  number(key: string): number;
  text(key: string): string;
}

/** Typed access to settings, each checked against its control. */
export function reader({ slug, settings }: ExperimentConfig): Reader {
  const experiment = findExperiment(slug);
  if (!experiment) throw new RangeError(`there is no experiment ${slug}`);
  const lookUp = (key: string): Settings[string] => {
    const control = experiment.controls.find((candidate) => candidate.key === key);
    const value = settings[key];
    const usable =
      control?.type === 'choice'
        ? control.options.some((option) => option.value === value)
        : control?.type === 'drawing'
          ? value === control.default || isDrawn(control, value)
          : control &&
            typeof value === 'number' &&
            value >= control.min &&
            value <= control.max &&
            (!control.integer || Number.isInteger(value));
    if (value === undefined || !usable) {
      throw new RangeError(`${slug}: ${String(value)} is no value for ${key}`);
    }
    return value;
  };
  return { number: (key) => Number(lookUp(key)), text: (key) => String(lookUp(key)) };
}
