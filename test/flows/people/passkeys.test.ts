import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { addPasskey, beginPasskey, renamePasskey } from '#app/domain/people/add-passkey.server.ts';
import { openKnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { ownMethods, removeMethod } from '#app/domain/people/own-methods.server.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import {
  beginPasskeySignIn,
  signInByPasskey,
} from '#app/domain/people/sign-in-by-passkey.server.ts';
import { openJobs, type Jobs } from '#app/jobs/jobs.server.ts';
import { action as passkeyRoute } from '#app/routes/sign-in/passkey.ts';
import { openLog } from '#app/web/log.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { askerFor, createMember, createPerson } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { openAuthenticator } from '#test/setup/authenticator.ts';
import { testDatabase } from '#test/setup/database.ts';

const origin = 'https://practicum.example';
const at = berkeley('2024-02-26T10:00');
const now = new Date();
const later = new Date(now.getTime() + 11 * 60_000);

let database: Database;
let jobs: Jobs;

beforeAll(async () => {
  database = await testDatabase();
  jobs = await openJobs(database.pool, { log: openLog('silent') });
});
afterAll(async () => {
  await jobs.stop();
  await database.close();
});

const viewerOf = (person: Person) => askerFor(person, 'student', at).person;

async function add(
  person: Person,
  device: ReturnType<typeof openAuthenticator>,
  given: { name?: string; for?: Person; manners?: object; now?: Date } = {},
) {
  const { db } = database;
  const begun = await beginPasskey(db, { person: viewerOf(given.for ?? person), origin, now });
  const response = device.register(begun.options.challenge, given.manners);
  const input = { person: viewerOf(person), token: begun.token, name: given.name ?? 'Phone' };
  return addPasskey({ db, jobs, origin }, { ...input, response }, { at, now: given.now ?? now });
}

async function signIn(device: ReturnType<typeof openAuthenticator>, manners = {}, when = now) {
  const { db } = database;
  const { options, token } = await beginPasskeySignIn(db, { origin, now });
  const response = device.use(options.challenge, manners);
  return signInByPasskey(db, { origin, token, response }, when);
}

describe('a passkey', () => {
  it('is added under a name, told by a letter, and opens its account again and again', async () => {
    const { db } = database;
    const ada = await createPerson(db);
    const device = openAuthenticator(origin);
    expect(await add(ada, device, { name: '  My   phone ' })).toEqual({ ok: true });
    expect((await ownMethods(db, ada.id)).methods).toMatchObject([
      { kind: 'passkey', id: device.id, name: 'My phone' },
    ]);
    const letter = await db.delivery.findFirstOrThrow({ where: { personId: ada.id } });
    expect(letter).toMatchObject({ kind: 'account-wayAdded', toAddress: ada.email });
    expect(letter.text).toContain('My phone');
    for (let use = 0; use < 2; use += 1) {
      expect(await signIn(device)).toEqual({ ok: true, personId: ada.id });
    }
    expect(await add(ada, device)).toEqual({ ok: false, because: 'known' });
  });

  it('begins a strong session', async () => {
    const { db } = database;
    const ben = await createMember(db, {
      ...{ offering: (await createCourse(db)).offerings[0]?.slug ?? '', role: 'student' },
    });
    const device = openAuthenticator(origin);
    await add(ben, device);
    const { options, token } = await beginPasskeySignIn(db, { origin, now });
    const form = { intent: 'finish', token, response: device.use(options.challenge) };
    const request = new Request(`${origin}/sign-in/passkey?to=/sp24`, {
      ...{ method: 'POST', body: new URLSearchParams(form) },
    });
    const sessions = openSessions(db, { secureCookies: true });
    const browsers = openKnownBrowsers(db, { secureCookies: true });
    const context = { db, origin, sessions, browsers };
    const answer = await passkeyRoute(routeArguments(request, context));
    expect(answer).toBeInstanceOf(Response);
    const session = await db.session.findFirstOrThrow({ where: { personId: ben.id } });
    expect(session.method).toBe('passkey');
    expect(session.strongAt).not.toBeNull();
  });

  it('is renamed and removed by its owner alone', async () => {
    const { db } = database;
    const [cy, eve] = [
      await createPerson(db, { password: 'correct horse battery' }),
      await createPerson(db),
    ];
    const device = openAuthenticator(origin);
    await add(cy, device);
    const named = async () => (await db.passkey.findUnique({ where: { id: device.id } }))?.name;
    await renamePasskey(db, { personId: eve.id, id: device.id, name: 'Mine' });
    expect(await named()).toBe('Phone');
    await renamePasskey(db, { personId: cy.id, id: device.id, name: 'Laptop' });
    expect(await named()).toBe('Laptop');
    const which = { kind: 'passkey', id: device.id };
    expect(await removeMethod(db, eve.id, which, at)).toEqual({ ok: false, because: 'none such' });
    expect(await removeMethod(db, cy.id, which, at)).toEqual({ ok: true });
    expect(await signIn(device)).toEqual({ ok: false, because: 'unknown' });
  });

  it('opens no account that is closed', async () => {
    const { db } = database;
    const dan = await createPerson(db);
    const device = openAuthenticator(origin);
    await add(dan, device);
    await db.person.update({ where: { id: dan.id }, data: { disabledAt: at } });
    expect(await signIn(device)).toEqual({ ok: false, because: 'unknown' });
  });
});

describe('a passkey is not taken', () => {
  it('when the challenge was for somebody else, is too old, or was used', async () => {
    const { db } = database;
    const [fay, gus] = [await createPerson(db), await createPerson(db)];
    const device = openAuthenticator(origin);
    const over = { ok: false, because: 'over' };
    expect(await add(fay, device, { for: gus })).toEqual(over);
    expect(await add(fay, device, { now: later })).toEqual(over);
    expect(await add(fay, device)).toEqual({ ok: true });
    expect(await signIn(device, {}, later)).toEqual(over);

    const { options, token } = await beginPasskeySignIn(db, { origin, now });
    const input = { origin, token, response: device.use(options.challenge) };
    const twice = await Promise.all([1, 2].map(() => signInByPasskey(db, input, now)));
    expect(twice).toContainEqual({ ok: true, personId: fay.id });
    expect(twice).toContainEqual(over);
    expect(await signInByPasskey(db, input, now)).toEqual(over);
  });

  it.each([
    ['another site asked', { origin: 'https://practicum.elsewhere.example' }],
    ['the device did not check who uses it', { verifies: false }],
  ])('when %s', async (_why, manners) => {
    const hal = await createPerson(database.db);
    const failed = { ok: false, because: 'failed' };
    expect(await add(hal, openAuthenticator(origin), { manners })).toEqual(failed);
    const device = openAuthenticator(origin);
    await add(hal, device);
    expect(await signIn(device, manners)).toEqual(failed);
  });

  it('when its count lags behind, as a copy’s would', async () => {
    const ivy = await createPerson(database.db);
    const device = openAuthenticator(origin);
    await add(ivy, device);
    device.setCounter(7);
    expect(await signIn(device)).toEqual({ ok: true, personId: ivy.id });
    device.setCounter(3);
    expect(await signIn(device)).toEqual({ ok: false, because: 'failed' });
  });

  it('when another key signed, or nothing that is an answer came', async () => {
    const { db } = database;
    const kim = await createPerson(db);
    const [device, other] = [openAuthenticator(origin), openAuthenticator(origin)];
    await add(kim, device);
    const { options, token } = await beginPasskeySignIn(db, { origin, now });
    const forged = { ...JSON.parse(other.use(options.challenge)), id: device.id, rawId: device.id };
    const input = { origin, token, response: JSON.stringify(forged) };
    expect(await signInByPasskey(db, input, now)).toEqual({ ok: false, because: 'failed' });
    for (const response of ['', '{}', 'null', '[1]', '{"id":1}']) {
      const begun = await beginPasskeySignIn(db, { origin, now });
      const answer = await signInByPasskey(db, { origin, token: begun.token, response }, now);
      expect(answer).toEqual({ ok: false, because: 'failed' });
    }
  });
});
