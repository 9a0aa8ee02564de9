import { z } from 'zod';
import { findExperiment } from '#playground/catalog.ts';
import { readModelFile } from '#playground/views/model-file.ts';
import { decodeLink, encodeLink } from '#playground/views/url-state.ts';
import { longestNote, type NewRun, type NotKept, type RunResult } from './kept-run.ts';

const figure = z.number().finite().nullable();

const resultSchema = z
  .object({
    step: z.int().positive(),
    totalSteps: z.int().positive(),
    loss: figure,
    heldOut: figure,
    gap: figure,
    floor: figure,
  })
  .refine(({ step, totalSteps }) => step <= totalSteps);

type TypedRun = {
  experiment: string;
  settings: string;
  /** As JSON. */
  result: string;
  note: string;
  /** The file of its model; null or empty for none. */
  model: Uint8Array | null;
  keptAt?: string;
};

/**
 * What a form says of a run, checked. The settings are read as the playground reads a permalink
 * and written again, so that a run has one form only and nothing else is ever stored.
 */
export function readNewRun(
  typed: TypedRun,
): { ok: true; run: NewRun } | { ok: false; because: NotKept } {
  const experiment = findExperiment(typed.experiment);
  const result = readResult(typed.result);
  if (experiment === undefined || result === null) return { ok: false, because: 'nothing to keep' };
  const note = typed.note.trim();
  if (note.length > longestNote) return { ok: false, because: 'note too long' };
  const link = decodeLink(experiment, typed.settings);
  const settings = encodeLink(experiment, { ...link, step: result.step });
  const model = typed.model?.byteLength ? typed.model : null;
  const trained = `${experiment.slug}?${encodeLink(experiment, { config: link.config, step: result.step })}`;
  if (model !== null && linkOfModel(model) !== trained)
    return { ok: false, because: 'not its model' };
  const keptAt = z.coerce.date().safeParse(typed.keptAt || undefined).data ?? null;
  const run = { experiment: experiment.slug, settings, result, note, model, keptAt };
  return { ok: true, run };
}

/** The permalink's query that says how a model came about; null when it is none. */
function linkOfModel(file: Uint8Array): string | null {
  const model = readModelFile(file);
  if (model === null) return null;
  const { experiment, config, checkpoint } = model;
  return `${experiment.slug}?${encodeLink(experiment, { config, step: checkpoint.step })}`;
}

/** Where a run stood, from the form or the database; null for what is none. */
export function readResult(json: unknown): RunResult | null {
  return resultSchema.safeParse(typeof json === 'string' ? parsed(json) : json).data ?? null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
