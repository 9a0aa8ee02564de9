import type { Db } from '#app/db/client.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { isFileUsed } from '#app/files/is-file-used.server.ts';

const day = 86_400_000;
/** A film that was replaced stays so long: a team may choose it again. */
const patienceDays = 7;
/** So many are looked at in one go. */
const atOnce = 20;

/**
 * Forgets films that were replaced or taken away before any version carried them, and clears their
 * files from the store. What a version shows stays for ever.
 *
 * @param at the portal's time
 * @param now the real time: a file that has just come is about to be used
 */
export async function sweepVideos(
  { db, files }: { db: Db; files: Pick<FileStore, 'removeBefore'> },
  at: Date,
  now: Date,
): Promise<void> {
  const gone = { lt: new Date(at.getTime() - patienceDays * day) };
  const where = { removedAt: gone, sha256: { not: null }, versions: { none: {} } };
  const due = await db.video.findMany({ where, orderBy: { removedAt: 'asc' }, take: atOnce });
  for (const { id, sha256 } of due) {
    // Not if a version has taken it up meanwhile.
    const { count } = await db.video.deleteMany({ where: { ...where, id } });
    if (count === 0 || sha256 === null || (await isFileUsed(db, sha256))) continue;
    await files.removeBefore(sha256, new Date(now.getTime() - day));
  }
}
