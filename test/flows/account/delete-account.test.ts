import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { nameTheGone } from '#app/db/name-the-gone.ts';
import { deleteAccount } from '#app/domain/account/delete-account.server.ts';
import { createPerson as register } from '#app/domain/people/create-person.server.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { openKnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { signIn } from '#app/domain/people/sign-in.server.ts';
import { openLimits } from '#app/web/limits.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { addApplication, addMembership, createMember } from '#test/factories/people.ts';
import { createProject } from '#test/factories/projects.ts';
import { testDatabase } from '#test/setup/database.ts';

const at = berkeley('2024-02-26T10:00');
const password = 'correct horse battery';
const email = 'ada@example.edu';

let database: Database;
let ada: Person;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await createCourse(db, [smallOffering(), smallOffering({ slug: 'sp20', archived: true })]);
  const given = { name: 'Ada Lovelace', email, password, demoRole: 'student' };
  ada = await createMember(db, { ...given, offering: 'sp24', role: 'student' });
});
afterAll(() => database.close());

it('refuses an address that is not one’s own, and changes nothing', async () => {
  const { db } = database;
  expect(await deleteAccount(db, ada.id, 'ben@example.edu', at)).toEqual({
    ok: false,
    because: 'address',
  });
  expect(await db.person.findUnique({ where: { id: ada.id } })).toMatchObject({ email });
});

it('refuses the only instructor of a running offering, not of a past one', async () => {
  const { db } = database;
  const ivy = await createMember(db, { offering: 'sp24', role: 'instructor' });
  await addMembership(db, { person: ivy, offering: 'sp20', role: 'instructor' });
  expect(await deleteAccount(db, ivy.id, ivy.email, at)).toEqual({
    ok: false,
    because: 'only instructor',
    offerings: ['sp24'],
  });
  await createMember(db, { offering: 'sp24', role: 'instructor' });
  expect(await deleteAccount(db, ivy.id, ivy.email, at)).toMatchObject({ ok: true });
});

it('takes the person out, keeps the course’s work without the name, and does so once', async () => {
  const { db, pool } = database;
  const { id: personId } = ada;
  const sessions = openSessions(db, { secureCookies: false });
  const { setCookie } = await sessions.create(personId);
  await addSubmission(db, {
    ...{ person: ada, homework: 'hw1', at: berkeley('2024-02-07T10:00') },
    score: { percent: 91, givenAt: at, releasedAt: at },
  });
  await addApplication(db, { person: ada, offering: 'sp24', at, answers: { why: 'private' } });
  await createProject(db, { slug: 'tiny', at, team: [ada] });
  await db.experimentRun.create({
    data: { id: newId(), personId, experiment: 'vae', settings: '', result: {}, keptAt: at },
  });
  for (const cell of [email, 'ben@example.edu']) {
    await db.rosterImport.create({
      data: {
        ...{ id: newId(), offeringId: 'sp24', madeBy: personId, fileName: 'roster.csv' },
        ...{ table: { rows: [['Ada Lovelace', cell]] }, plan: {}, createdAt: at },
      },
    });
  }
  await db.mailKey.create({ data: { personId, kind: 'score', key: 'key' } });

  const results = await Promise.all(
    [1, 2, 3].map(() => deleteAccount(db, personId, ' ADA@example.edu ', at)),
  );
  expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
  expect(results.every(({ ok }) => ok)).toBe(true);

  const row = await db.person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      ...{ credential: true, sessions: true, runs: true, mailKeys: true },
      ...{ submissions: { include: { scores: true } }, projects: true, applications: true },
      seatFacts: { orderBy: { at: 'asc' } },
    },
  });
  expect(row).toMatchObject({
    ...{ name: '', demoRole: null, credential: null, sessions: [], runs: [], mailKeys: [] },
    submissions: [{ number: 1, scores: [{ points: 91 }] }],
    projects: [{ personId }],
    applications: [{ answers: {}, draft: null }],
    seatFacts: [{ kind: 'admitted' }, { kind: 'dropped' }],
  });
  expect(JSON.stringify(row)).not.toMatch(/ada@|Lovelace|private/i);
  expect(await db.membership.count({ where: { personId, to: null } })).toBe(0);
  expect(JSON.stringify(await db.rosterImport.findMany())).not.toContain(email);
  expect(await db.rosterImport.count()).toBe(1);
  const records = await db.record.findMany({ where: { subject: `person:${personId}` } });
  expect(records.map(({ action }) => action)).toEqual(['dropped person', 'deleted account']);

  expect((await sessions.validate(setCookie.split(';')[0])).viewer).toBeNull();
  const limits = openLimits(pool);
  const tried = await signIn(
    { db, limits, browsers: openKnownBrowsers(db, { secureCookies: true }) },
    { email, password, network: '192.0.2.1', cookies: null },
  );
  expect(tried).toEqual({ ok: false, because: 'no match' });

  const named = nameTheGone(db, 'Former member');
  const project = await named.project.findFirstOrThrow({
    select: { members: { select: { person: { select: { name: true } } } } },
  });
  expect(project.members).toMatchObject([{ person: { name: 'Former member' } }]);
});

it('frees the address for a new account that knows nothing of the old one', async () => {
  const { db } = database;
  const made = await register(
    db,
    { name: 'Ada again', email, password, role: 'auditor', offering: 'sp24' },
    at,
  );
  expect(made).toMatchObject({ ok: true });
  expect(made.ok && made.personId).not.toBe(ada.id);
});
