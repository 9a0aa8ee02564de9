import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { applyRoster } from '#app/domain/enrollment/roster/apply-roster.server.ts';
import { changeListed, classList } from '#app/domain/enrollment/roster/class-list.server.ts';
import { changeListEntry } from '#app/domain/enrollment/roster/change-list-entry.server.ts';
import { changeStaffRole } from '#app/domain/enrollment/roster/change-staff-role.server.ts';
import { rosterQuery } from '#app/domain/enrollment/roster/roster-query.ts';
import { staffImport } from '#app/domain/enrollment/roster/staff-imports.server.ts';
import { staffRoster } from '#app/domain/enrollment/roster/staff-roster.server.ts';
import { undoRoster } from '#app/domain/enrollment/roster/undo-roster.server.ts';
import { uploadRoster } from '#app/domain/enrollment/roster/upload-roster.server.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const now = berkeley('2024-02-26T10:00');
const offering = smallOffering();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let database: Database;
let staff: Person;
let asker: SignedInAsker;
let people: Record<'ada' | 'ben' | 'cy' | 'dora', Person>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await createCourse(db, [offering]);
  staff = await createMember(db, { offering: 'sp24', role: 'instructor', email: 'staff@x.edu' });
  asker = askerFor(staff, 'instructor', now);
  const make = (name: string, role: 'student' | 'dropped' | 'assistant') =>
    createMember(db, { offering: 'sp24', role, name, email: `${name}@x.edu` });
  people = {
    ada: await make('ada', 'student'),
    ben: await make('ben', 'student'),
    cy: await make('cy', 'dropped'),
    dora: await make('dora', 'assistant'),
  };
});
afterAll(() => database.close());

async function upload(text: string) {
  const bytes = new TextEncoder().encode(text);
  const made = await uploadRoster(database, asker, { fileName: 'roster.csv', bytes });
  if (!made.ok) throw new Error(made.because);
  return made.id;
}

async function rolesNow() {
  const rows = await database.db.membership.findMany({
    where: { offeringId: 'sp24', to: null },
    select: { role: true, person: { select: { name: true } } },
  });
  return Object.fromEntries(rows.map(({ role, person }) => [person.name, role]));
}

describe('an import', () => {
  const file = [
    'Name,SID,Email,Section,Role',
    'Ada,7,ADA@x.edu,101,Student',
    'Cy,8,cy@x.edu,101,Student',
    '=cmd|x,9,new@x.edu,102,Student',
    'Dora,10,dora@x.edu,101,Student',
    'Twin,9,twin@x.edu,101,Student',
  ].join('\n');
  let id = '';

  it('shows its difference and changes nothing', async () => {
    id = await upload(file);
    const shown = await staffImport(database.db, offering, id, now);
    expect(
      shown?.lines.map(({ name, ...line }) => [
        name,
        line.kind === 'problem' ? line.because : line.kind,
      ]),
    ).toEqual([
      ['ada', 'change'],
      ['cy', 'add'],
      ['=cmd|x', 'add'],
      ['dora', 'staff'],
      ['Twin', 'twice'],
      ['ben', 'drop'],
    ]);
    expect(await rolesNow()).toMatchObject({ ada: 'student', ben: 'student', cy: 'dropped' });
  });

  it('is refused when something has changed since, and shows the new difference', async () => {
    const change = { personId: people.ben.id, number: '', section: '109', group: '' };
    expect(await changeListEntry(database, asker, change)).toEqual({ ok: true });
    const take = new Set(['r2', 'r3', 'r4', `d${people.ben.id}`]);
    expect(await applyRoster(database, asker, { id, take, why: 'w' })).toEqual({
      ok: false,
      because: 'changed',
    });
    expect(await rolesNow()).toMatchObject({ ben: 'student', cy: 'dropped' });
  });

  it('does exactly what is ticked, once, however often it is asked at the same time', async () => {
    const take = new Set(['r2', 'r3', 'r4', 'r5', `d${people.ben.id}`]);
    const tries = await Promise.all(
      [1, 2, 3].map(() => applyRoster(database, asker, { id, take, why: 'Not on the roster.' })),
    );
    expect(tries.filter(({ ok }) => ok)).toEqual([{ ok: true, done: 4 }]);
    expect(await rolesNow()).toMatchObject({
      ada: 'student',
      ben: 'dropped',
      cy: 'student',
      '=cmd|x': 'student',
      dora: 'assistant',
    });
    const told = await database.db.notification.findMany({ select: { kind: true } });
    expect(told.map(({ kind }) => kind).toSorted()).toEqual([
      'seat-dropped',
      'seat-given',
      'seat-given',
    ]);
    const again = await staffImport(database.db, offering, await upload(file), now);
    expect(again?.lines.filter(({ kind }) => kind !== 'problem')).toEqual([]);
  });

  it('is undone by new facts, but for those to whom something happened since', async () => {
    const after = { ...asker, at: later(5) };
    const change = { personId: people.ada.id, number: '7', section: '105', group: '' };
    await changeListEntry(database, after, change);
    expect(await undoRoster(database, after, { id, why: 'A mistake.' })).toEqual({
      ok: true,
      undone: 3,
      kept: 1,
    });
    expect(await rolesNow()).toMatchObject({ ben: 'student', cy: 'dropped', '=cmd|x': 'dropped' });
    const shown = await staffImport(database.db, offering, id, now);
    expect(shown).toMatchObject({ state: 'undone', kept: ['ada'] });
    expect(await undoRoster(database, after, { id, why: 'A mistake.' })).toMatchObject({
      because: 'undone already',
    });
    const { people: found } = await staffRoster(
      database.db,
      'sp24',
      rosterQuery(new URLSearchParams({ q: 'ben' })),
    );
    expect(found).toMatchObject([{ role: 'student', section: '109' }]);
  });

  it('of three thousand people is applied whole, and the roster asks no more for them', async () => {
    const { db } = database;
    let asked = 0;
    const counting = db.$extends({
      query: {
        $allOperations: ({ args, query }) => {
          asked += 1;
          return query(args);
        },
      },
    }) as unknown as typeof db;
    const queries = async () => {
      asked = 0;
      const { total } = await staffRoster(counting, 'sp24', rosterQuery(new URLSearchParams()));
      return { asked, total };
    };
    const before = await queries();
    const rows = Array.from({ length: 3_000 }, (_, n) => `Person ${n},${1000 + n},p${n}@y.edu`);
    const big = await upload(['Name,SID,Email', ...rows].join('\n'));
    const shown = await staffImport(db, offering, big, now);
    const take = new Set(shown?.lines.flatMap(({ kind, key }) => (kind === 'add' ? [key] : [])));
    const done = await applyRoster(
      database,
      { ...asker, at: later(10) },
      { id: big, take, why: '' },
    );
    expect(done).toEqual({ ok: true, done: 3_000 });
    const after = await queries();
    expect(after.asked).toBe(before.asked);
    expect(after.total).toBe(before.total + 3_000);
  }, 120_000);
});

describe('the class list', () => {
  it('shows classmates who want it, to those with a seat and to staff', async () => {
    const ben = askerFor(people.ben, 'student', now);
    const ada = askerFor(people.ada, 'student', now);
    await changeListed(database, ben, false);
    const names = async (who: SignedInAsker) =>
      (await classList(database.db, who))?.classmates.map(({ name }) => name);
    expect(await names(ada)).not.toContain('ben');
    expect(await names(ben)).toContain('ben');
    expect(await names(asker)).toContain('ben');
    expect(await classList(database.db, { ...ada, role: 'dropped' })).toBeNull();
    expect(JSON.stringify(await classList(database.db, ada))).not.toContain('@');
  });
});

describe('the role of staff', () => {
  it('is given and taken back by instructors only, and recorded', async () => {
    const { dora, ada } = people;
    const assistant = askerFor(dora, 'assistant', now);
    const make = (who: SignedInAsker, personId: string, role: 'instructor' | 'auditor') =>
      changeStaffRole(database, who, { personId, role });
    expect(await make(assistant, dora.id, 'instructor')).toMatchObject({ because: 'not allowed' });
    expect(await make(asker, ada.id, 'instructor')).toMatchObject({ because: 'has a seat' });
    expect(await make(asker, staff.id, 'auditor')).toMatchObject({ because: 'last instructor' });
    expect(await make(asker, dora.id, 'instructor')).toEqual({ ok: true });
    expect(await make(asker, dora.id, 'auditor')).toEqual({ ok: true });
    expect(
      await database.db.record.count({
        where: { action: 'changed role', subject: `person:${dora.id}` },
      }),
    ).toBe(2);
  });
});
