import type { Db } from '#app/db/client.ts';

/** What nobody has used for so long is forgotten, in days of real time. */
export const longestUnused = { browserDays: 180, codeDays: 7 };

/** Removes ended sessions, used or outdated codes and challenges, and browsers long unused. */
export async function forgetOldTraces(db: Db, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db.session.deleteMany({ where: { expiresAt: { lte: now } } });
  await db.oneTimeCode.deleteMany({
    where: { expiresAt: { lte: daysAgo(longestUnused.codeDays) } },
  });
  await db.challenge.deleteMany({ where: { expiresAt: { lte: now } } });
  await db.knownBrowser.deleteMany({
    where: { usedAt: { lte: daysAgo(longestUnused.browserDays) } },
  });
}
