import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { openKnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import {
  askForCode,
  signInByCode,
  signInByLink,
} from '#app/domain/people/sign-in-by-code.server.ts';
import { openJobs, type Jobs } from '#app/jobs/jobs.server.ts';
import { action } from '#app/routes/sign-in-code.tsx';
import { openLimits } from '#app/web/limits.ts';
import { openLog } from '#app/web/log.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { createPerson } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { testDatabase } from '#test/setup/database.ts';

const origin = 'https://practicum.example';
const times = { at: berkeley('2024-02-26T10:00'), now: new Date() };
const later = (minutes: number) => ({
  ...times,
  now: new Date(times.now.getTime() + minutes * 60_000),
});

let database: Database;
let jobs: Jobs;
let services: { db: Database['db']; jobs: Jobs; origin: string };

beforeAll(async () => {
  database = await testDatabase();
  jobs = await openJobs(database.pool, { log: openLog('silent') });
  services = { db: database.db, jobs, origin };
});
afterAll(async () => {
  await jobs.stop();
  await database.close();
});

/** A letter as its reader has it. */
async function letterTo(email: string, to: string | null = null) {
  const { number, letter } = await askForCode(services, { email, to }, times);
  const code = /\b\d{8}\b/.exec(letter ?? '')?.[0] ?? '';
  const link = /\/sign-in\/link\/([\w-]+)/.exec(letter ?? '')?.[1] ?? '';
  return { number, letter, code, link };
}

const withCode = (number: string, code: string, at = times) =>
  signInByCode(services, { number, code }, at);

describe('a code to sign in', () => {
  it('opens the account once, of two tries at the same moment too', async () => {
    const { id: personId } = await createPerson(database.db, { email: 'ada@example.edu' });
    const { number, code, link } = await letterTo(' ADA@example.edu');
    const both = await Promise.all([withCode(number, code), withCode(number, code)]);
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, personId }]);
    expect(await withCode(number, code)).toEqual({ ok: false });
    expect(await signInByLink(services, link, times)).toEqual({ ok: false });
  });

  it('is read with spaces, and by its link just as well', async () => {
    const { id: personId } = await createPerson(database.db, { email: 'ben@example.edu' });
    const typed = await letterTo('ben@example.edu');
    expect(
      await withCode(typed.number, ` ${typed.code.slice(0, 4)} ${typed.code.slice(4)}`),
    ).toEqual({ ok: true, personId });
    const followed = await letterTo('ben@example.edu');
    expect(await signInByLink(services, followed.link, times)).toEqual({ ok: true, personId });
    expect(await withCode(followed.number, followed.code)).toEqual({ ok: false });
  });

  it('opens nothing after fifteen minutes', async () => {
    await createPerson(database.db, { email: 'late@example.edu' });
    const { number, code, link } = await letterTo('late@example.edu');
    expect(await withCode(number, code, later(15))).toEqual({ ok: false });
    expect(await signInByLink(services, link, later(15))).toEqual({ ok: false });
  });

  it('opens nothing after five misses, while the link of the letter and other letters still do', async () => {
    await createPerson(database.db, { email: 'eve@example.edu' });
    const stranger = await letterTo('eve@example.edu');
    const own = await letterTo('eve@example.edu');
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = String((Number(stranger.code) + 1 + tries) % 100_000_000).padStart(8, '0');
      expect(await withCode(stranger.number, wrong)).toEqual({ ok: false });
    }
    expect(await withCode(stranger.number, stranger.code)).toEqual({ ok: false });
    expect(await withCode(own.number, own.code)).toMatchObject({ ok: true });
    expect(await signInByLink(services, stranger.link, times)).toMatchObject({ ok: true });
  });

  it('of one letter does not open by the number of another', async () => {
    await createPerson(database.db, { email: 'one@example.edu' });
    await createPerson(database.db, { email: 'two@example.edu' });
    const one = await letterTo('one@example.edu');
    const two = await letterTo('two@example.edu');
    expect(await withCode(two.number, one.code)).toEqual({ ok: false });
    expect(await withCode('no number', one.code)).toEqual({ ok: false });
  });

  it('goes to nobody without an account, nor to who has been disabled', async () => {
    const before = await database.db.delivery.count();
    await createPerson(database.db, { email: 'gone@example.edu', disabledAt: times.now });
    for (const email of ['nobody@example.edu', 'gone@example.edu']) {
      const { number, letter } = await letterTo(email);
      expect(letter).toBeNull();
      expect(number).toMatch(/^[0-9a-f-]{36}$/);
      expect(await withCode(number, '12345678')).toEqual({ ok: false });
    }
    expect(await database.db.delivery.count()).toBe(before);
  });

  it('opens nothing for who is disabled, or has another address, after it was sent', async () => {
    const { id } = await createPerson(database.db, { email: 'leaving@example.edu' });
    const first = await letterTo('leaving@example.edu');
    const second = await letterTo('leaving@example.edu');
    const change = (data: object) => database.db.person.update({ where: { id }, data });
    await change({ disabledAt: times.now });
    expect(await withCode(first.number, first.code)).toEqual({ ok: false });
    await change({ disabledAt: null, email: 'elsewhere@example.edu' });
    expect(await withCode(second.number, second.code)).toEqual({ ok: false });
  });

  it('confirms the address, and ends what a stranger had set up under it before', async () => {
    const { db } = database;
    const { id } = await createPerson(db, {
      ...{ email: 'squatted@example.edu', emailConfirmedAt: null },
      password: 'mallory knows this',
    });
    await openSessions(db, { secureCookies: true }).create(id);
    const { number, code } = await letterTo('squatted@example.edu');
    expect(await withCode(number, code)).toEqual({ ok: true, personId: id });
    const after = await db.person.findUniqueOrThrow({
      where: { id },
      include: { credential: true, sessions: true },
    });
    expect(after).toMatchObject({ emailConfirmedAt: times.now, credential: null, sessions: [] });
  });

  it('is kept as a hash alone', async () => {
    await createPerson(database.db, { email: 'kept@example.edu' });
    const { number, code, link } = await letterTo('kept@example.edu');
    const row = JSON.stringify(
      await database.db.oneTimeCode.findUniqueOrThrow({ where: { id: number } }),
    );
    expect(row).not.toContain(code);
    expect(row).not.toContain(link);
  });
});

describe('the page for it', () => {
  async function sent(form: Record<string, string>, path = '/sign-in/code') {
    const { db, pool } = database;
    const request = new Request(origin + path, { method: 'POST', body: new URLSearchParams(form) });
    const context = {
      ...{ ...services, course: await createCourse(db), clock: { now: () => times.at } },
      ...{ sessions: openSessions(db, { secureCookies: true }), limits: openLimits(pool) },
      browsers: openKnownBrowsers(db, { secureCookies: true }),
      ...{ demo: false, environment: {}, network: crypto.randomUUID() },
    };
    return action(routeArguments(request, context));
  }

  it('says the same for an address with an account and for one without', async () => {
    await createPerson(database.db, { email: 'known@example.edu' });
    const said = async (email: string) => {
      const answer = JSON.stringify(await sent({ email }));
      return answer.replace(email, 'ADDRESS').replace(/"number":"[0-9a-f-]{36}"/, 'NUMBER');
    };
    expect(await said('known@example.edu')).toBe(await said('unknown@example.edu'));
    const wrong = async (email: string) => {
      const { number } = await letterTo(email);
      const answer = JSON.stringify(await sent({ email, number, code: '1', intent: 'open' }));
      return answer.replace(email, 'ADDRESS').replace(number, 'NUMBER');
    };
    expect(await wrong('known@example.edu')).toBe(await wrong('unknown@example.edu'));
  });

  it('leads to where its reader wanted to go, with a session that knows how it began', async () => {
    await createPerson(database.db, { email: 'led@example.edu' });
    const { number, code } = await letterTo('led@example.edu');
    const form = { email: 'led@example.edu', number, code, intent: 'open' };
    const answer = await sent(form, '/sign-in/code?to=%2Fsp24%2Fpeople');
    expect(answer instanceof Response && answer.headers.get('Location')).toBe('/sp24/people');
    const { method } = await database.db.session.findFirstOrThrow({
      where: { person: { email: 'led@example.edu' } },
    });
    expect(method).toBe('code');
  });
});
