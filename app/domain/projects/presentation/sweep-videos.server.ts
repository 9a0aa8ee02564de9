import type { Db } from '#app/db/client.ts';

const day = 86_400_000;
/** A film that was replaced stays so long: a team may choose it again. */
const patienceDays = 7;

/**
 * Forgets films that were replaced or taken away before any version carried them; `sweepStore` then
 * clears their files. What a version shows stays for ever.
 *
 * @param at the portal's time
 */
export async function sweepVideos({ db }: { db: Db }, at: Date): Promise<void> {
  const gone = { lt: new Date(at.getTime() - patienceDays * day) };
  const where = { removedAt: gone, sha256: { not: null }, versions: { none: {} } };
  // One that a version takes up in that moment stays.
  await db.video.deleteMany({ where });
}
