import { Secret } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { resetSecondFactor } from '#app/domain/people/reset-second-factor.server.ts';
import { standingOf } from '#app/domain/people/roles.server.ts';
import { openSealer } from '#app/domain/people/sealer.server.ts';
import {
  beginSecondFactor,
  removeSecondFactor,
  setUpSecondFactor,
  showSecondFactor,
} from '#app/domain/people/second-factor.server.ts';
import { openSessions, type Sessions } from '#app/domain/people/sessions.server.ts';
import { guardedOfferings } from '#app/domain/syllabus/course.ts';
import { courseOf } from '#app/domain/syllabus/load-course.server.ts';
import { openLimits } from '#app/web/limits.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { createPerson } from '#test/factories/people.ts';
import { codeOf } from '#test/setup/authenticator-app.ts';
import { testDatabase } from '#test/setup/database.ts';

const at = berkeley('2024-02-26T10:00');
const start = new Date('2026-01-05T09:00:10Z');
const seconds = (count: number) => new Date(start.getTime() + count * 1000);
const course = courseOf([smallOffering({ staffSecondFactor: 'required' })]);

let database: Database;
let sessions: Sessions;
let services: {
  db: Database['db'];
  sealer: ReturnType<typeof openSealer>;
  limits: ReturnType<typeof openLimits>;
};

beforeAll(async () => {
  database = await testDatabase();
  const { db, pool } = database;
  await createCourse(db);
  sessions = openSessions(db, { secureCookies: false });
  services = { db, sealer: openSealer('a key for tests'), limits: openLimits(pool) };
});
afterAll(() => database.close());

async function begin(person: Person, now = start) {
  const begun = await beginSecondFactor(services, { person, portal: 'practicum.example', now });
  if (begun === null) throw new Error('It cannot be begun.');
  return { token: begun.token, secret: begun.shown.text };
}

/** Somebody with an app; gives its secret. The code of `start` is used up. */
async function setUp(person: Person): Promise<string> {
  const { token, secret } = await begin(person);
  const given = { personId: person.id, token, code: codeOf(secret, start), network: '192.0.2.1' };
  expect(await setUpSecondFactor(services, given, { at, now: start })).toEqual({ ok: true });
  return secret;
}

const show = (person: Person, code: string, now: Date, network = '192.0.2.1') =>
  showSecondFactor(services, { personId: person.id, code, network }, now);
const wrong = { ok: false, because: 'wrong' };
const tooMany = { ok: false, because: 'too many tries' };

describe('an authenticator app', () => {
  it('is kept only once a code proves it, and then sealed', async () => {
    const { db } = database;
    const ada = await createPerson(db);
    const { token, secret } = await begin(ada);
    const given = { personId: ada.id, token, network: '192.0.2.1' };
    const answer = await setUpSecondFactor(
      services,
      { ...given, code: '000000' },
      { at, now: start },
    );
    expect(answer).toEqual(wrong);
    expect(await db.secondFactor.count({ where: { personId: ada.id } })).toBe(0);
    const good = { ...given, code: codeOf(secret, start) };
    expect(await setUpSecondFactor(services, good, { at, now: start })).toEqual({ ok: true });
    const kept = await db.secondFactor.findUniqueOrThrow({ where: { personId: ada.id } });
    const bytes = Buffer.from(Secret.fromBase32(secret.replaceAll(' ', '')).buffer);
    expect(Buffer.from(kept.secret).includes(bytes)).toBe(false);
    expect(
      await db.record.count({ where: { action: 'set up second factor', actorId: ada.id } }),
    ).toBe(1);
  });

  it('takes each code once, also of two at the same time, and none that is older', async () => {
    const ben = await createPerson(database.db);
    const secret = await setUp(ben);
    expect(await show(ben, codeOf(secret, start), seconds(5))).toEqual(wrong);
    const next = codeOf(secret, seconds(30));
    const twice = await Promise.all([1, 2].map(() => show(ben, next, seconds(31))));
    expect(twice).toContainEqual({ ok: true });
    expect(twice).toContainEqual(wrong);
    expect(await show(ben, codeOf(secret, seconds(60)), seconds(62))).toEqual({ ok: true });
    // The step before is near enough, but a later one was used already.
    expect(await show(ben, next, seconds(63))).toEqual(wrong);
  });

  it('is not set up by a token of somebody else, a late one, or a second time', async () => {
    const { db } = database;
    const [cy, dee] = [await createPerson(db), await createPerson(db)];
    const { token, secret } = await begin(cy);
    const given = { token, code: codeOf(secret, start), network: '192.0.2.1' };
    const over = { ok: false, because: 'over' };
    expect(
      await setUpSecondFactor(services, { ...given, personId: dee.id }, { at, now: start }),
    ).toEqual(over);
    const late = seconds(11 * 60);
    expect(
      await setUpSecondFactor(
        services,
        { ...given, personId: cy.id, code: codeOf(secret, late) },
        { at, now: late },
      ),
    ).toEqual(over);
    const other = await begin(cy);
    await setUpSecondFactor(services, { ...given, personId: cy.id }, { at, now: start });
    const again = { ...given, token: other.token, code: codeOf(other.secret, start) };
    expect(
      await setUpSecondFactor(services, { ...again, personId: cy.id }, { at, now: start }),
    ).toEqual(over);
  });

  it('cannot be chosen anew by who has a second factor and has not shown it', async () => {
    const { db } = database;
    const [eli, fay] = [await createPerson(db), await createPerson(db)];
    await setUp(eli);
    const key = {
      id: 'key',
      personId: fay.id,
      publicKey: new Uint8Array(1),
      counter: 0n,
      name: 'Key',
    };
    await db.passkey.create({ data: { ...key, transports: [], createdAt: at } });
    for (const person of [eli, fay]) {
      expect(await beginSecondFactor(services, { person, portal: 'x', now: start })).toBeNull();
    }
  });

  it('is tried ten times from a network, and sixty times in all', async () => {
    const gus = await createPerson(database.db);
    const secret = await setUp(gus);
    const tries = (count: number, network: string) =>
      Promise.all(Array.from({ length: count }, () => show(gus, '000000', seconds(40), network)));
    const first = await tries(11, '198.51.100.1');
    expect(first.filter(({ ok }) => !ok)).toHaveLength(11);
    expect(first).toContainEqual(tooMany);
    const right = codeOf(secret, seconds(40));
    expect(await show(gus, right, seconds(41), '198.51.100.1')).toEqual(tooMany);
    expect(await show(gus, right, seconds(41), '198.51.100.2')).toEqual({ ok: true });
    for (let network = 10; network < 16; network += 1) await tries(9, `198.51.100.${network}`);
    const last = codeOf(secret, seconds(70));
    expect(await show(gus, last, seconds(71), '198.51.100.99')).toEqual(tooMany);
  });

  it('is removed by its owner, and reset with passkeys and sessions by the keeper', async () => {
    const { db } = database;
    const hal = await createPerson(db);
    await setUp(hal);
    await removeSecondFactor(db, hal.id, at);
    const secret = await setUp(hal);
    const { setCookie } = await sessions.create(hal.id);
    expect(await resetSecondFactor(db, hal.email.toUpperCase(), at)).toBe(hal.name);
    expect((await sessions.validate(setCookie.split(';')[0])).viewer).toBeNull();
    expect(await show(hal, codeOf(secret, seconds(60)), seconds(60))).toMatchObject({ ok: false });
    expect(await begin(hal)).toBeDefined();
    expect(await resetSecondFactor(db, 'nobody@example.edu', at)).toBeNull();
  });
});

const guarded = guardedOfferings(course);

describe('the role of staff', () => {
  test.each([
    ['instructor', null, {}, ['sp24']],
    ['assistant', null, {}, ['sp24']],
    ['instructor', start, { sp24: 'instructor' }, []],
    ['student', null, { sp24: 'student' }, []],
  ] as const)('of an %s with a second factor at %s gives %j', (role, strongAt, roles, unproven) => {
    expect(standingOf({ sp24: role }, { strongAt, guarded })).toEqual({ roles, unproven });
  });

  it('holds without one where the offering asks for none', () => {
    const off = guardedOfferings(courseOf([smallOffering()]));
    const standing = standingOf({ sp24: 'assistant' }, { strongAt: null, guarded: off });
    expect(standing).toEqual({ roles: { sp24: 'assistant' }, unproven: [] });
  });
});
