/**
 * The permalink of an experiment: everything that decides a run, as a query string of at most
 * 2 kB. Defaults are left out, so a link to an untouched experiment is its bare address.
 */
import { readConfig, type Experiment, type ExperimentConfig } from '../catalog.ts';
import type { BackendName } from '../worker/protocol.ts';

export interface BackendWish {
  backend: BackendName;
  allowSoftware?: boolean;
}

export interface LinkState {
  config: ExperimentConfig;
  /** Train up to this step and wait there. */
  step?: number;
  /** Absent: the best that the machine has. */
  wish?: BackendWish;
}

/** Names that no control may have. */
export const reservedKeys = ['seed', 'step', 'backend'] as const;

const WISHES: Record<string, BackendWish> = {
  webgpu: { backend: 'webgpu' },
  'webgpu-software': { backend: 'webgpu', allowSoftware: true },
  wasm: { backend: 'wasm' },
  cpu: { backend: 'cpu' },
};

const DIGITS = /^\d{1,10}$/;

/** Reads a query string, with or without "?"; whatever is not understood becomes the default. */
export function decodeLink(experiment: Experiment, search: string): LinkState {
  const query = new URLSearchParams(search);
  const settings: Record<string, string> = {};
  for (const { key } of experiment.controls) {
    const value = query.get(key);
    if (value !== null) settings[key] = value;
  }
  const seed = query.get('seed') ?? '';
  const config = readConfig(experiment, {
    seed: DIGITS.test(seed) ? Number(seed) : undefined,
    settings,
  });
  const step = query.get('step') ?? '';
  const name = query.get('backend') ?? '';
  return {
    config,
    step: DIGITS.test(step) && Number(step) > 0 ? Number(step) : undefined,
    wish: Object.hasOwn(WISHES, name) ? WISHES[name] : undefined,
  };
}

/** The query string of a state, without "?"; empty when everything is as given by default. */
export function encodeLink(experiment: Experiment, { config, step, wish }: LinkState): string {
  const query = new URLSearchParams();
  const { seed } = readConfig(experiment);
  if (config.seed !== seed) query.set('seed', String(config.seed));
  for (const control of experiment.controls) {
    const value = config.settings[control.key];
    if (value !== undefined && value !== control.default) query.set(control.key, String(value));
  }
  if (step !== undefined) query.set('step', String(step));
  const name = Object.keys(WISHES).find((key) => sameWish(WISHES[key], wish));
  if (name !== undefined) query.set('backend', name);
  return query.toString();
}

function sameWish(a: BackendWish | undefined, b: BackendWish | undefined): boolean {
  return (
    b !== undefined &&
    a?.backend === b.backend &&
    (a.allowSoftware ?? false) === (b.allowSoftware ?? false)
  );
}
