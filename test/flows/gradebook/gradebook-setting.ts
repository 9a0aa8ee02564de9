import { afterAll, beforeAll, beforeEach } from 'vitest';
import { v7 as newId } from 'uuid';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { giveScore, type GiveScoreInput } from '#app/domain/gradebook/give-score.server.ts';
import { releaseScores } from '#app/domain/gradebook/release-scores.server.ts';
import { gradebookRows } from '#app/domain/gradebook/staff-gradebook.server.ts';
import { releasePlanOf } from '#app/domain/gradebook/staff-releases.server.ts';
import { studentGrades } from '#app/domain/gradebook/student-grades.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { emptyAgain, testDatabase } from '#test/setup/database.ts';

/** A course with two who are graded and one of staff, made anew for each test that imports this. */
export let database: Database;
export let course: Course;
export let ada: Person;
export let lin: Person;
export let staff: Person;

/**
 * Makes the course anew for each test of a file: a file that several share is read once.
 *
 * @param questions of the midterm's bank
 */
export function gradebookForEachTest(questions: readonly QuestionFile[] = []): void {
  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    await emptyAgain(database);
    await makeGradebook(questions);
  });
  afterAll(() => database.close());
}

async function makeGradebook(questions: readonly QuestionFile[]): Promise<void> {
  const covers = { en: 'All of it', zh: '全部' };
  const midterm = {
    date: '2024-04-11',
    covers,
    published: null,
    asks: 2,
    minutes: 30,
    questions,
  };
  course = await createCourse(database.db, [smallOffering({ midterm })]);
  const member = (role: 'student' | 'waitlisted' | 'assistant', name: string) =>
    createMember(database.db, { offering: 'sp24', role, name });
  ada = await member('student', 'Ada Marsh');
  lin = await member('waitlisted', 'Lin Ferro');
  staff = await member('assistant', 'Iris Vance');
}

export const monday = '2024-02-26T10:00';
export const services = () => ({ db: database.db, course });
export const asker = (at = monday, who = staff, role: 'assistant' | 'student' = 'assistant') =>
  askerFor(who, role, berkeley(at));

export function give(input: Partial<GiveScoreInput>, by = asker()) {
  return giveScore(services(), by, {
    ...{ person: ada.id, item: 'midterm', kind: 'score', points: 17, before: null },
    ...{ words: null, why: '', requestId: newId() },
    ...input,
  });
}

export async function cell(item: string, person = ada, at = monday) {
  const rows = await gradebookRows(database.db, course.offering('sp24'), berkeley(at));
  return rows.find(({ id }) => id === person.id)?.cells[item];
}

export async function seenBy(person: Person, item: string, at = monday) {
  const grades = await studentGrades(database.db, course, asker(at, person, 'student'));
  return grades.items.find(({ key }) => key === item)?.standing;
}

export async function release(item: string, by = asker()) {
  const plan = await releasePlanOf(database.db, course.offering('sp24'), item, by.at);
  return releaseScores(services(), by, { item, mark: plan?.mark ?? '' });
}
