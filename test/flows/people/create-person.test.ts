import { afterAll, beforeAll, expect, it, test } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { createPerson, type CreatePersonInput } from '#app/domain/people/create-person.server.ts';
import { openKnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { rolesOf } from '#app/domain/people/roles.server.ts';
import { signIn } from '#app/domain/people/sign-in.server.ts';
import { openLimits } from '#app/web/limits.ts';
import { createCourse } from '#test/factories/course.ts';
import { testDatabase } from '#test/setup/database.ts';

let database: Database;
const at = new Date('2026-08-20T09:00:00Z');
const instructor: CreatePersonInput = {
  name: 'Ines Instructor',
  email: 'Ines@Example.edu',
  password: 'twelve letters or more',
  role: 'instructor',
  offering: 'sp24',
};

beforeAll(async () => {
  database = await testDatabase();
  await createCourse(database.db);
});
afterAll(() => database.close());

it('creates somebody who can sign in and has the role, and records it', async () => {
  const { db, pool } = database;
  const made = await createPerson(db, instructor, at);
  expect(made.ok).toBe(true);
  const limits = openLimits(pool);
  const { password } = instructor;
  const signedIn = await signIn(
    { db, limits, browsers: openKnownBrowsers(db, { secureCookies: true }) },
    { email: 'ines@example.edu', password, network: '192.0.2.1', cookies: null },
  );
  expect(signedIn).toEqual(made);
  expect(await rolesOf(db, signedIn.ok ? signedIn.personId : '')).toEqual({ sp24: 'instructor' });
  expect(await db.record.findFirst()).toMatchObject({ action: 'created person', actorId: null });
});

test.each([
  ['an empty name', { name: ' ' }, 'name'],
  ['what is no address', { email: 'ines' }, 'email'],
  ['a short password', { password: 'elevenchars' }, 'password'],
  ['an offering that does not exist', { offering: 'sp99' }, 'no such offering'],
  ['an address that somebody has', {}, 'email taken'],
])('refuses %s', async (_what, changed, because) => {
  expect(await createPerson(database.db, { ...instructor, ...changed }, at)).toEqual({
    ok: false,
    because,
  });
});
