import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { attachModel, wakeModel } from './kept-model.server.ts';
import { mostRuns, type NewRun, type NotKept } from './kept-run.ts';

export type KeepRunResult =
  | { ok: true; id: string; step: number; again: boolean; model: string | null }
  | { ok: false; because: Extract<NotKept, 'too many' | 'too many models'> };

/**
 * Keeps a run for a person. The same experiment with the same permalink is the same run: keeping
 * it again keeps it once, with the latest words and the latest model if there are any. A run never
 * comes from the future.
 */
export async function keepRun(
  { db, files }: { db: Db; files: Pick<FileStore, 'put'> },
  { personId, at }: { personId: string; at: Date },
  run: NewRun,
): Promise<KeepRunResult> {
  const { experiment, settings, result, note, keptAt } = run;
  const same = { personId, experiment, settings };
  const file = run.model && (await files.put([run.model]));
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
    const there = await tx.experimentRun.findFirst({ where: same });
    if (there === null && (await tx.experimentRun.count({ where: { personId } })) >= mostRuns) {
      return { ok: false, because: 'too many' };
    }
    const model = await (file === null ? wakeModel(tx, same) : attachModel(tx, same, file));
    if (file !== null && model === null) return { ok: false, because: 'too many models' };
    if (there !== null) {
      if (note !== '') await tx.experimentRun.update({ where: { id: there.id }, data: { note } });
      return { ok: true, id: there.id, step: result.step, again: true, model };
    }
    const kept = keptAt !== null && keptAt < at ? keptAt : at;
    const { id } = await tx.experimentRun.create({
      data: { id: newId(), ...same, result, note, keptAt: kept },
    });
    return { ok: true, id, step: result.step, again: false, model };
  });
}
