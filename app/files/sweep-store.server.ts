import type { Db } from '#app/db/client.ts';
import { Prisma } from '#app/db/generated/client.ts';
import { shelves, type FileStore } from './store.server.ts';

/** The tables whose column `sha256` names a file of the store. */
export const tablesOfFiles = [
  'brought_file',
  'figure',
  'kept_model',
  'mock_photo',
  'submitted_file',
  'video',
] as const;

const minute = 60_000;
const day = 86_400_000;

/**
 * Removes files that nothing of the portal names any more: left out, replaced, of somebody who has
 * gone, or put in the moment before a crash. One that came within a day stays, since whoever brought
 * it may be about to say what it is for. Each minute has its shelf, so that all have had their turn
 * after some four hours and no turn takes long.
 *
 * @param at the real time: that of files is real
 */
export async function sweepStore(
  { db, files }: { db: Db; files: Pick<FileStore, 'putBefore' | 'removeBefore' | 'removeBroken'> },
  at: Date,
): Promise<void> {
  const since = new Date(at.getTime() - day);
  await files.removeBroken(since);
  const old = await files.putBefore(since, Math.floor(at.getTime() / minute) % shelves);
  const named = await namedFiles(db, old);
  for (const sha256 of old) if (!named.has(sha256)) await files.removeBefore(sha256, since);
}

/**
 * Which of these files anything of the portal names. All tables are asked in one statement: what
 * moves from one to another in that moment is seen in one of them.
 */
async function namedFiles(db: Db, sha256s: readonly string[]): Promise<Set<string>> {
  if (sha256s.length === 0) return new Set();
  const each = tablesOfFiles.map(
    (table) =>
      Prisma.sql`SELECT sha256 FROM ${Prisma.raw(table)} WHERE sha256 = ANY(${sha256s}::text[])`,
  );
  const rows = await db.$queryRaw<{ sha256: string }[]>(Prisma.join(each, ' UNION '));
  return new Set(rows.map(({ sha256 }) => sha256));
}
