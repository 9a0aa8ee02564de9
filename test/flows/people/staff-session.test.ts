import type { ActionFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import type { Role } from '#app/domain/people/asker.ts';
import { openKnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { standingOf } from '#app/domain/people/roles.server.ts';
import { openSealer } from '#app/domain/people/sealer.server.ts';
import { openSessions, type Sessions } from '#app/domain/people/sessions.server.ts';
import { guardedOfferings } from '#app/domain/syllabus/course.ts';
import { courseOf } from '#app/domain/syllabus/load-course.server.ts';
import { loader as signInPage } from '#app/routes/account/sign-in.tsx';
import { action as passkeys } from '#app/routes/account/passkeys.ts';
import { loader as inbox } from '#app/routes/inbox.tsx';
import { loader as apply, action as applying } from '#app/routes/offering/apply.tsx';
import { loader as outbox } from '#app/routes/offering/staff/outbox.tsx';
import { action as travel } from '#app/routes/offering/staff/time-machine.tsx';
import { action as second, loader as secondPage } from '#app/routes/sign-in/second.tsx';
import { openLimits } from '#app/web/limits.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { createMember } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { codeOf } from '#test/setup/authenticator-app.ts';
import { testDatabase } from '#test/setup/database.ts';

const origin = 'https://practicum.example';
const at = berkeley('2024-02-26T10:00');
const course = courseOf([smallOffering({ staffSecondFactor: 'required' })]);
const guarded = guardedOfferings(course);

let database: Database;
let sessions: Sessions;
let services: object;

beforeAll(async () => {
  database = await testDatabase();
  const { db, pool } = database;
  await createCourse(db);
  sessions = openSessions(db, { secureCookies: false });
  services = { db, sealer: openSealer('a key for tests'), limits: openLimits(pool) };
});
afterAll(() => database.close());

/** A request as the portal passes it on: with what this browser's session gives. */
async function asked(cookie: string, path: string, form?: Record<string, string>) {
  const { viewer, roles, strongAt } = await sessions.validate(cookie);
  const standing = standingOf(roles, { strongAt, guarded });
  const request = new Request(origin + path, {
    headers: { Cookie: cookie },
    ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const browsers = openKnownBrowsers(database.db, { secureCookies: false });
  const context = { ...services, sessions, browsers, course, origin, network: '192.0.2.1' };
  const asked = {
    ...{ ...context, viewer, ...standing, demo: true, environment: {} },
    ...{ clock: { now: () => at }, identityProvider: null },
  };
  return routeArguments(request, asked, { offering: 'sp24' });
}

/** Where an answer leads; null when it leads nowhere. */
async function ledTo(answer: Promise<unknown>): Promise<string | null> {
  const response = await answer.catch((thrown: unknown) => thrown);
  return response instanceof Response ? response.headers.get('Location') : null;
}

async function enter(role: Role): Promise<{ person: Person; cookie: string }> {
  const person = await createMember(database.db, { offering: 'sp24', role });
  const { setCookie } = await sessions.create(person.id, { method: 'code' });
  return { person, cookie: setCookie.split(';')[0] ?? '' };
}

describe('a session without a second factor', () => {
  const second24 = (path: string) => `/sign-in/second?to=${encodeURIComponent(path)}`;

  it('opens nothing to staff but the way to show one: no page, no form, nothing of their own', async () => {
    const { cookie } = await enter('instructor');
    const before = await database.db.clockMovement.count();
    const to = async (
      route: (args: ActionFunctionArgs) => Promise<unknown>,
      path: string,
      form?: Record<string, string>,
    ) => ledTo(Promise.resolve(route(await asked(cookie, path, form))));
    const staffPath = '/sp24/staff/outbox';
    expect(await to(outbox, staffPath)).toBe(second24(staffPath));
    const machine = '/sp24/staff/time-machine';
    expect(await to(travel, machine, { by: '3600000' })).toBe(second24(machine));
    expect(await database.db.clockMovement.count()).toBe(before);
    // Nor does it make staff a visitor who may apply.
    expect(await to(apply, '/sp24/apply')).toBe(second24('/sp24/apply'));
    expect(await to(applying, '/sp24/apply', { intent: 'submit' })).toBe(second24('/sp24/apply'));
    expect(await to(inbox, '/inbox')).toBe(second24('/inbox'));
    expect(await to(signInPage, '/account/sign-in')).toBe(second24('/account/sign-in'));
    const adding = await to(passkeys, '/account/passkeys', { intent: 'begin' });
    expect(adding).toBe(second24('/account/passkeys'));
  });

  it('becomes a strong one, under a new id, by setting up an app', async () => {
    const { person, cookie } = await enter('assistant');
    const path = '/sign-in/second?to=/sp24/staff/outbox';
    const page = await secondPage(await asked(cookie, path));
    expect(page.means).toEqual({ app: false, passkey: false });
    const begun = await second(await asked(cookie, path, { intent: 'begin' }));
    if (!('data' in begun) || begun.data.begun === null) throw new Error('It was not begun.');
    const { token, shown } = begun.data.begun;
    const missed = await second(await asked(cookie, path, { token, code: '1' }));
    expect(missed).toMatchObject({ data: { because: 'wrong', begun: { token, shown } } });
    const code = codeOf(shown.text, new Date());
    const done = await second(await asked(cookie, path, { token, code }));
    if (!(done instanceof Response)) throw new Error('It was not set up.');
    expect(done.headers.get('Location')).toBe('/sp24/staff/outbox');
    expect((await sessions.validate(cookie)).viewer).toBeNull();
    const fresh = done.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(await sessions.validate(fresh)).toMatchObject({
      viewer: { id: person.id },
      method: 'code',
    });
    expect(await ledTo(outbox(await asked(fresh, '/sp24/staff/outbox')))).toBeNull();
    expect(await ledTo(secondPage(await asked(fresh, path)))).toBe('/sp24/staff/outbox');
  });

  it('is enough for who is not of staff: there is nothing to set up', async () => {
    const { cookie } = await enter('student');
    expect(await ledTo(secondPage(await asked(cookie, '/sign-in/second')))).toBe('/');
    const refused = await second(await asked(cookie, '/sign-in/second', { intent: 'begin' })).catch(
      (thrown: unknown) => thrown,
    );
    expect(refused).toMatchObject({ status: 403 });
    expect(await ledTo(secondPage(await asked('', '/sign-in/second')))).toContain('/sign-in?to=');
  });
});
