import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#app/db/client.ts';
import { longestUnused } from './forget-old-traces.server.ts';

/**
 * Browsers in which somebody has signed in before. Tries to sign in from one are counted apart from
 * everybody else's, so that a stranger who tries ten thousand passwords locks nobody out. A browser
 * is known by a random cookie; the database keeps its hash together with the person.
 */
export type KnownBrowsers = {
  /** Knows the browser of this `Cookie` header from now on (real time). Gives the `Set-Cookie` that it needs. */
  remember(
    personId: string,
    cookieHeader: string | null,
    now: Date,
  ): Promise<{ setCookie: string }>;
  /** The name under which this person's tries from this browser are counted; null for a stranger. */
  nameOf(personId: string, cookieHeader: string | null): Promise<string | null>;
};

/** @param secureCookies true where people reach the portal by https, as for the session's cookie */
export function openKnownBrowsers(
  db: Db,
  { secureCookies }: { secureCookies: boolean },
): KnownBrowsers {
  const cookie = secureCookies ? '__Host-practicum-browser' : 'practicum-browser';
  const tokenIn = (header: string | null) =>
    new RegExp(`(?:^|;\\s*)${cookie}=([\\w-]{43})(?:;|$)`).exec(header ?? '')?.[1];
  const attributes = [
    ...['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${longestUnused.browserDays * 86_400}`],
    ...(secureCookies ? ['Secure'] : []),
  ].join('; ');

  return {
    remember: async (personId, cookieHeader, now) => {
      const token = tokenIn(cookieHeader) ?? randomBytes(32).toString('base64url');
      const id = kept(token, personId);
      await db.knownBrowser.upsert({
        where: { id },
        create: { id, personId, usedAt: now },
        update: { usedAt: now },
      });
      return { setCookie: `${cookie}=${token}; ${attributes}` };
    },
    nameOf: async (personId, cookieHeader) => {
      const token = tokenIn(cookieHeader);
      if (token === undefined) return null;
      const id = kept(token, personId);
      return (await db.knownBrowser.count({ where: { id } })) === 1 ? `known ${id}` : null;
    },
  };
}

function kept(token: string, personId: string): string {
  return createHash('sha256').update(`${token} ${personId}`).digest('hex');
}
