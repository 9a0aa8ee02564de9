import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { longestNote } from './kept-run.ts';
import { retireModels } from './kept-model.server.ts';
import { runOf, type OwnRun } from './own-runs.server.ts';

type Own = { personId: string; id: string };

export type ChangeNoteResult =
  { ok: true } | { ok: false; because: 'no such run' | 'note too long' };

/** Writes another note to one of one's own runs. */
export async function changeNote(
  { db }: { db: Db },
  { personId, id }: Own,
  typed: string,
): Promise<ChangeNoteResult> {
  const note = typed.trim();
  if (note.length > longestNote) return { ok: false, because: 'note too long' };
  if (!z.uuid().safeParse(id).success) return { ok: false, because: 'no such run' };
  const { count } = await db.experimentRun.updateMany({
    where: { id, personId },
    data: { note },
  });
  return count === 0 ? { ok: false, because: 'no such run' } : { ok: true };
}

/**
 * Removes one of one's own runs.
 *
 * @param now the real time, from which on its model waits a day to come back
 * @returns what was removed, so that it can come back; null when there is no such run (any more)
 */
export async function removeRun(
  { db }: { db: Db },
  { personId, id }: Own,
  now: Date,
): Promise<OwnRun | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db.experimentRun.findFirst({ where: { id, personId } });
  if (row === null) return null;
  await db.experimentRun.deleteMany({ where: { id, personId } });
  await retireModels(db, row, now);
  return runOf(row, null);
}
