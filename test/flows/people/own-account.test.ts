import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { changeProfile } from '#app/domain/people/change-profile.server.ts';
import {
  endOtherSessions,
  endOwnSession,
  ownSessions,
} from '#app/domain/people/own-sessions.server.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { createPerson } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const at = berkeley('2024-02-26T10:00');
const typed = { name: 'Ada Byron', pronouns: '', language: 'zh', zone: 'Asia/Shanghai' };

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await createCourse(database.db);
});
afterAll(() => database.close());

describe('a profile', () => {
  it('is kept, and recorded by the fields that changed without their words', async () => {
    const { db } = database;
    const ada = await createPerson(db, { name: 'Ada', pronouns: 'she/her' });
    await changeProfile(db, ada.id, typed, at);
    expect(await db.person.findUnique({ where: { id: ada.id } })).toMatchObject({
      name: 'Ada Byron',
      pronouns: null,
      language: 'zh',
      zone: 'Asia/Shanghai',
    });
    await changeProfile(db, ada.id, typed, at);
    const records = await db.record.findMany({ where: { subject: `person:${ada.id}` } });
    expect(records.map(({ action, to }) => ({ action, to }))).toEqual([
      { action: 'changed profile', to: { changed: ['name', 'pronouns', 'language', 'zone'] } },
    ]);
  });

  it('stays as it was when something is wrong', async () => {
    const { db } = database;
    const ada = await createPerson(db, { name: 'Ada' });
    const changed = await changeProfile(db, ada.id, { ...typed, name: ' ' }, at);
    expect(changed).toEqual({ ok: false, because: { name: 'nameMissing' } });
    expect(await db.person.findUnique({ where: { id: ada.id } })).toMatchObject({ name: 'Ada' });
  });
});

describe('sessions', () => {
  it('are listed, this one first, and end one by one or all but this one', async () => {
    const { db } = database;
    const sessions = openSessions(db, { secureCookies: false });
    const [ada, ben] = [await createPerson(db), await createPerson(db)];
    const signIn = async (id: string) => (await sessions.create(id)).setCookie.split(';')[0] ?? '';
    const [first, here, third, bens] = [
      await signIn(ada.id),
      await signIn(ada.id),
      await signIn(ada.id),
      await signIn(ben.id),
    ];
    const { sessionId } = await sessions.validate(here);
    const list = () => ownSessions(db, ada.id, sessionId, new Date());
    const listed = await list();
    expect(listed.map(({ current }) => current)).toEqual([true, false, false]);
    expect(JSON.stringify(listed)).not.toContain(sessionId);

    await endOwnSession(db, ben.id, listed[1]?.id ?? '');
    expect(await list()).toHaveLength(3);
    await endOwnSession(db, ada.id, listed[1]?.id ?? '');
    expect(await list()).toHaveLength(2);

    expect(await endOtherSessions(db, ada.id, sessionId)).toBe(1);
    const viewers = [];
    for (const cookie of [first, here, third, bens]) {
      viewers.push((await sessions.validate(cookie)).viewer?.id ?? null);
    }
    expect(viewers).toEqual([null, ada.id, null, ben.id]);
  });
});
