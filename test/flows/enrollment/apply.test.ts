import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { keepDraft } from '#app/domain/enrollment/application/keep-draft.server.ts';
import { ownApplication } from '#app/domain/enrollment/application/own-application.server.ts';
import { sendApplication } from '#app/domain/enrollment/application/send-application.server.ts';
import { withdrawApplication } from '#app/domain/enrollment/application/withdraw-application.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley } from '#test/factories/course.ts';
import { createMember, createPerson } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';
import { applicationCourse, askerNow, complete, smallForm } from './setting.ts';

const monday = berkeley('2024-02-26T10:00');
const tuesday = berkeley('2024-02-27T10:00');

let database: Database;
let course: Course;
let services: { db: Database['db']; course: Course };

beforeAll(async () => {
  database = await testDatabase();
  course = await applicationCourse(database.db);
  services = { db: database.db, course };
});
afterAll(() => database.close());

async function own(person: Parameters<typeof askerNow>[1], at: Date) {
  const asker = await askerNow(database.db, person, at);
  return ownApplication(database.db, { application: smallForm }, asker);
}

it('keeps a draft field by field, from two tabs at once, and tells nobody', async () => {
  const { db } = database;
  const ada = await createPerson(db);
  const asker = await askerNow(db, ada, monday);
  await Promise.all([
    keepDraft(services, asker, { why: 'Because' }),
    keepDraft(services, asker, { field: 'Physics' }),
  ]);
  expect(await own(ada, monday)).toMatchObject({
    state: { state: 'none' },
    sent: null,
    draft: { why: 'Because', field: 'Physics' },
    unsent: true,
  });
  expect(await db.seatFact.count({ where: { personId: ada.id } })).toBe(0);
});

it('sends once with a fact, a role, a record and a notice, however often it is clicked', async () => {
  const { db } = database;
  const ben = await createPerson(db);
  const asker = await askerNow(db, ben, monday);
  const answers = await Promise.all(
    [1, 2, 3].map(() => sendApplication(services, asker, complete)),
  );
  expect(answers.map((answer) => answer.ok && answer.first).sort()).toEqual([false, false, true]);
  const where = { personId: ben.id };
  expect(await db.seatFact.findMany({ where })).toMatchObject([{ kind: 'applied', at: monday }]);
  expect(await db.membership.findMany({ where })).toMatchObject([{ role: 'applicant', to: null }]);
  expect(await db.notification.findMany({ where })).toMatchObject([
    { kind: 'application-received', path: '/sp24/apply' },
  ]);
  const records = await db.record.findMany({ where: { subject: `person:${ben.id}` } });
  expect(records).toMatchObject([{ action: 'applied person', actorId: ben.id }]);
});

it('refuses what is incomplete, and keeps it', async () => {
  const cleo = await createPerson(database.db);
  const asker = await askerNow(database.db, cleo, monday);
  expect(await sendApplication(services, asker, { why: 'Half' })).toEqual({
    ok: false,
    because: 'incomplete',
    problems: { consent: 'no consent' },
  });
  expect(await own(cleo, monday)).toMatchObject({ sent: null, draft: { why: 'Half' } });
});

it('can be changed while it is open: the time of application stays', async () => {
  const { db } = database;
  const dan = await createPerson(db);
  await sendApplication(services, await askerNow(db, dan, monday), complete);
  const later = await askerNow(db, dan, tuesday);
  await keepDraft(services, later, { why: 'A better reason' });
  expect(await own(dan, tuesday)).toMatchObject({ unsent: true, sent: { answers: complete } });
  const changed = { ...complete, why: 'A better reason' };
  expect(await sendApplication(services, later, changed)).toMatchObject({ first: false });
  // What arrives late from another tab, and is no change, leaves no draft behind.
  await keepDraft(services, later, { why: 'A better reason' });
  expect(await own(dan, tuesday)).toMatchObject({
    state: { state: 'received' },
    unsent: false,
    sent: { answers: changed, firstAt: monday, lastAt: tuesday },
  });
});

it('is read only before it opens and from the instant it closes', async () => {
  const { db } = database;
  const eve = await createPerson(db);
  for (const at of [berkeley('2024-01-08T08:59'), smallForm.closes]) {
    const asker = await askerNow(db, eve, at);
    expect(await sendApplication(services, asker, complete)).toMatchObject({ because: 'not open' });
    expect(await keepDraft(services, asker, complete)).toMatchObject({ because: 'not open' });
    expect(await own(eve, at)).toMatchObject({ can: 'read' });
  }
});

it('is closed to whoever has a seat, and to staff', async () => {
  const { db } = database;
  const student = await createMember(db, { offering: 'sp24', role: 'student' });
  const staff = await createMember(db, { offering: 'sp24', role: 'assistant' });
  expect(
    await sendApplication(services, await askerNow(db, student, monday), complete),
  ).toMatchObject({ because: 'already answered' });
  expect(
    await sendApplication(services, await askerNow(db, staff, monday), complete),
  ).toMatchObject({ because: 'not open' });
});

it('can be withdrawn, once, and sent again with a new time', async () => {
  const { db } = database;
  const fay = await createPerson(db);
  await sendApplication(services, await askerNow(db, fay, monday), complete);
  const asker = await askerNow(db, fay, tuesday);
  expect(await withdrawApplication(services, asker)).toEqual({ ok: true, repeated: false });
  expect(await withdrawApplication(services, asker)).toEqual({ ok: true, repeated: true });
  expect(await own(fay, tuesday)).toMatchObject({
    state: { state: 'withdrawn' },
    can: 'send',
    draft: complete,
  });
  const again = berkeley('2024-02-28T10:00');
  const back = await askerNow(db, fay, again);
  expect(back.role).toBe('auditor');
  expect(await sendApplication(services, back, complete)).toMatchObject({ first: true });
  expect(await own(fay, again)).toMatchObject({ sent: { firstAt: again } });
  expect(await db.notification.count({ where: { personId: fay.id } })).toBe(2);
});
