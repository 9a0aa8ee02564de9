import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { demoStart } from '#app/domain/calendar/time-travel.ts';
import { studentHomework } from '#app/domain/homework/student-homework.server.ts';
import { answerProblems } from '#app/domain/enrollment/application/answers.ts';
import { keepable } from '#app/domain/enrollment/application/typed-answers.ts';
import { demoPeople } from '#app/domain/people/demo-people.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import { makeReceiptKeys, openReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { ownPlace } from '#app/domain/waitlist/own-place.server.ts';
import { seedDemo } from '#prisma/seed.ts';
import { askerFor } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

let database: Database;
let course: Course;
const folder = mkdtempSync(path.join(tmpdir(), 'practicum-demo-'));

beforeAll(async () => {
  database = await testDatabase();
  course = loadCourse(path.resolve('content/syllabus'));
  const signer = openReceiptSigner(makeReceiptKeys());
  const files = openFileStore(folder);
  await seedDemo({ db: database.db, course, signer, files, origin: 'http://localhost' });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the demo', () => {
  it('has every seat taken and people in every role', async () => {
    const { db } = database;
    const roles = await db.membership.groupBy({
      by: ['role'],
      where: { offeringId: 'sp24', to: null },
      _count: true,
    });
    expect(Object.fromEntries(roles.map(({ role, _count }) => [role, _count]))).toEqual({
      instructor: 1,
      assistant: 3,
      student: course.offering('sp24').capacity,
      waitlisted: 12,
      auditor: 3,
      applicant: 7,
      dropped: 3,
    });
  });

  it('has answers that could be sent in every application, and reviews that disagree', async () => {
    const { db } = database;
    const form = course.offering('sp24').application;
    const applications = await db.application.findMany();
    expect(applications.length).toBeGreaterThan(50);
    for (const { answers } of applications) {
      expect(form && answerProblems(form, keepable(form, answers))).toEqual({});
    }
    const texts = new Set(applications.map(({ answers }) => JSON.stringify(answers)));
    expect(texts.size).toBe(applications.length);
    const apart = await db.applicationReview.groupBy({
      by: ['applicationId'],
      _max: { score: true },
      _min: { score: true },
    });
    const far = apart.filter(({ _max, _min }) => (_max.score ?? 0) - (_min.score ?? 0) >= 2);
    expect(far.length).toBeGreaterThan(2);
    expect(await db.applicationOutcome.count({ where: { releasedAt: null } })).toBe(3);
  });

  it('has a button for each role, and addresses that lead to nobody', async () => {
    const buttons = (await demoPeople(database.db)).map(({ button }) => button);
    expect(buttons.toSorted()).toEqual([
      'applicant',
      'assistant',
      'auditor',
      'dropped',
      'instructor',
      'student',
      'student-reviewed',
      'waitlisted',
    ]);
    const addresses = await database.db.person.findMany({ select: { email: true } });
    for (const { email } of addresses) expect(email).toMatch(/@example\.edu$/);
  });

  it('names nobody who teaches the course', async () => {
    const real = course.offerings.flatMap(({ staff }) => staff.map(({ name }) => name));
    expect(await database.db.person.count({ where: { name: { in: real } } })).toBe(0);
  });

  it('knows nothing that happens after its first moment', async () => {
    // Dues lie ahead, and what no text shows is cleared by the real clock.
    const columns = await database.db.$queryRaw<{ table: string; column: string }[]>`
      SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.data_type = 'timestamp with time zone'
         AND c.table_name NOT IN ('_prisma_migrations', 'installation', 'clock_movement')
         AND (c.table_name, c.column_name) NOT IN (('extension', 'due'), ('deadline_fact', 'due'),
                                                      ('figure', 'looked_at'), ('figure', 'idle_since'))`;
    for (const { table, column } of columns) {
      const [latest] = await database.db.$queryRawUnsafe<{ at: Date | null }[]>(
        `SELECT max("${column}") AS at FROM "${table}"`,
      );
      const at = latest?.at ?? demoStart;
      expect({ table, column, late: at > demoStart }).toEqual({ table, column, late: false });
    }
  });

  it('refuses nobody’s homework afterwards: late days were there for all of it', async () => {
    const people = await database.db.person.findMany({ where: { submissions: { some: {} } } });
    for (const person of people) {
      const { lateDays } = await studentHomework(
        database.db,
        course,
        askerFor(person, 'student', demoStart),
      );
      expect(lateDays.lines.filter(({ standing }) => standing.startsWith('refused'))).toEqual([]);
    }
  });

  it('puts its waitlisted person fourth, behind three with two strong homeworks', async () => {
    const person = await database.db.person.findUniqueOrThrow({
      where: { demoRole: 'waitlisted' },
    });
    const { place } = await ownPlace(
      database.db,
      course.offering('sp24'),
      askerFor(person, 'waitlisted', demoStart),
    );
    expect(place).toMatchObject({
      position: 4,
      of: 12,
      strong: 1,
      ahead: [{ count: 3, strong: 2, because: 'more strong homeworks' }],
    });
  });

  it('has projects in every state, five of which wait for staff', async () => {
    const kinds = new Map<string, number>();
    const students = await database.db.person.findMany({
      where: { projects: { some: { to: null, offeringId: 'sp24' } } },
      include: { projects: { where: { offeringId: 'sp24' }, include: { project: true } } },
    });
    const seen = new Set<string>();
    for (const person of students) {
      const slug = person.projects[0]?.project.slug ?? '';
      if (seen.has(slug)) continue;
      seen.add(slug);
      const own = await studentProject(database.db, course, askerFor(person, 'student', demoStart));
      const kind = own.stages[0]?.state.kind ?? '';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(Object.fromEntries(kinds)).toEqual({
      nothing: 2,
      draft: 4,
      submitted: 5,
      'changes requested': 3,
      approved: 3,
    });
  });

  it('has a draft for its student, and unread feedback for its reviewed one', async () => {
    const own = async (demoRole: string) => {
      const person = await database.db.person.findUniqueOrThrow({ where: { demoRole } });
      const asker = askerFor(person, 'student', demoStart);
      return (await studentProject(database.db, course, asker)).stages[0];
    };
    expect(await own('student')).toMatchObject({ state: { kind: 'draft' }, unread: 0 });
    expect(await own('student-reviewed')).toMatchObject({
      state: { kind: 'changes requested', version: 1 },
      unread: 3,
    });
  });

  it('keeps its mails in the outbox, and signs every version', async () => {
    const { db } = database;
    const mails = await db.delivery.findMany();
    expect(mails.length).toBeGreaterThan(10);
    for (const { keptAt, html } of mails) {
      expect(keptAt).not.toBeNull();
      expect(html).toContain('http://localhost/sp24/projects/');
    }
    expect(await db.receipt.count()).toBe(await db.version.count());
  });
});
