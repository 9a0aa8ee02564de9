import type { Db } from '#app/db/client.ts';
import type { ExperimentRun } from '#app/db/generated/client.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { findExperiment } from '#playground/catalog.ts';
import { stillOf } from '#playground/views/still.ts';
import { ownModels } from './kept-model.server.ts';
import type { RunResult } from './kept-run.ts';
import { readResult } from './read-run.server.ts';

/** A run that its owner kept. */
export type OwnRun = {
  id: string;
  experiment: string;
  /** Null when the playground has no such experiment any more. */
  title: Bilingual | null;
  settings: string;
  seed: number | null;
  /** The controls that are not as given by default. */
  changed: { label: Bilingual; value: Bilingual }[];
  /** Null when what was stored cannot be read any more. */
  result: RunResult | null;
  note: string;
  /** The key of its model's link; null when its model is not kept. */
  model: string | null;
  keptAt: Date;
};

export type OwnRuns = {
  runs: OwnRun[];
  /** The experiments of which runs are kept, with how many. */
  experiments: { slug: string; title: Bilingual | null; count: number }[];
  /** How many are kept of what is asked for. */
  count: number;
  page: number;
  pages: number;
};

const onPage = 25;

/**
 * The runs that a person kept, the newest first: nobody else's, and for nobody else.
 *
 * @param experiment a slug; null for all
 * @param page from 1; one that is too high is the last
 */
export async function ownRuns(
  db: Db,
  personId: string,
  { experiment, page: asked }: { experiment: string | null; page: number },
): Promise<OwnRuns> {
  const counts = await db.experimentRun.groupBy({
    by: ['experiment'],
    where: { personId },
    _count: true,
    orderBy: { experiment: 'asc' },
  });
  const chosen = counts.filter((each) => experiment === null || each.experiment === experiment);
  const count = chosen.reduce((sum, each) => sum + each._count, 0);
  const pages = Math.max(1, Math.ceil(count / onPage));
  const page = Math.min(Math.max(1, asked), pages);
  const rows = await db.experimentRun.findMany({
    where: experiment === null ? { personId } : { personId, experiment },
    orderBy: [{ keptAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * onPage,
    take: onPage,
  });
  const experiments = counts.map(({ experiment: slug, _count }) => ({
    slug,
    title: findExperiment(slug)?.title ?? null,
    count: _count,
  }));
  const modelOf = await ownModels(db, personId);
  const runs = rows.map((row) => runOf(row, modelOf(row)));
  return { runs, experiments, count, page, pages };
}

/** The latest few of the runs that a person kept, without their models. */
export async function latestRuns(db: Db, personId: string, take: number): Promise<OwnRun[]> {
  const rows = await db.experimentRun.findMany({
    where: { personId },
    orderBy: [{ keptAt: 'desc' }, { id: 'desc' }],
    take,
  });
  return rows.map((row) => runOf(row, null));
}

/** A row as its owner sees it, with the key of its model where that is asked for. */
export function runOf(row: ExperimentRun, model: string | null): OwnRun {
  const { id, experiment: slug, settings, note, keptAt } = row;
  const still = stillOf(slug, settings);
  const result = readResult(row.result);
  const own = { id, experiment: slug, settings, result, note, model, keptAt };
  if (still === null) return { ...own, title: null, seed: null, changed: [] };
  const { title, seed, changed } = still;
  return { ...own, title, seed, changed };
}
