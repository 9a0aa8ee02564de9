import { createHash } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import type { Db } from '#app/db/client.ts';
import type { Role, Viewer } from './asker.ts';
import { longestBrowser } from './browser-name.ts';

/**
 * Who is signed in, by a cookie. The only module that knows Lucia.
 *
 * A session runs in the machine's own time, never the demo's: moving the demo's clock signs nobody
 * out. It ends thirty days after its last use (it is prolonged once half of that has passed).
 * The database keeps the SHA-256 of a session's id, so a copy of it opens no session.
 */
export type Sessions = {
  /** Starts a session under a new id. Gives the `Set-Cookie` header that carries it. */
  create(personId: string, how?: HowSignedIn): Promise<{ setCookie: string }>;
  /**
   * Who the request's `Cookie` header belongs to: nobody without a session, with an ended one, or
   * when the person has been disabled. `setCookie` must be answered when it is there.
   */
  validate(cookieHeader: string | null | undefined): Promise<{
    viewer: Viewer | null;
    /** The viewer's current role in each offering, by its slug, before `standingOf` is asked. */
    roles: Record<string, Role>;
    sessionId: string | null;
    /** How they came in; null for nobody. */
    method: string | null;
    /** When a second factor was shown in this session. */
    strongAt: Date | null;
    /** When it runs out, unless it is used again. */
    endsAt: Date | null;
    setCookie?: string;
  }>;
  /**
   * Who the header belongs to, without a use of the session: nothing is noted or prolonged, which
   * only an answer with a cookie could tell the browser.
   */
  look(
    cookieHeader: string | null | undefined,
  ): Promise<{ viewer: Viewer | null; roles: Record<string, Role>; strongAt: Date | null }>;
  /** Ends the session in this `Cookie` header, if any. Gives the `Set-Cookie` that removes it. */
  end(cookieHeader: string | null | undefined): Promise<{ setCookie: string }>;
  /** Ends every session of a person, on all their machines. */
  endAll(personId: string): Promise<void>;
};

/** The ways in, as `Session.method` has them. */
export const signInMethods = ['password', 'code', 'single sign-on', 'passkey', 'demo'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** A way in as a session has it; one that this version does not know counts as a password. */
export function asSignInMethod(kept: string | null): SignInMethod {
  return signInMethods.find((known) => known === kept) ?? 'password';
}

/** How somebody came in, and what their browser calls itself. */
export type HowSignedIn = {
  method?: SignInMethod;
  browser?: string;
  /** When a second factor was shown; a passkey is one by itself. */
  strongAt?: Date;
};

/**
 * @param secureCookies true where people reach the portal by https: the cookie is then Secure and
 *   named `__Host-practicum`, which no other host can set. On http://localhost a browser would not
 *   keep such a cookie, so it is plainly `practicum` there.
 */
export function openSessions(db: Db, { secureCookies }: { secureCookies: boolean }): Sessions {
  const adapter = prismaAdapter(db);
  const lucia = openLucia(adapter, secureCookies);

  const blankCookie = () => lucia.createBlankSessionCookie().serialize();
  const idIn = (cookieHeader: string | null | undefined) =>
    lucia.readSessionCookie(cookieHeader ?? '');

  return {
    create: async (personId, how = {}) => {
      const { method = 'password', strongAt = null } = how;
      const session = await lucia.createSession(personId, {
        ...{ method, strongAt, usedAt: new Date() },
        browser: how.browser?.slice(0, longestBrowser) ?? '',
      });
      return { setCookie: lucia.createSessionCookie(session.id).serialize() };
    },
    validate: async (cookieHeader) => {
      const nobody = {
        ...{ viewer: null, roles: {}, sessionId: null },
        ...{ method: null, strongAt: null, endsAt: null },
      };
      const id = idIn(cookieHeader);
      if (id === null) return nobody;
      const { session, user } = await lucia.validateSession(id);
      if (session === null || user.disabled) return { ...nobody, setCookie: blankCookie() };
      const { disabled: _, roles, ...viewer } = user;
      await noteUse(db, session, new Date());
      return {
        ...{ viewer, roles },
        sessionId: session.id,
        ...{ method: session.method, strongAt: session.strongAt, endsAt: session.expiresAt },
        ...(session.fresh && { setCookie: lucia.createSessionCookie(session.id).serialize() }),
      };
    },
    look: async (cookieHeader) => {
      const id = idIn(cookieHeader);
      const [session, user] = id === null ? [null, null] : await adapter.getSessionAndUser(id);
      const isOver = session === null || session.expiresAt <= new Date();
      if (isOver || user === null || user.attributes.disabled)
        return { viewer: null, roles: {}, strongAt: null };
      const { disabled: _, roles, ...viewer } = { id: user.id, ...user.attributes };
      return { viewer, roles, strongAt: session.attributes.strongAt };
    },
    end: async (cookieHeader) => {
      const id = idIn(cookieHeader);
      if (id !== null) await lucia.invalidateSession(id);
      return { setCookie: blankCookie() };
    },
    endAll: (personId) => lucia.invalidateUserSessions(personId),
  };
}

/** To the nearest five minutes, so that not every request writes. */
async function noteUse(
  db: Db,
  { id, usedAt }: { id: string; usedAt: Date },
  now: Date,
): Promise<void> {
  if (now.getTime() - usedAt.getTime() < 5 * 60_000) return;
  await db.session.updateMany({ where: { id: kept(id) }, data: { usedAt: now } });
}

function openLucia(adapter: Adapter, secure: boolean) {
  return new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: {
      name: secure ? '__Host-practicum' : 'practicum',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: (attributes) => attributes,
  });
}

type UserAttributes = Omit<Viewer, 'id'> & { disabled: boolean; roles: Record<string, Role> };
type SessionAttributes = {
  usedAt: Date;
  method: string;
  strongAt: Date | null;
  browser: string;
};

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof openLucia>;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** What the database keeps instead of a session's id. */
export function kept(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}

type SessionRow = { id: string; personId: string; expiresAt: Date } & SessionAttributes;

function prismaAdapter(db: Db): Adapter {
  const session = (row: SessionRow): DatabaseSession => {
    const { id, personId: userId, expiresAt, usedAt, method, strongAt, browser } = row;
    return { id, userId, expiresAt, attributes: { usedAt, method, strongAt, browser } };
  };
  return {
    getSessionAndUser: async (id) => {
      // Each request asks this: one statement, where Prisma would send three.
      const [row] = await db.$queryRaw<(SessionRow & UserAttributes)[]>`
        SELECT s.person_id::text AS "personId", s.expires_at AS "expiresAt",
               s.used_at AS "usedAt", s.method, s.strong_at AS "strongAt", s.browser,
               p.name, p.email, p.language, p.zone, p.disabled_at IS NOT NULL AS disabled,
               (SELECT coalesce(json_object_agg(m.offering_id, m.role), '{}') FROM membership m
                 WHERE m.person_id = p.id AND m.to_at IS NULL) AS roles
          FROM session s JOIN person p ON p.id = s.person_id
         WHERE s.id = ${kept(id)}`;
      if (row === undefined) return [null, null];
      const { name, email, language, zone, disabled, roles } = row;
      const attributes = { name, email, language, zone, disabled, roles };
      return [session({ ...row, id }), { id: row.personId, attributes }];
    },
    getUserSessions: async (personId) =>
      (await db.session.findMany({ where: { personId } })).map(session),
    setSession: async ({ id, userId, expiresAt, attributes }) => {
      const data = { id: kept(id), personId: userId, expiresAt, ...attributes };
      await db.session.create({ data });
    },
    // Two requests may prolong, or one end, the same session at once: a missing row is no error.
    updateSessionExpiration: async (id, expiresAt) => {
      await db.session.updateMany({ where: { id: kept(id) }, data: { expiresAt } });
    },
    deleteSession: async (id) => {
      await db.session.deleteMany({ where: { id: kept(id) } });
    },
    deleteUserSessions: async (personId) => {
      await db.session.deleteMany({ where: { personId } });
    },
    deleteExpiredSessions: async () => {
      await db.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    },
  };
}
