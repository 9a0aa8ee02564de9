import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { courseDeadlines } from '#app/domain/syllabus/course-deadlines.server.ts';
import { courseOf, loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { syncCourse } from '#app/domain/syllabus/sync-course.server.ts';
import { v7 as newId } from 'uuid';
import { testDatabase } from '../setup/database.ts';

const course = loadCourse('content/syllabus');
const small = loadCourse('test/content/fixtures').offering('small');
const monday = new Date('2024-02-26T18:00:00Z');
const tuesday = new Date('2024-02-27T18:00:00Z');

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  const { db } = database;
  await db.deadlineFact.deleteMany();
  await db.lecture.deleteMany();
  await db.homework.deleteMany();
  await db.stage.deleteMany();
  await db.offering.deleteMany();
});
afterAll(() => database.close());

test('everything in the files gets a row under its slug', async () => {
  const { db } = database;
  await syncCourse(db, course, monday);
  const sp24 = await db.offering.findUniqueOrThrow({
    where: { id: 'sp24' },
    include: { lectures: true, homeworks: true, stages: true },
  });
  expect(sp24).toMatchObject({ zone: 'America/Los_Angeles', archivedAt: null });
  expect(sp24.lectures).toHaveLength(14);
  expect(sp24.homeworks.map(({ slug }) => slug).sort()).toEqual(['hw1', 'hw2', 'hw3', 'hw4']);
  expect(sp24.stages).toHaveLength(4);
  expect(await archivedAt('sp20')).toEqual(monday);
});

test('doing it again, also at the same time, changes nothing', async () => {
  const { db } = database;
  await syncCourse(db, course, monday);
  const before = await everything();
  await Promise.all([syncCourse(db, course, tuesday), syncCourse(db, course, tuesday)]);
  expect(await everything()).toEqual(before);
});

test('what is gone from the files is archived, and comes back under the same id', async () => {
  const { db } = database;
  await syncCourse(db, courseOf([small]), monday);
  const before = await everything();
  await syncCourse(db, courseOf([withLess(small)]), tuesday);
  const [lectures, homework, stages] = await Promise.all([
    db.lecture.findMany({ where: { archivedAt: tuesday } }),
    db.homework.findMany({ where: { archivedAt: tuesday } }),
    db.stage.findMany({ where: { archivedAt: tuesday } }),
  ]);
  expect(lectures.map(({ slug }) => slug)).toEqual(['next-steps']);
  expect(homework.map(({ slug }) => slug)).toEqual(['hw1']);
  expect(stages.map(({ name }) => name)).toEqual(['proposal']);
  await syncCourse(db, courseOf([small]), tuesday);
  expect(await everything()).toEqual(before);
});

test('an offering whose folder is gone is archived with all that hangs on it', async () => {
  const { db } = database;
  await syncCourse(db, courseOf([small]), monday);
  await syncCourse(db, course, tuesday);
  expect(await archivedAt('small')).toEqual(tuesday);
  expect(await db.homework.count({ where: { offeringId: 'small' } })).toBe(1);
});

test('a moved deadline is what everybody has; the file stays the default', async () => {
  const { db } = database;
  await syncCourse(db, courseOf([small]), monday);
  const { id } = await db.homework.findFirstOrThrow();
  const move = (due: string, movedAt: Date) =>
    db.deadlineFact.create({
      data: { id: newId(), homeworkId: id, due: new Date(due), movedAt },
    });
  await move('2024-03-13T07:00:00Z', tuesday);
  await move('2024-03-20T07:00:00Z', monday);
  expect(await courseDeadlines(db, small)).toMatchObject([
    { slug: 'hw1', due: new Date('2024-03-13T07:00:00Z'), moves: 2, movedAt: tuesday },
    { slug: 'proposal', due: new Date('2024-03-16T06:59:00Z'), moves: 0, movedAt: null },
  ]);
});

function withLess(offering: OfferingFile): OfferingFile {
  return {
    ...offering,
    lectures: offering.lectures.slice(0, 1),
    homework: [],
    project: {
      ...{ paper: 'letter', teamsFreeze: null, abstractWords: 200, showApproved: 'nobody' },
      ...{ presentation: null, gallery: null, peerFeedback: null, stages: [] },
    },
  };
}

async function archivedAt(id: string) {
  return (await database.db.offering.findUniqueOrThrow({ where: { id } })).archivedAt;
}

async function everything() {
  const { db } = database;
  const orderBy = { id: 'asc' } as const;
  return Promise.all([
    db.offering.findMany({ orderBy }),
    db.lecture.findMany({ orderBy }),
    db.homework.findMany({ orderBy }),
    db.stage.findMany({ orderBy }),
  ]);
}
