import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Role } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { loader as dashboard } from '#app/routes/offering/dashboard.tsx';
import { loader as people } from '#app/routes/offering/people.tsx';
import { action, loader } from '#app/routes/offering/staff/office-hours.tsx';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { createMember } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { emptyAgain, testDatabase } from '#test/setup/database.ts';

const monday = berkeley('2024-02-26T10:00');
const thursday = berkeley('2024-02-29T17:00');
const staff = 'Ines Instructor';

let database: Database;
let course: Course;

const offering = smallOffering({
  staff: [
    {
      ...{ name: staff, role: 'instructor' },
      officeHours: [{ day: 'thursday', start: '17:00', end: '18:00', place: 'Room 1', note: null }],
    },
    { name: 'Ada Assistant', role: 'assistant', officeHours: [] },
  ],
});

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await emptyAgain(database);
  course = await createCourse(database.db, [
    offering,
    smallOffering({ slug: 'sp20', archived: true, staff: offering.staff }),
  ]);
});
afterAll(() => database.close());

type Given = { role?: Role | null; form?: Record<string, string>; now?: Date; at?: string };

async function asked({ role = 'assistant', form, now = monday, at = 'sp24' }: Given) {
  const viewer = role === null ? null : await createMember(database.db, { offering: at, role });
  const request = new Request(`https://practicum.example/${at}/staff/office-hours`, {
    ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const roles = role === null ? {} : { [at]: role };
  const context = { db: database.db, course, clock: { now: () => now }, viewer, roles };
  return routeArguments(request, context, { offering: at });
}

/** What a form is answered: `done`, the status it is refused with, or why. */
async function submit(form: Record<string, string>, given: Given = {}): Promise<unknown> {
  const answer: unknown = await action(
    await asked({ ...given, form: { staff, hour: thursday.toISOString(), ...form } }),
  ).catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return answer.status === 302 ? 'done' : answer.status;
  const { field, because } = (answer as { data: Record<string, string> }).data;
  return [field, because].filter(Boolean).join(': ');
}

async function shown(given: Given = {}) {
  const { staff: members } = await people(await asked({ role: null, ...given }));
  return members.find(({ name }) => name === staff);
}

const to = { date: '2024-02-28', start: '09:00', end: '10:00', place: ' Online ', note: 'Travel' };

describe('an office hour', () => {
  it('is cancelled for everybody, in the week as well, with a record, and held after all', async () => {
    expect(await submit({ intent: 'cancel', note: 'At a conference' })).toBe('done');
    expect(await submit({ intent: 'cancel', note: 'Twice' })).toBe('done');
    expect(await database.db.officeHourFact.count()).toBe(1);
    const off = await shown();
    expect(off?.next?.start).toEqual(berkeley('2024-03-07T17:00'));
    expect(off?.off).toMatchObject([
      { start: thursday, thisWeek: true, movedTo: null, note: { en: 'At a conference' } },
    ]);
    expect(await hoursOfTheWeek()).toEqual([]);
    const [record] = await database.db.record.findMany({ where: { offeringId: 'sp24' } });
    expect(record).toMatchObject({
      action: 'cancelled office hour',
      subject: `office-hour:${staff}`,
      from: { start: thursday.toISOString() },
      why: 'At a conference',
    });

    const later = new Date(monday.getTime() + 1_000);
    expect(await submit({ intent: 'restore' }, { now: later })).toBe('done');
    expect(await shown({ now: later })).toMatchObject({ next: { start: thursday }, off: [] });
    expect(await hoursOfTheWeek(later)).toEqual([thursday]);
    // The time machine shows what was known then.
    expect((await shown())?.off).toHaveLength(1);
  });

  it('is moved, says where to, and is held there', async () => {
    expect(await submit({ intent: 'move', ...to })).toBe('done');
    expect(await submit({ intent: 'move', ...to })).toBe('done');
    expect(await database.db.officeHourFact.count()).toBe(2);
    const start = berkeley('2024-02-28T09:00');
    expect(await shown()).toMatchObject({
      next: { start, end: berkeley('2024-02-28T10:00'), place: 'Online', from: 'staff' },
      off: [{ start: thursday, movedTo: start, note: { en: 'Travel' } }],
    });
    expect(await hoursOfTheWeek()).toEqual([start]);
  });

  it('is added for whoever has none', async () => {
    const form = { intent: 'add', staff: 'Ada Assistant', hour: '', ...to };
    expect(await submit(form)).toBe('done');
    expect(await submit(form)).toBe('done');
    expect(await database.db.officeHourFact.count()).toBe(1);
    const { staff: members } = await people(await asked({ role: null }));
    expect(members[1]).toMatchObject({ weekly: [], next: { start: berkeley('2024-02-28T09:00') } });
  });

  it('stays as it is at the same time in another place', async () => {
    const same = { date: '2024-02-29', start: '17:00', end: '18:00', place: 'Room 2', note: '' };
    expect(await submit({ intent: 'move', ...same })).toBe('done');
    expect(await shown()).toMatchObject({ next: { start: thursday, place: 'Room 2' }, off: [] });
  });

  it('is changed once however many ask at the same time', async () => {
    const asking = [1, 2, 3, 4].map(() => submit({ intent: 'move', ...to }));
    expect(await Promise.all(asking)).toEqual(['done', 'done', 'done', 'done']);
    expect(await database.db.officeHourFact.count()).toBe(2);
  });
});

describe('what cannot be', () => {
  it.each([
    ['no day', { date: '2024-02-30' }, 'date: no date'],
    ['no beginning', { start: '' }, 'start: no time'],
    ['no end', { end: '25:00' }, 'end: no time'],
    ['an end before the beginning', { end: '08:30' }, 'end: ends first'],
    ['a day that is over', { date: '2024-02-25' }, 'date: past'],
    ['a slip of the year', { date: '2025-02-28' }, 'date: too far'],
    [
      'another hour’s time',
      { date: '2024-03-07', start: '17:30', end: '18:30' },
      'start: overlaps',
    ],
    ['a long place', { place: 'x'.repeat(121) }, 'place: too long'],
    ['a long note', { note: 'x'.repeat(281) }, 'note: too long'],
  ])('is refused at its field: %s', async (_what, wrong, refusal) => {
    expect(await submit({ intent: 'move', ...to, ...wrong })).toBe(refusal);
    expect(await submit({ intent: 'add', hour: '', ...to, ...wrong })).toBe(refusal);
    expect(await database.db.officeHourFact.count()).toBe(0);
  });

  it('is refused: an hour that is none, somebody who is not on the staff, what is over', async () => {
    const none = { hour: berkeley('2024-02-28T17:00').toISOString() };
    expect(await submit({ intent: 'cancel', ...none })).toBe('no such hour');
    expect(await submit({ intent: 'cancel', staff: 'Nobody' })).toBe('no such person');
    expect(await submit({ intent: 'cancel' }, { at: 'sp20' })).toBe('no such person');
    expect(await submit({ intent: 'cancel', hour: 'soon' })).toBe(400);
    const after = { now: berkeley('2024-02-29T18:00') };
    expect(await submit({ intent: 'cancel' }, after)).toBe('no such hour');
  });

  it.each(['student', 'waitlisted', 'auditor', 'applicant', 'dropped'] as const)(
    'is refused to a %s: to see the form, and to send it',
    async (role) => {
      expect(await submit({ intent: 'cancel' }, { role })).toBe(403);
      const thrown = await loader(await asked({ role })).catch((error: unknown) => error);
      expect(thrown instanceof Response && thrown.status).toBe(403);
      expect((await people(await asked({ role }))).changesHours).toBe(false);
    },
  );
});

it('shows staff the next five weeks of everybody, ready to be changed', async () => {
  const { staff: members } = await loader(await asked({}));
  expect(members.map(({ name, hours }) => [name, hours.length])).toEqual([
    [staff, 5],
    ['Ada Assistant', 0],
  ]);
  expect(members[0]?.hours[1]?.typed).toEqual({
    ...{ date: '2024-03-07', start: '17:00', end: '18:00', place: 'Room 1', note: '' },
  });
  expect((await people(await asked({}))).changesHours).toBe(true);
});

async function hoursOfTheWeek(now = monday): Promise<Date[]> {
  const { board } = await dashboard(await asked({ role: 'auditor', now }));
  return board.days
    .flatMap(({ entries }) => entries)
    .filter(({ kind }) => kind === 'office hours')
    .map(({ at }) => at);
}
