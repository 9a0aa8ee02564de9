import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Role } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { readerDashboard } from '#app/web/dashboard/reader-dashboard.server.ts';
import { studentDashboard } from '#app/web/dashboard/student-dashboard.server.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { createProject, text, writeDocument } from '#test/factories/projects.ts';
import { testDatabase } from '#test/setup/database.ts';

let database: Database;
let course: Course;

beforeAll(async () => {
  database = await testDatabase();
  course = await createCourse(database.db);
});
afterAll(() => database.close());

const member = (role: Role) => createMember(database.db, { offering: 'sp24', role });
const boardAt = async (
  person: Awaited<ReturnType<typeof member>>,
  role: Role,
  at = berkeley('2024-02-26T10:00'),
) => studentDashboard({ db: database.db, course }, askerFor(person, role, at));
const readingAt = async (
  person: Awaited<ReturnType<typeof member>>,
  role: Role,
  at = berkeley('2024-02-26T10:00'),
) => readerDashboard({ db: database.db, course }, askerFor(person, role, at));

describe('a student’s dashboard', () => {
  it('tells to found a project while there is none', async () => {
    const board = await boardAt(await member('student'), 'student');
    expect(board.next).toMatchObject({
      doing: 'project',
      task: { key: 'proposal', path: '/sp24/projects', due: berkeley('2024-02-28T23:59') },
      price: { ok: true, extra: 0 },
    });
    expect(board.project).toMatchObject({ own: null });
    expect(board.lateDays.balance).toBe(7);
  });

  it('leads to the draft, names the team, and says what being late costs', async () => {
    const { db } = database;
    const [ada, ben] = [await member('student'), await member('student')];
    const at = berkeley('2024-02-20T10:00');
    const project = await createProject(db, { slug: 'tiny', at, team: [ada, ben] });
    await writeDocument(db, { project, stage: 'proposal', text: text('A draft.'), at });
    const board = await boardAt(ada, 'student');
    expect(board.next).toMatchObject({
      doing: 'go on',
      task: { path: '/sp24/projects/tiny/proposal' },
    });
    expect(board.project?.others).toEqual([ben.name]);
    const late = await boardAt(ada, 'student', berkeley('2024-02-29T00:10'));
    expect(late.next).toMatchObject({ price: { ok: true, unitsLate: 1, extra: 1 } });
    const over = await boardAt(ada, 'student', berkeley('2024-03-04T00:10'));
    expect(over.next).toMatchObject({ price: { ok: false, because: 'too late' } });
  });
});

describe('somebody without a seat', () => {
  it('has the week and the homework while they wait for one, and no project', async () => {
    const board = await boardAt(
      await member('waitlisted'),
      'waitlisted',
      berkeley('2024-02-20T10:00'),
    );
    expect(board.project).toBeNull();
    expect(board.next).toMatchObject({ task: { key: 'hw2', kind: 'homework' } });
    expect(board.days).toHaveLength(7);
  });

  it('sees released scores while they wait', async () => {
    const person = await scored('waitlisted');
    const board = await boardAt(person, 'waitlisted');
    expect(board.homework[0]?.score).toBe(77.25);
  });

  it.each(['auditor', 'applicant', 'dropped'] as const)(
    'as %s has the week and the dates of the homework, and nothing of a grade',
    async (role) => {
      const board = await readingAt(await scored(role), role);
      expect(board).toMatchObject({ kind: 'reader', project: null });
      expect(board.days).toHaveLength(7);
      expect(board.homework).toMatchObject([
        { slug: 'hw1', due: berkeley('2024-02-07T23:59'), handedIn: { number: 1 } },
        { slug: 'hw2', handedIn: null },
      ]);
      const told = JSON.stringify(board);
      expect(told).not.toContain('77.25');
      expect(told).not.toMatch(/scor|grad|percent|late|price|charge|balance|strong|ledger/i);
    },
  );
});

/** Somebody in a role whose first homework has a released score. */
async function scored(role: Role) {
  const person = await member(role);
  const releasedAt = berkeley('2024-02-14T09:00');
  await addSubmission(database.db, {
    person,
    homework: 'hw1',
    at: berkeley('2024-02-07T10:00'),
    score: { percent: 77.25, givenAt: releasedAt, releasedAt },
  });
  return person;
}
