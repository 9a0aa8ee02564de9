import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Role } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { readDashboard } from '#app/web/dashboard.server.ts';
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
) => readDashboard({ db: database.db, course }, askerFor(person, role, at));

describe('a student’s dashboard', () => {
  it('tells to found a project while there is none', async () => {
    const board = await boardAt(await member('student'), 'student');
    expect(board.next).toMatchObject({
      doing: 'project',
      task: { key: 'proposal', path: '/sp24/projects', due: berkeley('2024-02-28T23:59') },
      price: { ok: true, extra: 0 },
    });
    expect(board.project).toMatchObject({ own: null });
    expect(board.lateDays?.balance).toBe(7);
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
    expect(late.next).toMatchObject({ price: { ok: true, daysLate: 1, extra: 1 } });
    const over = await boardAt(ada, 'student', berkeley('2024-03-04T00:10'));
    expect(over.next).toMatchObject({ price: { ok: false, because: 'past the last day' } });
  });
});

describe('somebody without a seat', () => {
  it.each(['waitlisted', 'auditor', 'applicant', 'dropped'] as const)(
    'as %s has the week and the homework, and no project',
    async (role) => {
      const board = await boardAt(await member(role), role, berkeley('2024-02-20T10:00'));
      expect(board.project).toBeNull();
      expect(board.next).toMatchObject({ task: { key: 'hw2', kind: 'homework' } });
      expect(board.days).toHaveLength(7);
    },
  );

  it.each([
    ['waitlisted', 77.25],
    ['student', 77.25],
    ['auditor', null],
    ['dropped', null],
  ] as const)('sees released scores as %s: %s', async (role, score) => {
    const person = await member(role);
    const releasedAt = berkeley('2024-02-14T09:00');
    await addSubmission(database.db, {
      person,
      homework: 'hw1',
      at: berkeley('2024-02-07T10:00'),
      score: { percent: 77.25, givenAt: releasedAt, releasedAt },
    });
    const board = await boardAt(person, role);
    expect(board.homework[0]?.score).toBe(score);
    expect(board.lateDays === null).toBe(score === null);
    expect(JSON.stringify(board).includes('77.25')).toBe(score !== null);
  });
});
