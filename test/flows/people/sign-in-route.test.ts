import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { openKnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { action as preferences } from '#app/routes/preferences.ts';
import { action as signIn } from '#app/routes/sign-in.tsx';
import { action as signOut } from '#app/routes/sign-out.ts';
import { openLimits } from '#app/web/limits.ts';
import { createCourse } from '#test/factories/course.ts';
import { createMember } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { testDatabase } from '#test/setup/database.ts';

const origin = 'https://practicum.example';
const password = 'correct horse battery';

let database: Database;
let context: Record<string, unknown>;

beforeAll(async () => {
  database = await testDatabase();
  const { db, pool } = database;
  context = {
    db,
    course: await createCourse(db),
    sessions: openSessions(db, { secureCookies: true }),
    browsers: openKnownBrowsers(db, { secureCookies: true }),
    limits: openLimits(pool),
    demo: true,
    network: '192.0.2.1',
    origin,
    viewer: null,
  };
  const email = 'ada@example.edu';
  await createMember(db, {
    offering: 'sp24',
    role: 'student',
    email,
    password,
    demoRole: 'student',
  });
});
afterAll(() => database.close());

/** What a route's action is given for a form sent to it; only what these routes use is there. */
function sent(path: string, form: Record<string, string>, changed: object = {}, headers = {}) {
  const request = new Request(origin + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers,
  });
  return routeArguments(request, { ...context, ...changed });
}

const good = { email: 'ada@example.edu', password };

describe('the sign-in page', () => {
  it('leads to the page of the role, with a session', async () => {
    const answer = await signIn(sent('/sign-in', good));
    expect(answer).toBeInstanceOf(Response);
    if (!(answer instanceof Response)) return;
    expect(answer.headers.get('Location')).toBe('/sp24/dashboard');
    expect(answer.headers.get('Set-Cookie')).toMatch(/^__Host-practicum=\w+/);
  });

  test.each([
    ['/sp24/people', '/sp24/people'],
    ['https://elsewhere.example/', '/sp24/dashboard'],
    ['//elsewhere.example', '/sp24/dashboard'],
    ['/\\elsewhere.example', '/sp24/dashboard'],
  ])('asked to lead to %s, leads to %s', async (to, location) => {
    const answer = await signIn(sent(`/sign-in?to=${encodeURIComponent(to)}`, good));
    expect(answer instanceof Response && answer.headers.get('Location')).toBe(location);
  });

  test.each([
    [{ email: '', password: '' }, { email: 'emailMissing', password: 'passwordMissing' }, 422],
    [{ email: 'ada', password: 'x' }, { email: 'emailWrong' }, 422],
    [{ email: 'ada@example.edu', password: 'wrong' }, { both: 'noMatch' }, 422],
    [{ email: 'nobody@example.edu', password }, { both: 'noMatch' }, 422],
    [{ demo: 'owner' }, { both: 'noSuchButton' }, 403],
  ])('for %o says what is wrong and keeps the address', async (form, problem, status) => {
    const answer = await signIn(sent('/sign-in', form));
    expect(answer).toMatchObject({
      data: { typed: 'email' in form ? form.email : '', problem },
      init: { status },
    });
    expect(JSON.stringify(answer)).not.toContain(password);
  });

  it('has no buttons outside the demo', async () => {
    expect(await signIn(sent('/sign-in', { demo: 'student' }, { demo: false }))).toMatchObject({
      init: { status: 403 },
    });
  });

  it('leaves no session behind that the browser had before, and sign-out ends the new one', async () => {
    const cookieOf = (answer: unknown) =>
      answer instanceof Response ? (answer.headers.get('Set-Cookie') ?? '').split(';')[0] : '';
    const first = cookieOf(await signIn(sent('/sign-in', good)));
    const before = await database.db.session.count();
    const second = cookieOf(await signIn(sent('/sign-in', good, {}, { Cookie: first })));
    expect(second).not.toBe(first);
    expect(await database.db.session.count()).toBe(before);
    await signOut(sent('/sign-out', {}, {}, { Cookie: second }));
    expect(await database.db.session.count()).toBe(before - 1);
  });
});

describe('the language', () => {
  it('is remembered by the browser and by the person, and leads back without the old one', async () => {
    const viewer = await database.db.person.findUniqueOrThrow({ where: { email: good.email } });
    const form = { language: 'zh', to: '/sp24/people?lang=en&role=staff' };
    const answer = await preferences(sent('/preferences', form, { viewer }));
    expect(answer.headers.get('Location')).toBe('/sp24/people?role=staff');
    expect(answer.headers.get('Set-Cookie')).toMatch(/^language=zh;/);
    const { language } = await database.db.person.findUniqueOrThrow({ where: { id: viewer.id } });
    expect(language).toBe('zh');
  });

  test.each([
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example', '/'],
  ])('asked to lead to %s, leads to %s', async (to, location) => {
    const answer = await preferences(sent('/preferences', { language: 'en', to }));
    expect(answer.headers.get('Location')).toBe(location);
  });

  it('that nobody speaks changes nothing', async () => {
    const answer = await preferences(sent('/preferences', { language: 'tlh', to: '/sp24' }));
    expect(answer.headers.get('Set-Cookie')).toBeNull();
  });
});
