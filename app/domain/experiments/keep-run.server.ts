import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import { mostRuns, type NewRun, type NotKept } from './kept-run.ts';

export type KeepRunResult =
  | { ok: true; id: string; step: number; again: boolean }
  | { ok: false; because: Extract<NotKept, 'too many'> };

/**
 * Keeps a run for a person. The same experiment with the same permalink is the same run: keeping
 * it again keeps it once, with the latest words if there are any. A run never comes from the future.
 */
export async function keepRun(
  { db }: { db: Db },
  { personId, at }: { personId: string; at: Date },
  { experiment, settings, result, note, keptAt }: NewRun,
): Promise<KeepRunResult> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
    const same = await tx.experimentRun.findFirst({ where: { personId, experiment, settings } });
    if (same !== null) {
      if (note !== '') await tx.experimentRun.update({ where: { id: same.id }, data: { note } });
      return { ok: true, id: same.id, step: result.step, again: true };
    }
    if ((await tx.experimentRun.count({ where: { personId } })) >= mostRuns) {
      return { ok: false, because: 'too many' };
    }
    const kept = keptAt !== null && keptAt < at ? keptAt : at;
    const { id } = await tx.experimentRun.create({
      data: { id: newId(), personId, experiment, settings, result, note, keptAt: kept },
    });
    return { ok: true, id, step: result.step, again: false };
  });
}
