import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { changeHomeworkDeadline } from '#app/domain/homework/deadlines/change-homework-deadline.server.ts';
import { staffHomeworkDeadlines } from '#app/domain/homework/deadlines/staff-homework-deadlines.server.ts';
import { takeBackHomeworkExtension } from '#app/domain/homework/deadlines/take-back-homework-extension.server.ts';
import { lateDaysQuery } from '#app/domain/homework/late-days/late-days-query.ts';
import { personLateDays } from '#app/domain/homework/late-days/person-late-days.server.ts';
import { staffLateDays } from '#app/domain/homework/late-days/staff-late-days.server.ts';
import { studentLateDays } from '#app/domain/homework/late-days/student-late-days.server.ts';
import { remindOfHomework } from '#app/domain/homework/remind-of-homework.server.ts';
import { studentHomework } from '#app/domain/homework/student-homework.server.ts';
import type { Role } from '#app/domain/people/asker.ts';
import { courseDeadlines } from '#app/domain/syllabus/course-deadlines.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const canary = 'CANARY-why-they-have-longer';
const now = berkeley('2024-02-20T10:00');
const due = berkeley('2024-02-21T23:59');
const friday = berkeley('2024-02-23T23:59');
const saturday = berkeley('2024-02-24T23:59');

describe('deadlines of homework', () => {
  let database: Database;
  let course: Course;
  const people: Record<string, { person: Person; role: Role }> = {};
  beforeAll(async () => {
    database = await testDatabase();
    course = await createCourse(database.db);
    const cast = { ada: 'student', ben: 'student', cleo: 'waitlisted', eve: 'auditor' } as const;
    const staff = { ivy: 'instructor', ash: 'assistant' } as const;
    for (const [name, role] of Object.entries({ ...cast, ...staff })) {
      const person = await createMember(database.db, { offering: 'sp24', role, name });
      people[name] = { person, role };
    }
  });
  afterAll(() => database.close());

  const idOf = (name: string) => people[name]?.person.id ?? '';
  const as = (name: string, at = now) => {
    const found = people[name];
    if (found === undefined) throw new Error(`There is no ${name}`);
    return askerFor(found.person, found.role, at);
  };
  type Asked = { homework?: string; due: Date; only: string[] | null };
  const plan = ({ homework = 'hw2', due, only }: Asked, name = 'ivy', at = now) => {
    const asked = { homework, due, wall: '', only: only && only.map(idOf) };
    return staffHomeworkDeadlines(database.db, course, as(name, at), asked);
  };
  const change = async (
    asked: Asked,
    { by = 'ivy', at = now, why = canary, mark = '', requestId = newId() } = {},
  ) => {
    const shown = mark || ((await plan(asked, 'ivy', at))?.plan?.mark ?? '');
    const { homework = 'hw2', due, only } = asked;
    const input = { homework, due, only: only && only.map(idOf), why, requestId, mark: shown };
    return changeHomeworkDeadline({ db: database.db, course }, as(by, at), input);
  };
  const ownDue = async (name: string, slug = 'hw2') => {
    const { homework } = await studentHomework(database.db, course, as(name));
    return homework.find((each) => each.slug === slug)?.due;
  };
  const told = () =>
    database.db.notification.findMany({
      where: { kind: 'deadline-changed' },
      orderBy: { id: 'asc' },
    });

  it('are nothing to those who run nothing, and need a reason', async () => {
    const asked = { due: friday, only: ['ada'] };
    for (const name of ['ada', 'eve']) {
      expect(await plan(asked, name)).toBeNull();
      expect(await change(asked, { by: name })).toEqual({ ok: false, because: 'not found' });
    }
    expect(await change(asked, { why: ' ' })).toEqual({ ok: false, because: 'no reason' });
    expect(await plan({ homework: 'hw9', due: friday, only: ['ada'] })).toMatchObject({
      plan: null,
    });
    expect(await database.db.extension.count()).toBe(0);
  });

  it('are extended for several exactly as shown, once for many clicks, and each is told', async () => {
    const asked = { due: friday, only: ['ada', 'cleo', 'eve'] };
    const shown = await plan(asked);
    // Who is not graded has no deadline to be extended.
    expect(shown?.plan?.rows.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['ada', due, friday],
      ['cleo', due, friday],
    ]);
    const mark = shown?.plan?.mark ?? '';
    const requestId = newId();
    const clicks = await Promise.all(
      Array.from({ length: 12 }, () => change(asked, { requestId, mark, by: 'ash' })),
    );
    expect(clicks.filter((one) => one.ok && one.changed === 2)).toHaveLength(1);
    expect(clicks.filter((one) => one.ok && one.changed === 0)).toHaveLength(11);
    expect(await database.db.extension.count()).toBe(2);
    expect([await ownDue('ada'), await ownDue('ben'), await ownDue('cleo')]).toEqual([
      ...[friday, due, friday],
    ]);
    const news = await told();
    expect(news.map(({ personId }) => personId).toSorted()).toEqual(
      [idOf('ada'), idOf('cleo')].toSorted(),
    );
    expect(news[0]).toMatchObject({
      path: '/sp24/homework/hw2',
      data: { work: 'hw2', project: null, step: 'extended', due: friday.toISOString() },
    });
    const records = await database.db.record.findMany({ where: { action: 'granted extension' } });
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({
      ...{ why: canary, actorId: idOf('ash') },
      from: { homework: 'hw2', due: due.toISOString() },
      to: { homework: 'hw2', due: friday.toISOString() },
    });
  });

  it('show their reason to staff and to nobody else', async () => {
    const { db } = database;
    const seen = await personLateDays(db, course, as('ash'), idOf('ada'));
    expect(seen?.extensions).toMatchObject([{ key: 'hw2', due: friday, by: 'ash', why: canary }]);
    expect(await personLateDays(db, course, as('ada'), idOf('ada'))).toBeNull();
    expect(await personLateDays(db, course, as('ivy'), idOf('eve'))).toBeNull();
    expect(await personLateDays(db, course, as('ivy'), 'nobody')).toBeNull();
    const own = await studentLateDays(db, course, as('ada'));
    expect(seen?.lateDays).toEqual(own);
    expect(JSON.stringify([own, await told()])).not.toContain(canary);
  });

  it('are not written as another plan than the one that was shown, nor by two at once', async () => {
    const asked = { due: saturday, only: ['ada', 'ben'] };
    const mark = (await plan(asked))?.plan?.mark ?? '';
    const both = await Promise.all([
      change(asked, { mark, by: 'ivy' }),
      change(asked, { mark, by: 'ash' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, changed: 2 }]);
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, because: 'changed' }]);
    expect(await change(asked)).toEqual({ ok: false, because: 'nothing changes' });
    // Something handed in meanwhile changes the ledger that was shown.
    const hw1 = { homework: 'hw1', due: berkeley('2024-02-12T23:59'), only: ['ben'] };
    const old = (await plan(hw1))?.plan?.mark ?? '';
    await addSubmission(database.db, {
      ...{ person: { id: idOf('ben') }, homework: 'hw1', at: berkeley('2024-02-10T12:00') },
    });
    expect(await change(hw1, { mark: old })).toEqual({ ok: false, because: 'changed' });
    expect((await plan(hw1))?.plan?.rows).toMatchObject([{ used: { from: 3, to: 0 } }]);
    expect(await change(hw1)).toEqual({ ok: true, changed: 1 });
    const { lateDays } = await studentHomework(database.db, course, as('ben'));
    expect(lateDays).toMatchObject({ used: 0, balance: 7 });
  });

  it('are taken back once, told, and not when they were used', async () => {
    const { db } = database;
    const back = (person: string, extension: string, by = 'ash') =>
      takeBackHomeworkExtension({ db, course }, as(by), { person: idOf(person), extension });
    const [used] = await db.extension.findMany({ where: { homework: { slug: 'hw1' } } });
    expect(await back('ben', used?.id ?? '')).toEqual({ ok: false, because: 'used' });
    const [later] = await db.extension.findMany({
      where: { personId: idOf('ada'), due: saturday },
    });
    const id = later?.id ?? '';
    expect(await back('ada', id, 'ada')).toEqual({ ok: false, because: 'not found' });
    expect(await back('ben', id)).toEqual({ ok: false, because: 'not found' });
    const before = (await told()).length;
    const clicks = await Promise.all(Array.from({ length: 12 }, () => back('ada', id)));
    expect(new Set(clicks.map(({ ok }) => ok))).toEqual(new Set([true]));
    expect(await db.extensionWithdrawal.count()).toBe(1);
    // The earlier extension holds again.
    expect(await ownDue('ada')).toEqual(friday);
    expect((await told()).slice(before)).toMatchObject([
      { personId: idOf('ada'), data: { step: 'taken-back', due: friday.toISOString() } },
    ]);
    const seen = await personLateDays(db, course, as('ivy'), idOf('ada'));
    expect(seen?.extensions.map(({ takenBack }) => takenBack?.by)).toEqual(['ash', undefined]);
  });

  it('move for everybody by an instructor alone, to a time to come, and every page follows', async () => {
    const { db } = database;
    const all = { due: berkeley('2024-02-22T23:59'), only: null };
    expect(await change(all, { by: 'ash' })).toEqual({ ok: false, because: 'not found' });
    expect((await plan(all, 'ash'))?.plan).toBeNull();
    expect(await change({ ...all, due: berkeley('2024-02-20T09:59') })).toEqual({
      ...{ ok: false, because: 'past' },
    });
    const dan = await createMember(db, { offering: 'sp24', role: 'student', name: 'dan' });
    people['dan'] = { person: dan, role: 'student' };
    const shown = await plan(all);
    expect(shown?.plan?.rows.map(({ name, to, changed }) => [name, to, changed])).toEqual([
      ['dan', all.due, true],
      ['ada', friday, false],
      ['ben', saturday, false],
      ['cleo', friday, false],
    ]);
    const before = (await told()).length;
    const requestId = newId();
    const mark = shown?.plan?.mark ?? '';
    const clicks = await Promise.all([
      change(all, { requestId, mark }),
      change(all, { requestId, mark }),
    ]);
    expect(clicks.map((one) => one.ok && one.changed).toSorted()).toEqual([0, 1]);
    expect(await db.deadlineFact.count()).toBe(1);
    expect(await change(all)).toEqual({ ok: false, because: 'nothing changes' });
    expect((await told()).slice(before)).toMatchObject([
      { personId: dan.id, data: { step: 'moved', due: all.due.toISOString() } },
    ]);
    const record = await db.record.findFirstOrThrow({ where: { action: 'moved deadline' } });
    expect(record).toMatchObject({
      why: canary,
      from: { homework: 'hw2', due: due.toISOString() },
    });
    // The calendar, the dashboard and the reminders read the same facts.
    const deadlines = await courseDeadlines(db, course.offering('sp24'));
    expect(deadlines.find(({ slug }) => slug === 'hw2')).toMatchObject({ due: all.due, moves: 1 });
    expect([await ownDue('dan'), await ownDue('ada')]).toEqual([all.due, friday]);
    const near = () => db.notification.findMany({ where: { kind: 'deadline-near' } });
    await remindOfHomework({ db, course }, berkeley('2024-02-21T20:00'));
    expect((await near()).map(({ personId, data }) => [personId, data])).toContainEqual([
      dan.id,
      { work: 'hw2', due: all.due.toISOString() },
    ]);
    const { homework } = (await plan(all)) ?? {};
    expect(homework?.[1]).toMatchObject({ due: all.due, movedFrom: due, moves: [{ by: 'ivy' }] });
  });

  it('stay as they are when the offering is over', async () => {
    const { db } = database;
    const over = await createCourse(db, [smallOffering({ slug: 'sp20', archived: true })]);
    const person = await createMember(db, { offering: 'sp20', role: 'student' });
    const ivy = await createMember(db, { offering: 'sp20', role: 'instructor' });
    const asker = askerFor(ivy, 'instructor', now, 'sp20');
    const asked = { homework: 'hw2', due: friday, only: [person.id] };
    const input = { ...asked, why: canary, mark: '', requestId: newId() };
    expect(await changeHomeworkDeadline({ db, course: over }, asker, input)).toEqual({
      ...{ ok: false, because: 'archived' },
    });
  });

  it('are behind a list of everybody, filtered and sorted by its address', async () => {
    const list = (search: string, name = 'ash') => {
      const query = lateDaysQuery(new URLSearchParams(search));
      return staffLateDays(database.db, course, as(name), query);
    };
    const names = async (search: string) =>
      (await list(search))?.people.map(({ name }) => name.slice(0, 4));
    expect(await list('', 'ada')).toBeNull();
    const { person } = people['ada'] ?? {};
    if (person === undefined) throw new Error('There is no ada');
    await addSubmission(database.db, { person, homework: 'hw1', at: berkeley('2024-02-09T12:00') });
    expect(await names('')).toEqual(['ada', 'ben', 'cleo', 'dan']);
    expect(await names('q=CL')).toEqual(['cleo']);
    expect(await names('show=extended&order=down')).toEqual(['cleo', 'ben', 'ada']);
    expect(await names('sort=used&order=down')).toEqual(['ada', 'ben', 'cleo', 'dan']);
    expect(await names('show=none-left')).toEqual([]);
    expect((await list('show=used'))?.people).toMatchObject([
      { name: 'ada', used: 2, left: 5, charges: { hw1: 2 }, extensions: [{ key: 'hw2' }] },
    ]);
    expect(await list('')).toMatchObject({ total: 4, found: 4, policy: { total: 7 } });
  });
});
