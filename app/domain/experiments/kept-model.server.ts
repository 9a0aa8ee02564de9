import { randomBytes } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import type { ArchiveFile } from '#app/files/archive.server.ts';
import { uniquePaths } from '#app/files/safe-name.ts';
import type { StoredFile } from '#app/files/store.server.ts';
import { mostModels, type NewRun } from './kept-run.ts';
import { readResult } from './read-run.server.ts';

const keyBytes = 32;
const day = 86_400_000;

type OfRun = { personId: string } & Pick<NewRun, 'experiment' | 'settings'>;

/**
 * Keeps a run's model, whose file is in the store, under the key it has or a new one. The caller
 * holds the person's row.
 *
 * @returns its key; null when there is room for no more
 */
export async function attachModel(
  tx: Transaction,
  { personId, experiment, settings }: OfRun,
  { sha256, size }: StoredFile,
): Promise<string | null> {
  const run = { personId, experiment, settings };
  const known = { personId_experiment_settings: run };
  const there = await tx.keptModel.findUnique({ where: known });
  const others = await tx.keptModel.count({
    where: { personId, idleSince: null, key: { not: there?.key ?? '' } },
  });
  if (others >= mostModels) return null;
  const file = { sha256, size, idleSince: null };
  const fresh = randomBytes(keyBytes).toString('base64url');
  const { key } = await tx.keptModel.upsert({
    where: known,
    create: { key: fresh, ...run, ...file },
    update: file,
  });
  return key;
}

/** The model of a run that is put back comes back with it: its key, or null when there is none. */
export async function wakeModel(tx: Transaction, run: OfRun): Promise<string | null> {
  const { personId, experiment, settings } = run;
  const [model] = await tx.keptModel.updateManyAndReturn({
    where: { personId, experiment, settings },
    data: { idleSince: null },
  });
  return model?.key ?? null;
}

/**
 * The models of runs that are kept no longer are opened by nobody, and forgotten a day after `since`,
 * by the real clock.
 */
export async function retireModels(
  db: Db | Transaction,
  which: { personId: string } & Partial<OfRun>,
  since: Date,
): Promise<void> {
  const { personId, experiment, settings } = which;
  await db.keptModel.updateMany({
    where: { personId, experiment, settings, idleSince: null },
    data: { idleSince: since },
  });
}

/**
 * Forgets models whose runs went a day ago; `sweepStore` then clears their files.
 *
 * @param at the real time
 */
export async function sweepModels({ db }: { db: Db }, at: Date): Promise<void> {
  const since = new Date(at.getTime() - day);
  await db.keptModel.deleteMany({ where: { idleSince: { lt: since } } });
}

/** The keys of a person's models, by their runs. */
export async function ownModels(
  db: Db,
  personId: string,
): Promise<(run: { experiment: string; settings: string }) => string | null> {
  const models = await db.keptModel.findMany({
    where: { personId, idleSince: null },
    select: { key: true, experiment: true, settings: true },
  });
  const nameOf = (run: { experiment: string; settings: string }) =>
    `${run.experiment}?${run.settings}`;
  const keys = new Map(models.map((model) => [nameOf(model), model.key]));
  return (run) => keys.get(nameOf(run)) ?? null;
}

/** The files of a person's models, for the archive of what is theirs. */
export async function ownModelFiles(db: Db, personId: string): Promise<ArchiveFile[]> {
  const models = await db.keptModel.findMany({
    where: { personId, idleSince: null },
    orderBy: [{ experiment: 'asc' }, { settings: 'asc' }],
  });
  const unique = uniquePaths();
  return models.map(({ experiment, sha256 }) => ({
    path: unique(`playground/${experiment}.safetensors`),
    sha256,
  }));
}

/** What whoever has a model's key is shown of it: never whose it is. */
export type SharedModel = {
  key: string;
  /** The permalink's query of its run. */
  settings: string;
  step: number;
  /** Whether that was its last. */
  finished: boolean;
  note: string;
};

/** The model of a key; null when the experiment has none such, or it is kept no longer. */
export async function sharedModel(
  db: Db,
  key: string,
  experiment: string,
): Promise<SharedModel | null> {
  const model = await db.keptModel.findFirst({ where: { key, experiment, idleSince: null } });
  if (model === null) return null;
  const { personId, settings } = model;
  const run = await db.experimentRun.findFirst({ where: { personId, experiment, settings } });
  const result = readResult(run?.result);
  if (run === null || result === null) return null;
  const { step, totalSteps } = result;
  return { key, settings, step, finished: step === totalSteps, note: run.note };
}

/** The file of a model, for whoever has its key. */
export async function modelFile(
  db: Db,
  key: string,
): Promise<(StoredFile & { type: string; name: string }) | null> {
  const model = await db.keptModel.findFirst({ where: { key, idleSince: null } });
  if (model === null) return null;
  const { sha256, size, experiment } = model;
  return { sha256, size, type: 'application/octet-stream', name: `${experiment}.safetensors` };
}
