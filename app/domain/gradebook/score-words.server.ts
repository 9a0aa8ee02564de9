import type { Db, Transaction } from '#app/db/client.ts';
import type { GradebookRow } from './gradebook-row.ts';

/**
 * The words that scores were given with, by the scores' ids; a score without any is not in it. Who
 * asks for somebody else than staff asks for released scores alone.
 *
 * @param scores their ids; null for nothing
 */
export async function scoreWords(
  db: Db | Transaction,
  scores: readonly (string | null)[],
): Promise<Map<string, string>> {
  const ids = scores.filter((id) => id !== null);
  const rows = await db.$queryRaw<{ id: string; words: string }[]>`
    SELECT id::text, words FROM score_fact WHERE id = ANY(${ids}::uuid[]) AND words <> ''`;
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** The same of everything that stands in these rows of the gradebook. */
export function wordsInRows(
  db: Db,
  rows: readonly Pick<GradebookRow, 'cells'>[],
): Promise<Map<string, string>> {
  const scores = rows.flatMap(({ cells }) => Object.values(cells).map(({ score }) => score));
  return scoreWords(db, scores);
}
