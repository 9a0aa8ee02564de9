import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { askForAddress } from '#app/domain/people/change-address.server.ts';
import {
  askForReset,
  changePassword,
  resetPassword,
} from '#app/domain/people/change-password.server.ts';
import { forgetUnconfirmed } from '#app/domain/people/forget-unconfirmed.server.ts';
import { ownMethods, removeMethod } from '#app/domain/people/own-methods.server.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { openKnownBrowsers, type KnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { signIn } from '#app/domain/people/sign-in.server.ts';
import { confirmAddress, signUp } from '#app/domain/people/sign-up.server.ts';
import { openJobs, type Jobs } from '#app/jobs/jobs.server.ts';
import { openLimits, type Limits } from '#app/web/limits.ts';
import { openLog } from '#app/web/log.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { createPerson } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const origin = 'https://practicum.example';
const password = 'correct horse battery';
const times = { at: berkeley('2024-02-26T10:00'), now: new Date() };
const later = (minutes: number) => ({
  ...times,
  now: new Date(times.now.getTime() + minutes * 60_000),
});

let database: Database;
let jobs: Jobs;
let limits: Limits;
let services: {
  db: Database['db'];
  jobs: Jobs;
  origin: string;
  limits: Limits;
  browsers: KnownBrowsers;
};

beforeAll(async () => {
  database = await testDatabase();
  await createCourse(database.db);
  jobs = await openJobs(database.pool, { log: openLog('silent') });
  limits = openLimits(database.pool);
  services = {
    ...{ db: database.db, jobs, origin, limits },
    browsers: openKnownBrowsers(database.db, { secureCookies: true }),
  };
});
afterAll(async () => {
  await jobs.stop();
  await database.close();
});

/** The end of the address in a letter's button. */
const tokenIn = (letter: string | null) =>
  /\/(?:confirm|sign-in\/reset)\/([\w-]+)/.exec(letter ?? '')?.[1] ?? '';

const letterTo = async (to: string) =>
  (
    await database.db.delivery.findFirst({
      where: { toAddress: to },
      orderBy: { id: 'desc' },
    })
  )?.kind;

const maySignIn = async (email: string, typed = password) =>
  (await signIn(services, { email, password: typed, network: crypto.randomUUID(), cookies: null }))
    .ok;

const apply = (email: string, changed = {}) =>
  signUp(services, { name: 'Ada', email, password, language: 'en' as const, ...changed }, times);

async function letterOf(email: string, changed = {}): Promise<string> {
  const made = await apply(email, changed);
  if (!made.ok) throw new Error('no letter');
  return made.letter;
}

describe('signing up', () => {
  it('makes an account only when the address is confirmed, and once', async () => {
    const email = 'ada@example.edu';
    const token = tokenIn(await letterOf(' ADA@example.edu'));
    expect(await maySignIn(email)).toBe(false);
    expect(await database.db.person.count({ where: { email } })).toBe(0);

    const both = await Promise.all([1, 2].map(() => confirmAddress(services, token, times)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await maySignIn(email)).toBe(true);
    expect(await confirmAddress(services, token, times)).toEqual({ ok: false, because: 'over' });
  });

  it('answers the same for a known address, whose owner gets a letter', async () => {
    await createPerson(database.db, { email: 'known@example.edu', password });
    const before = await database.db.person.count();
    const made = await apply('known@example.edu', { password: 'another password' });
    expect(made.ok).toBe(true);
    expect(await letterTo('known@example.edu')).toBe('account-signUpKnown');
    expect(await database.db.person.count()).toBe(before);
    expect(await maySignIn('known@example.edu', 'another password')).toBe(false);
  });

  it('gives an address to whose letter is followed, with the password asked for in it', async () => {
    const mallory = tokenIn(await letterOf('ben@example.edu', { password: 'mallory knows this' }));
    const own = tokenIn(await letterOf('ben@example.edu'));
    expect(await confirmAddress(services, own, times)).toMatchObject({ ok: true, fresh: true });
    expect(await confirmAddress(services, mallory, times)).toEqual({ ok: false, because: 'taken' });
    expect(await maySignIn('ben@example.edu')).toBe(true);
    expect(await maySignIn('ben@example.edu', 'mallory knows this')).toBe(false);
  });

  it('refuses at the field, and a link after a day', async () => {
    expect(await apply('no address', { name: ' ', password: 'short' })).toEqual({
      ok: false,
      because: { name: 'nameMissing', email: 'emailWrong', password: 'passwordShort' },
    });
    const token = tokenIn(await letterOf('late@example.edu'));
    expect(await confirmAddress(services, token, later(24 * 60))).toMatchObject({ ok: false });
    const unconfirmed = { where: { email: { startsWith: 'unconfirmed-' } } };
    await forgetUnconfirmed(database.db, later(23 * 60).now);
    expect(await database.db.person.count(unconfirmed)).toBeGreaterThan(0);
    await forgetUnconfirmed(database.db, later(24 * 60 + 1).now);
    expect(await database.db.person.count(unconfirmed)).toBe(0);
  });
});

describe('a forgotten password', () => {
  it('is set anew by the last link, once; every session ends', async () => {
    const { db } = database;
    const email = 'cleo@example.edu';
    const cleo = await createPerson(db, { email, password });
    const sessions = openSessions(db, { secureCookies: false });
    const { setCookie } = await sessions.create(cleo.id);
    const first = tokenIn(await askForReset(services, email, times));
    const link = tokenIn(await askForReset(services, email, times));
    const fresh = 'a fresh long password';
    const reset = (token: string, when = times) =>
      resetPassword(services, { link: token, password: fresh }, when);
    expect(await reset(first)).toEqual({ ok: false, because: 'over' });
    expect(await reset(link, later(61))).toEqual({ ok: false, because: 'over' });
    expect(await resetPassword(services, { link, password: 'short' }, times)).toMatchObject({
      because: 'passwordShort',
    });
    expect(await reset(link)).toEqual({ ok: true, personId: cleo.id });
    expect(await reset(link)).toEqual({ ok: false, because: 'over' });
    expect([await maySignIn(email), await maySignIn(email, fresh)]).toEqual([false, true]);
    expect((await sessions.validate(setCookie.split(';')[0])).viewer).toBeNull();
    expect(await letterTo(email)).toBe('account-passwordChanged');
    const kept = JSON.stringify(await db.oneTimeCode.findMany());
    expect(kept).not.toContain(link);
  });

  it('sends nothing to an address that nobody has', async () => {
    expect(await askForReset(services, 'nobody@example.edu', times)).toBeNull();
    expect(await letterTo('nobody@example.edu')).toBeUndefined();
  });

  it('is changed by who knows the current one, and by nobody else', async () => {
    const { db } = database;
    const dan = await createPerson(db, { password });
    const input = { personId: dan.id, password: 'a fresh long password', sessionId: null };
    expect(await changePassword(services, { ...input, current: 'wrong' }, times)).toEqual({
      ok: false,
      because: 'currentWrong',
    });
    expect(await changePassword(services, { ...input, current: password }, times)).toEqual({
      ok: true,
    });
    expect(await maySignIn(dan.email, 'a fresh long password')).toBe(true);
  });
});

describe('an address', () => {
  it('changes when the new one is confirmed; the old one is told', async () => {
    const eve = await createPerson(database.db, { email: 'eve@example.edu', password });
    const asked = await askForAddress(services, eve.id, 'Eve@new.example.edu', times);
    const token = tokenIn(asked.ok ? asked.letter : '');
    expect(await maySignIn('eve@example.edu')).toBe(true);
    expect(await confirmAddress(services, token, times)).toMatchObject({ ok: true, changed: true });
    expect(await letterTo('eve@example.edu')).toBe('account-addressChanged');
    expect(await maySignIn('eve@example.edu')).toBe(false);
    expect(await maySignIn('eve@new.example.edu')).toBe(true);
  });

  it('of somebody else is asked for with the same answer, and only its owner learns of it', async () => {
    const fay = await createPerson(database.db, { email: 'fay@example.edu' });
    const gil = await createPerson(database.db);
    const asked = await askForAddress(services, gil.id, fay.email, times);
    expect(asked).toMatchObject({ ok: true, address: fay.email });
    expect(await letterTo(fay.email)).toBe('account-addressWanted');
    expect(asked.ok && asked.letter).not.toContain(gil.name);
  });
});

describe('what opens an account', () => {
  it('is removed one by one, the last one never, two at once included', async () => {
    const { db } = database;
    const hal = await createPerson(db, { password });
    const issuer = 'https://id.example.edu';
    const identity = { personId: hal.id, issuer, subject: 's', createdAt: times.now };
    const { id } = await db.externalIdentity.create({
      data: { id: crypto.randomUUID(), ...identity },
    });
    const ways = [
      { kind: 'password', id: 'password' },
      { kind: 'identity', id },
    ];
    const removed = await Promise.all(ways.map((way) => removeMethod(db, hal.id, way, times.at)));
    expect(removed.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await ownMethods(db, hal.id)).methods).toHaveLength(1);
  });
});
