import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#app/db/generated/client.ts';
import type { Database } from '#app/db/client.ts';
import type { Role } from '#app/domain/people/asker.ts';
import { remindOfHomework } from '#app/domain/homework/remind-of-homework.server.ts';
import { remindOfStages } from '#app/domain/projects/remind-of-stages.server.ts';
import { addExtension, addSubmission } from '#test/factories/homework.ts';
import { createMember } from '#test/factories/people.ts';
import { berkeley } from '#test/factories/course.ts';
import { testDatabase } from '#test/setup/database.ts';
import { createCourse } from '#test/factories/course.ts';
import { openSetting, type Setting } from '../projects/setting.ts';

/** HW2 is due on Wednesday 21 February, 23:59; the proposal a week later. */
describe('a reminder of homework', () => {
  let database: Database;
  let remind: (wall: string) => Promise<void>;
  const people: Record<string, Person> = {};

  beforeAll(async () => {
    database = await testDatabase();
    const { db } = database;
    const course = await createCourse(db);
    remind = (wall) => remindOfHomework({ db, course }, berkeley(wall));
    const member = async (name: string, role: Role) => {
      people[name] = await createMember(db, { offering: 'sp24', role, name });
      return people[name];
    };
    await member('student', 'student');
    await member('waitlisted', 'waitlisted');
    for (const role of ['auditor', 'applicant', 'dropped', 'assistant'] as const) {
      await member(role, role);
    }
    const done = await member('done', 'student');
    await addSubmission(db, { person: done, homework: 'hw2', at: berkeley('2024-02-18T10:00') });
    const extended = await member('extended', 'student');
    await addExtension(db, {
      ...{ person: extended, homework: 'hw2' },
      ...{ due: berkeley('2024-02-24T23:59'), grantedAt: berkeley('2024-02-15T10:00') },
    });
  });
  afterAll(() => database.close());

  const told = async () => {
    const rows = await database.db.notification.findMany({
      where: { kind: 'deadline-near' },
      include: { person: { select: { name: true } } },
      orderBy: { at: 'asc' },
    });
    return rows.map(({ person }) => person.name).toSorted();
  };

  it('comes 48 hours before one’s own deadline, to whoever is graded and has not handed in', async () => {
    await remind('2024-02-19T23:58:59');
    expect(await told()).toEqual([]);
    await Promise.all([remind('2024-02-19T23:59'), remind('2024-02-19T23:59:30')]);
    expect(await told()).toEqual(['student', 'waitlisted']);
  });

  it('comes again 6 hours before, unless it was handed in meanwhile', async () => {
    const { waitlisted } = people;
    if (waitlisted === undefined) throw new Error('nobody');
    const at = berkeley('2024-02-21T12:00');
    await addSubmission(database.db, { person: waitlisted, homework: 'hw2', at });
    await remind('2024-02-21T17:59');
    await remind('2024-02-21T20:00');
    expect(await told()).toEqual(['student', 'student', 'waitlisted']);
  });

  it('follows an extension, and one granted later arms it anew', async () => {
    await remind('2024-02-22T23:59');
    expect(await told()).toEqual(['extended', 'student', 'student', 'waitlisted']);
    const { extended } = people;
    if (extended === undefined) throw new Error('nobody');
    const again = { due: berkeley('2024-02-26T23:59'), grantedAt: berkeley('2024-02-23T09:00') };
    await addExtension(database.db, { person: extended, homework: 'hw2', ...again });
    await remind('2024-02-24T20:00');
    expect((await told()).filter((name) => name === 'extended')).toHaveLength(1);
    await remind('2024-02-24T23:59');
    await remind('2024-02-25T10:00');
    expect((await told()).filter((name) => name === 'extended')).toHaveLength(2);
  });

  it('of what passed during a jump of weeks is not made up for', async () => {
    const before = await told();
    await remind('2024-03-20T10:00');
    expect(await told()).toEqual(before);
  });
});

describe('a reminder of a stage', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
  });
  afterAll(() => set.close());

  const remind = (wall: string) =>
    remindOfStages({ db: set.db, course: set.course }, berkeley(wall));
  const told = () => set.db.notification.findMany({ where: { kind: 'deadline-near' } });

  it('comes to the project’s members, and stops when a version is handed in', async () => {
    await remind('2024-02-26T23:59');
    await remind('2024-02-27T10:00');
    const rows = await told();
    expect(rows.map(({ personId }) => personId).toSorted()).toEqual(
      [set.people.ada.id, set.people.ben.id].toSorted(),
    );
    expect(rows[0]).toMatchObject({
      path: '/sp24/projects/tiny-diffusion/proposal',
      data: { work: 'proposal', due: berkeley('2024-02-28T23:59').toISOString() },
    });
    expect(await set.submit(berkeley('2024-02-28T12:00'))).toMatchObject({ ok: true });
    await remind('2024-02-28T18:00');
    expect(await told()).toHaveLength(2);
  });
});
