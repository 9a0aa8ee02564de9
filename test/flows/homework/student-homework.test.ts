import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { studentHomework } from '#app/domain/homework/student-homework.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { addExtension, addSubmission, releaseScore } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

let database: Database;
let course: Course;
let student: Person;

beforeAll(async () => {
  database = await testDatabase();
  course = await createCourse(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  student = await createMember(database.db, { offering: 'sp24', role: 'student' });
});

const ownAt = (wall: string, person = student) =>
  studentHomework(database.db, course, askerFor(person, 'student', berkeley(wall)));

describe('a student’s homework', () => {
  it('starts with every late day and the course’s deadlines', async () => {
    const { homework, lateDays } = await ownAt('2024-02-01T10:00');
    expect(lateDays).toMatchObject({ policy: { total: 7 }, used: 0, balance: 7, lines: [] });
    expect(homework.map(({ slug, due, handedIn }) => [slug, due, handedIn])).toEqual([
      ['hw1', berkeley('2024-02-07T23:59'), null],
      ['hw2', berkeley('2024-02-21T23:59'), null],
    ]);
  });

  it('has no price before the task is out, and then the price of this moment', async () => {
    expect((await ownAt('2024-02-01T10:00')).homework[1]?.price).toBeNull();
    expect((await ownAt('2024-02-23T10:00')).homework[1]?.price).toMatchObject({
      ok: true,
      unitsLate: 2,
      extra: 2,
      acceptedUntil: berkeley('2024-02-25T23:59'),
    });
  });

  it('follows an extension and a moved deadline', async () => {
    const { db } = database;
    await addExtension(db, {
      person: student,
      homework: 'hw1',
      due: berkeley('2024-02-09T23:59'),
      grantedAt: berkeley('2024-02-05T10:00'),
    });
    const { homework } = await ownAt('2024-02-06T10:00');
    expect(homework[0]).toMatchObject({ due: berkeley('2024-02-09T23:59'), extended: true });
  });

  it('charges the version that counts, and says so line by line', async () => {
    const { db } = database;
    await addSubmission(db, { person: student, homework: 'hw1', at: berkeley('2024-02-07T22:00') });
    await addSubmission(db, {
      person: student,
      homework: 'hw1',
      number: 2,
      at: berkeley('2024-02-09T11:00'),
    });
    const { homework, lateDays } = await ownAt('2024-02-10T10:00');
    expect(homework[0]).toMatchObject({
      handedIn: { number: 2, at: berkeley('2024-02-09T11:00') },
      charge: 2,
    });
    expect(
      lateDays.lines.map(({ standing, charge, title }) => [standing, charge, title.en]),
    ).toEqual([
      ['a later one counts', 0, 'HW1 Autoregressive models'],
      ['counts late', 2, 'HW1 Autoregressive models'],
    ]);
  });

  it('shows nobody else’s', async () => {
    const other = await createMember(database.db, { offering: 'sp24', role: 'student' });
    await addSubmission(database.db, {
      person: other,
      homework: 'hw1',
      at: berkeley('2024-02-09T11:00'),
    });
    const { homework, lateDays } = await ownAt('2024-02-10T10:00');
    expect(homework[0]?.handedIn).toBeNull();
    expect(lateDays.balance).toBe(7);
  });
});

describe('a score that is not released', () => {
  const givenAt = berkeley('2024-02-12T09:00');
  const releasedAt = berkeley('2024-02-14T09:00');

  it('leaves no trace until its release, not even in the charge', async () => {
    const { db } = database;
    const first = await addSubmission(db, {
      person: student,
      homework: 'hw1',
      at: berkeley('2024-02-07T22:00'),
      score: { percent: 97.25, givenAt },
    });
    const second = await addSubmission(db, {
      person: student,
      homework: 'hw1',
      number: 2,
      at: berkeley('2024-02-09T11:00'),
      score: { percent: 41.5, givenAt },
    });
    const before = await ownAt('2024-02-13T09:00');
    expect(JSON.stringify(before)).not.toMatch(/97\.25|41\.5/);
    expect(before.homework[0]).toMatchObject({ score: null, charge: 2 });

    await releaseScore(db, first, releasedAt);
    await releaseScore(db, second, releasedAt);
    expect(await ownAt('2024-02-13T09:00')).toEqual(before);
    expect((await ownAt('2024-02-14T09:00')).homework[0]).toMatchObject({
      score: 97.25,
      charge: 0,
    });
  });
});
