import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { realClock } from '#app/domain/calendar/clock.ts';
import { demoPeople, personBehindButton } from '#app/domain/people/demo-people.server.ts';
import { openKnownBrowsers, type KnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { rolesOf } from '#app/domain/people/roles.server.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { signIn } from '#app/domain/people/sign-in.server.ts';
import { openLimits, type Limits } from '#app/web/limits.ts';
import { createCourse } from '#test/factories/course.ts';
import { addMembership, createMember, createPerson } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const password = 'correct horse battery';

let database: Database;
let limits: Limits;
let browsers: KnownBrowsers;

beforeAll(async () => {
  database = await testDatabase();
  limits = openLimits(database.pool);
  browsers = openKnownBrowsers(database.db, { secureCookies: true });
  await createCourse(database.db);
});
afterAll(() => database.close());

const attempt = (
  email: string,
  typed: string,
  network = '192.0.2.1',
  cookies: string | null = null,
) => signIn({ db: database.db, limits, browsers }, { email, password: typed, network, cookies });

/** The cookie of a browser that this person has signed in with before. */
const knownTo = async (personId: string) =>
  (await browsers.remember(personId, null, new Date())).setCookie.split(';')[0] ?? '';

describe('signing in by password', () => {
  it('finds the person whatever the case of the address', async () => {
    const { id } = await createPerson(database.db, { email: 'ada@example.edu', password });
    expect(await attempt(' ADA@example.edu ', password)).toEqual({ ok: true, personId: id });
  });

  it('gives one answer to a wrong password, an unknown address and a disabled person', async () => {
    await createPerson(database.db, { email: 'ben@example.edu', password });
    await createPerson(database.db, {
      email: 'gone@example.edu',
      password,
      disabledAt: new Date('2024-02-01T00:00:00Z'),
    });
    await createPerson(database.db, { email: 'without@example.edu' });
    const answers = await Promise.all([
      attempt('ben@example.edu', 'wrong'),
      attempt('nobody@example.edu', password),
      attempt('gone@example.edu', password),
      attempt('without@example.edu', ''),
      attempt('ben@example.edu', password.padEnd(300, '.')),
    ]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"ok":false,"because":"no match"}']),
    );
  });

  it('does the same work for an unknown address as for a wrong password', async () => {
    await createPerson(database.db, { email: 'slow@example.edu', password });
    await attempt('warm-up@example.edu', 'wrong');
    const fastest = async (email: string) => {
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const started = performance.now();
        await attempt(email, 'wrong', `192.0.2.${run + 10}`);
        times.push(performance.now() - started);
      }
      return Math.min(...times);
    };
    const known = await fastest('slow@example.edu');
    const unknown = await fastest('no@example.edu');
    // Without that work the answer comes at least ten times faster.
    expect(unknown / known).toBeGreaterThan(0.3);
  });

  it('refuses after ten failures from one network, and nobody is locked out elsewhere', async () => {
    const { id } = await createPerson(database.db, { email: 'victim@example.edu', password });
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await attempt('victim@example.edu', 'wrong', '198.51.100.7')).toEqual({
        ok: false,
        because: 'no match',
      });
    }
    expect(await attempt('victim@example.edu', password, '198.51.100.7')).toEqual({
      ok: false,
      because: 'too many tries',
    });
    expect(await attempt('victim@example.edu', password, '203.0.113.9')).toEqual({
      ok: true,
      personId: id,
    });
  });

  it('counts tries in a browser that the person knows apart from a stranger’s in the same network', async () => {
    const { id } = await createPerson(database.db, { email: 'shared@example.edu', password });
    const own = await knownTo(id);
    const others = await knownTo((await createPerson(database.db)).id);
    const dorm = '198.51.100.20';
    for (let tries = 0; tries < 10; tries += 1) await attempt('shared@example.edu', 'no', dorm);
    const refused = { ok: false, because: 'too many tries' };
    expect(await attempt('shared@example.edu', password, dorm)).toEqual(refused);
    expect(await attempt('shared@example.edu', password, dorm, others)).toEqual(refused);
    expect(await attempt('shared@example.edu', password, dorm, `a=b; ${own}`)).toEqual({
      ok: true,
      personId: id,
    });
    for (let tries = 0; tries < 10; tries += 1) {
      await attempt('shared@example.edu', 'no', dorm, own);
    }
    expect(await attempt('shared@example.edu', password, dorm, own)).toEqual(refused);
  });

  it('keeps the owner in and everybody else served while 10,000 passwords are tried', async () => {
    const { id } = await createPerson(database.db, { email: 'target@example.edu', password });
    const bystander = await createPerson(database.db, { email: 'bystander@example.edu', password });
    const own = await knownTo(id);
    let served = 0;
    for (let batch = 0; batch < 5; batch += 1) {
      const storm = Array.from({ length: 2000 }, (_, index) =>
        attempt(
          'target@example.edu',
          `wrong ${index}`,
          `2001:db8:${batch}:${index.toString(16)}::`,
        ),
      );
      const meanwhile = await Promise.all([
        attempt('target@example.edu', password, '203.0.113.1', own),
        attempt('bystander@example.edu', password, '203.0.113.2'),
      ]);
      expect(meanwhile).toEqual([
        { ok: true, personId: id },
        { ok: true, personId: bystander.id },
      ]);
      served += meanwhile.length;
      const answers = await Promise.all(storm);
      expect(answers.every(({ ok }) => !ok)).toBe(true);
      // Most are refused without the costly comparison.
      const compared = answers.filter((it) => !it.ok && it.because === 'no match').length;
      expect(compared).toBeLessThanOrEqual(100);
    }
    expect(served).toBe(10);
  });

  it('counts failures only: a success forgets them', async () => {
    await createPerson(database.db, { email: 'often@example.edu', password });
    for (let tries = 0; tries < 12; tries += 1) {
      expect(await attempt('often@example.edu', password)).toMatchObject({ ok: true });
    }
  });
});

describe('a session', () => {
  const cookieOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

  it('belongs to the person who began it, until it is ended', async () => {
    const sessions = openSessions(database.db, { secureCookies: true });
    const person = await createPerson(database.db, { name: 'Ada', zone: 'Asia/Shanghai' });
    const { setCookie } = await sessions.create(person.id);
    expect(setCookie).toMatch(/^__Host-practicum=/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) {
      expect(setCookie).toContain(attribute);
    }
    expect(setCookie).not.toContain('Domain');
    const cookie = cookieOf(setCookie);
    expect((await sessions.validate(cookie)).viewer).toEqual({
      id: person.id,
      name: 'Ada',
      email: person.email,
      language: null,
      zone: 'Asia/Shanghai',
    });
    expect((await sessions.end(cookie)).setCookie).toMatch(/^__Host-practicum=;.*Max-Age=0/);
    expect(await sessions.validate(cookie)).toMatchObject({ viewer: null });
  });

  it('knows when it was last used, to five minutes', async () => {
    const sessions = openSessions(database.db, { secureCookies: true });
    const { id: personId } = await createPerson(database.db);
    const cookie = cookieOf((await sessions.create(personId)).setCookie);
    const usedAt = async () =>
      (await database.db.session.findFirstOrThrow({ where: { personId } })).usedAt;
    const begun = await usedAt();
    await sessions.validate(cookie);
    expect(await usedAt()).toEqual(begun);
    const before = new Date(begun.getTime() - 10 * 60_000);
    await database.db.session.updateMany({ where: { personId }, data: { usedAt: before } });
    await sessions.validate(cookie);
    expect((await usedAt()).getTime()).toBeGreaterThanOrEqual(begun.getTime());
  });

  it('has a plain name without https, where a browser would not keep the other', async () => {
    const sessions = openSessions(database.db, { secureCookies: false });
    const { setCookie } = await sessions.create((await createPerson(database.db)).id);
    expect(setCookie).toMatch(/^practicum=/);
    expect(setCookie).not.toContain('Secure');
  });

  it('has a new id at every sign-in, of which the database keeps only a hash', async () => {
    const sessions = openSessions(database.db, { secureCookies: true });
    const { id: personId } = await createPerson(database.db);
    const cookies = [await sessions.create(personId), await sessions.create(personId)].map(
      ({ setCookie }) => cookieOf(setCookie),
    );
    expect(cookies[0]).not.toBe(cookies[1]);
    const rows = await database.db.session.findMany({ where: { personId } });
    for (const { id } of rows) {
      expect(id).toMatch(/^[0-9a-f]{64}$/);
      expect(cookies.join()).not.toContain(id);
      expect(await sessions.validate(`__Host-practicum=${id}`)).toMatchObject({ viewer: null });
    }
  });

  it('is prolonged when half of its time has passed, and is over after all of it', async () => {
    const sessions = openSessions(database.db, { secureCookies: true });
    const { id: personId } = await createPerson(database.db);
    const cookie = cookieOf((await sessions.create(personId)).setCookie);
    expect((await sessions.validate(cookie)).setCookie).toBeUndefined();
    const day = 86_400_000;
    const setExpiry = (fromNow: number) =>
      database.db.session.updateMany({
        where: { personId },
        data: { expiresAt: new Date(realClock.now().getTime() + fromNow) },
      });
    await setExpiry(10 * day);
    expect((await sessions.validate(cookie)).setCookie).toContain(cookie);
    const prolonged = await database.db.session.findFirstOrThrow({ where: { personId } });
    expect(prolonged.expiresAt.getTime()).toBeGreaterThan(realClock.now().getTime() + 29 * day);
    await setExpiry(-1_000);
    expect(await sessions.validate(cookie)).toMatchObject({ viewer: null });
    expect(await database.db.session.count({ where: { personId } })).toBe(0);
  });

  it('ends everywhere at once, and is worth nothing once the person is disabled', async () => {
    const sessions = openSessions(database.db, { secureCookies: true });
    const { id } = await createPerson(database.db);
    const cookies = [await sessions.create(id), await sessions.create(id)].map(({ setCookie }) =>
      cookieOf(setCookie),
    );
    await database.db.person.update({ where: { id }, data: { disabledAt: new Date() } });
    expect(await sessions.validate(cookies[0])).toMatchObject({ viewer: null });
    await database.db.person.update({ where: { id }, data: { disabledAt: null } });
    await sessions.endAll(id);
    for (const cookie of cookies) {
      expect(await sessions.validate(cookie)).toMatchObject({ viewer: null });
    }
  });

  it.each([undefined, null, '', 'practicum=', '__Host-practicum=zzz; other=1', ';;=;'])(
    'is nobody’s for the header %j',
    async (header) => {
      const sessions = openSessions(database.db, { secureCookies: true });
      expect((await sessions.validate(header)).viewer).toBeNull();
    },
  );
});

describe('roles', () => {
  it('are the current ones, by offering', async () => {
    const { db } = database;
    const person = await createMember(db, { offering: 'sp24', role: 'waitlisted' });
    await db.membership.updateMany({
      where: { personId: person.id },
      data: { to: new Date('2024-02-01T00:00:00Z') },
    });
    await addMembership(db, { person, offering: 'sp24', role: 'student' });
    expect(await rolesOf(db, person.id)).toEqual({ sp24: 'student' });
  });
});

describe('the demo’s buttons', () => {
  it('lead to the people who stand for them, in the demo only', async () => {
    const { db } = database;
    const person = await createMember(db, {
      offering: 'sp24',
      role: 'assistant',
      name: 'Demo Assistant',
      demoRole: 'assistant',
    });
    expect(await demoPeople(db)).toEqual([
      { button: 'assistant', name: 'Demo Assistant', role: 'assistant' },
    ]);
    expect(await personBehindButton({ db, demo: true }, 'assistant')).toBe(person.id);
    expect(await personBehindButton({ db, demo: true }, 'owner')).toBeNull();
    expect(await personBehindButton({ db, demo: false }, 'assistant')).toBeNull();
  });
});
