import type { Db } from '#app/db/client.ts';
import { browserName } from './browser-name.ts';
import { kept, signInMethods, type SignInMethod } from './sessions.server.ts';

/** How a person came in; anything that this version does not know is simply `other`. */
export type SessionMethod = SignInMethod | 'other';

export type OwnSession = {
  /** What the database calls it; it opens nothing. */
  id: string;
  browser: string | null;
  system: string | null;
  method: SessionMethod;
  startedAt: Date;
  usedAt: Date;
  /** Whether it is the one that asks. */
  current: boolean;
};

/**
 * Where a person is signed in: this session first, then the last used.
 *
 * @param sessionId the id in the asking browser's cookie
 * @param now real time, as sessions run in it
 */
export async function ownSessions(
  db: Db,
  personId: string,
  sessionId: string | null,
  now: Date,
): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: { personId, expiresAt: { gt: now } },
    orderBy: [{ usedAt: 'desc' }, { id: 'asc' }],
  });
  const current = sessionId === null ? null : kept(sessionId);
  return rows
    .map(({ id, browser, method, startedAt, usedAt }) => ({
      id,
      ...browserName(browser),
      method: signInMethods.find((known) => known === method) ?? ('other' as const),
      startedAt,
      usedAt,
      current: id === current,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one of a person's sessions; one that has ended already, or is somebody else's, stays as it is. */
export async function endOwnSession(db: Db, personId: string, id: string): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(id)) return;
  await db.session.deleteMany({ where: { id, personId } });
}

/** Ends all of a person's sessions but the one that asks. Gives how many they were. */
export async function endOtherSessions(
  db: Db,
  personId: string,
  sessionId: string | null,
): Promise<number> {
  const spared = sessionId === null ? {} : { id: { not: kept(sessionId) } };
  const { count } = await db.session.deleteMany({ where: { personId, ...spared } });
  return count;
}
