import type { LoaderFunctionArgs } from '@remix-run/node';
import { openIdentityProvider } from '#app/domain/people/identity-provider.server.ts';
import { openKnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { openSessions, type Sessions } from '#app/domain/people/sessions.server.ts';
import { openJobs } from '#app/jobs/jobs.server.ts';
import { loader as begin } from '#app/routes/sign-in/single-sign-on.ts';
import { loader as callback } from '#app/routes/sign-in/single-sign-on-callback.ts';
import { openLog } from '#app/web/log.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { testDatabase } from '#test/setup/database.ts';
import { startIdentityProvider } from '#test/setup/identity-provider.ts';

export const origin = 'http://localhost:3999';
export const at = berkeley('2024-02-26T10:00');

/** Whom the identity provider knows. */
export const people = [
  { subject: 'new', name: 'Nia  New', email: 'Nia@Example.edu', verified: true },
  { subject: 'twice', name: 'Tom Twice', email: 'tom@example.edu', verified: true },
  { subject: 'known', name: 'Mallory', email: 'ada@example.edu', verified: true },
  { subject: 'unverified', name: 'Una', email: 'una@example.edu', verified: false },
  { subject: 'bare' },
  { subject: 'taken', name: 'Tak', email: 'tak@example.edu', verified: true },
  { subject: 'closed', name: 'Clo', email: 'clo@example.edu', verified: true },
];

/** A portal with an identity provider beside it. */
export async function openSingleSignOn() {
  const database = await testDatabase();
  const { db } = database;
  const provider = await startIdentityProvider(`${origin}/sign-in/single-sign-on/callback`, people);
  const jobs = await openJobs(database.pool, { log: openLog('silent') });
  const sessions = openSessions(db, { secureCookies: false });
  const context = {
    jobs,
    browsers: openKnownBrowsers(db, { secureCookies: false }),
    ...{ db, sessions, origin, environment: {} },
    course: await createCourse(db),
    clock: { now: () => at },
    identityProvider: openIdentityProvider({ ...provider, name: 'Example' }, () => {}),
  };
  return {
    ...{ db, provider },
    /** A new browser; of a portal that differs in what is given. */
    browser: (changed: Partial<typeof context> = {}) =>
      openBrowser(sessions, { ...context, ...changed }),
    close: async () => {
      await provider.close();
      await jobs.stop();
      await database.close();
    },
  };
}

export type SingleSignOn = Awaited<ReturnType<typeof openSingleSignOn>>;

/** A browser: it keeps cookies of the portal and of the provider apart. */
function openBrowser(sessions: Sessions, context: object) {
  const jars = { portal: new Map<string, string>(), provider: new Map<string, string>() };
  const keep = (jar: Map<string, string>, answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
  };
  const sent = (jar: Map<string, string>) =>
    [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  /** What the portal answers, as its server would be asked. */
  const portal = async (
    route: (args: LoaderFunctionArgs) => Promise<unknown>,
    path: string,
    init: RequestInit = {},
  ): Promise<Response> => {
    const headers = { Cookie: sent(jars.portal) };
    const { viewer } = await sessions.validate(headers.Cookie);
    const request = new Request(new URL(path, origin), { headers, ...init });
    const args = routeArguments(request, { ...context, viewer });
    const answer = await route(args).catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
    if (!(answer instanceof Response)) return Response.json(answer);
    keep(jars.portal, answer);
    return answer;
  };
  /** Walks through the provider's page to where it leads back to. */
  const walk = async (from: string, who: string): Promise<string> => {
    let address = from;
    let init: RequestInit = {};
    for (let step = 0; step < 10; step += 1) {
      const headers = { Cookie: sent(jars.provider) };
      const answer = await fetch(address, { ...init, headers, redirect: 'manual' });
      keep(jars.provider, answer);
      const to = answer.headers.get('Location');
      init = to === null ? { method: 'POST', body: new URLSearchParams({ who }) } : {};
      if (to !== null) address = new URL(to, address).href;
      if (address.startsWith(origin)) return address;
    }
    throw new Error('The provider leads nowhere.');
  };
  const goTo = async (path = '/sign-in/single-sign-on') =>
    (await portal(begin, path)).headers.get('Location') ?? '';
  const comeBack = (path: string) => portal(callback, path);
  return {
    portal,
    jar: jars.portal,
    goTo,
    walk,
    comeBack,
    through: async (who: string, path?: string) => comeBack(await walk(await goTo(path), who)),
    signedIn: async () => (await sessions.validate(sent(jars.portal))).viewer,
    enter: async (personId: string) => {
      const { setCookie } = await sessions.create(personId);
      keep(jars.portal, new Response(null, { headers: { 'Set-Cookie': setCookie } }));
    },
  };
}
