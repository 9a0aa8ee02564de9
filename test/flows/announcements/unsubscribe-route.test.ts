import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { mailKey } from '#app/domain/announcements/mail-key.server.ts';
import { mailChoices } from '#app/domain/people/own-mail-choices.server.ts';
import { action, loader } from '#app/routes/unsubscribe.tsx';
import { isOneClick } from '#app/web/same-origin.ts';
import { createPerson } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { testDatabase } from '#test/setup/database.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function somebody() {
  const person = await createPerson(database.db);
  const key = await database.db.$transaction((tx) => mailKey(tx, person.id, 'score'));
  return { person, key };
}

/** What a mail program or a browser sends to this key; nobody is signed in. */
function sent(key: string, body?: Record<string, string>, origin?: string) {
  const request = new Request(`https://practicum.example.org/unsubscribe/${key}`, {
    ...(body !== undefined && { method: 'POST', body: new URLSearchParams(body) }),
    headers: origin === undefined ? {} : { Origin: origin },
  });
  return routeArguments(request, { db: database.db }, { key });
}

describe('the address in List-Unsubscribe', () => {
  it('has a key of 256 bits', async () => {
    const { key } = await somebody();
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect(isOneClick('POST', undefined, `/unsubscribe/${key}`)).toBe(true);
  });

  it('changes nothing when it is only opened', async () => {
    const { person, key } = await somebody();
    const page = await loader(sent(key));
    expect(page.link).toEqual({ kind: 'score', stopped: false });
    expect(await mailChoices(database.db, person.id)).toEqual({});
  });

  it('stops the mail for a mail program’s one click', async () => {
    const { person, key } = await somebody();
    await action(sent(key, { 'List-Unsubscribe': 'One-Click' }));
    expect(await mailChoices(database.db, person.id)).toEqual({ score: 'never' });
    expect((await loader(sent(key))).link).toEqual({ kind: 'score', stopped: true });
  });

  it('refuses what is neither that nor the button on the page', async () => {
    const { person, key } = await somebody();
    const thrown = await action(sent(key, { other: 'thing' })).catch((error: unknown) => error);
    expect(thrown instanceof Response && thrown.status).toBe(403);
    expect(await mailChoices(database.db, person.id)).toEqual({});
    await action(sent(key, {}, 'https://practicum.example.org'));
    expect(await mailChoices(database.db, person.id)).toEqual({ score: 'never' });
  });
});

describe('a request without an origin', () => {
  const key = 'x'.repeat(43);
  it.each([
    ['GET', undefined, `/unsubscribe/${key}`],
    ['POST', 'null', `/unsubscribe/${key}`],
    ['POST', 'https://elsewhere.example', `/unsubscribe/${key}`],
    ['POST', undefined, `/unsubscribe/${key}x`],
    ['POST', undefined, `/unsubscribe/${key}.data`],
    ['POST', undefined, `/unsubscribe/${key}/`],
    ['POST', undefined, `/unsubscribe/${key}?index`],
    ['POST', undefined, `//unsubscribe/${key}`],
    ['POST', undefined, `/sp24/unsubscribe/${key}`],
    ['PUT', undefined, `/unsubscribe/${key}`],
    ['POST', undefined, '/sign-out'],
  ])('is no one click: %s from %s to %s', (method, origin, address) => {
    expect(isOneClick(method, origin, address)).toBe(false);
  });
});
