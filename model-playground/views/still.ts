/** An experiment at rest: what a permalink says, to be shown before anything of a model is loaded. */
import {
  findExperiment,
  type Control,
  type Experiment,
  type ExperimentConfig,
} from '../catalog.ts';
import type { Bilingual } from '../catalog/types.ts';
import { formatValue } from './control-value.ts';
import { decodeLink, encodeLink } from './url-state.ts';

export interface Still {
  title: Bilingual;
  picture: Experiment['picture'];
  seed: number;
  /** Up to which step the run is to go; undefined for all of it. */
  step?: number;
  /** The controls that are not as given by default. */
  changed: { label: Bilingual; value: Bilingual }[];
}

/** The still of a permalink's query string; null when there is no such experiment (any more). */
export function stillOf(slug: string, search: string): Still | null {
  const experiment = findExperiment(slug);
  if (experiment === undefined) return null;
  const { title, picture } = experiment;
  const { config, step } = decodeLink(experiment, search);
  const changed = changedOf(experiment, config);
  return { title, picture, seed: config.seed, ...(step !== undefined && { step }), changed };
}

/**
 * What an address leads to when it is a permalink of an experiment on this origin: its slug and its
 * settings in their shortest form; null for any other.
 */
export function readPermalink(
  address: string,
  origin: string,
): { experiment: string; settings: string } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const slug = /^\/playground\/([a-z0-9-]+)\/?$/.exec(url.pathname)?.[1];
  const experiment = findExperiment(slug ?? '');
  if (url.origin !== origin || experiment === undefined) return null;
  const { config, step } = decodeLink(experiment, url.search);
  return { experiment: experiment.slug, settings: encodeLink(experiment, { config, step }) };
}

/** The controls that are not as given by default, with what they are set to. */
function changedOf({ controls }: Experiment, { settings }: ExperimentConfig): Still['changed'] {
  return controls
    .filter((control) => settings[control.key] !== control.default)
    .map((control) => ({ label: control.label, value: valueOf(control, settings[control.key]) }));
}

function valueOf(control: Control, value: number | string | undefined): Bilingual {
  if (control.type === 'choice') {
    const option = control.options.find((each) => each.value === value);
    return option?.label ?? { en: String(value), zh: String(value) };
  }
  if (control.type === 'drawing') return { en: 'drawn by hand', zh: '手绘' };
  const text = formatValue(Number(value));
  return { en: text, zh: text };
}
