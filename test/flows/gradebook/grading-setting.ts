import { afterAll, beforeAll, beforeEach } from 'vitest';
import { v7 as newId } from 'uuid';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { giveMark, type GiveMarkInput } from '#app/domain/gradebook/grading/give-mark.server.ts';
import { marksOf } from '#app/domain/gradebook/grading/work-marks.server.ts';
import { studentMarks } from '#app/domain/gradebook/grading/student-marks.server.ts';
import { releaseScores } from '#app/domain/gradebook/release-scores.server.ts';
import { releasePlanOf } from '#app/domain/gradebook/staff-releases.server.ts';
import type { Course, MarkingPolicy, StatementFile } from '#app/domain/syllabus/course.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { emptyAgain, testDatabase } from '#test/setup/database.ts';

/** A course whose first homework has two parts, and Ada's hand-in; made anew for each test. */
export let database: Database;
export let course: Course;
export let ada: Person;
export let lin: Person;
export let iris: Person;
export let omar: Person;
/** What Ada handed in. */
export let work: string;

const both = (text: string) => ({ en: text, zh: text });
const statement: StatementFile = {
  ...{ notes: { en: 'Derive.', zh: null }, figures: new Map(), worked: null, downloads: [] },
  ...{ expects: { kinds: ['pdf'], megabytes: 10, byTeam: false }, lectures: [], experiments: [] },
  parts: [
    {
      ...{ key: 'bound', title: both('The bound'), points: 10 },
      rubric: [
        { key: 'derived', label: both('Derived'), points: 4 },
        { key: 'shown', label: both('Shown'), points: 6 },
      ],
    },
    { key: 'images', title: both('Images'), points: 90, rubric: [] },
  ],
};

/** Makes the course anew, with other words on how it marks. */
export async function makeGrading(marking: Partial<MarkingPolicy> = {}): Promise<void> {
  await emptyAgain(database);
  const offering = smallOffering();
  const { policy } = offering;
  const grading = { ...policy.grading, marking: { ...policy.grading.marking, ...marking } };
  course = await createCourse(database.db, [
    {
      ...{ ...offering, policy: { ...policy, grading } },
      homework: offering.homework.map((each) => ({ ...each, statement })),
    },
  ]);
  const member = (role: 'student' | 'waitlisted' | 'assistant', name: string) =>
    createMember(database.db, { offering: 'sp24', role, name });
  ada = await member('student', 'Ada Marsh');
  lin = await member('waitlisted', 'Lin Ferro');
  iris = await member('assistant', 'Iris Vance');
  omar = await member('assistant', 'Omar Reyes');
  work = await handIn(ada, '2024-02-07T20:00');
}

/** Makes the course anew for each test of a file: a file that several share is read once. */
export function gradingForEachTest(): void {
  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(() => makeGrading());
  afterAll(() => database.close());
}

export const monday = '2024-02-26T10:00';
export const services = () => ({ db: database.db, course });
export const staffAsker = (who = iris, at = monday) => askerFor(who, 'assistant', berkeley(at));
export const studentAsker = (who = ada, at = monday) => askerFor(who, 'student', berkeley(at));

export function handIn(person: Person, at: string, number = 1): Promise<string> {
  return addSubmission(database.db, { person, homework: 'hw1', at: berkeley(at), number });
}

/** Gives Ada's part of the bound 4 + 3 points, unless something else is said. */
export async function give(input: Partial<GiveMarkInput> = {}, by = staffAsker()) {
  const submission = input.submission ?? work;
  const part = input.part ?? 'bound';
  const given = await marksOf(database.db, submission, by.at);
  return giveMark(services(), by, {
    ...{ submission, part, points: part === 'bound' ? { derived: 4, shown: 3 } : { whole: 80 } },
    ...{ words: '', notes: [], settles: false, why: '', requestId: newId() },
    before: given.findLast((mark) => mark.part === part)?.id ?? null,
    ...input,
  });
}

/** Gives both parts of Ada's hand-in, and lets everybody see what stands. */
export async function giveAndRelease(at = monday): Promise<void> {
  await give({}, staffAsker(iris, at));
  await give({ part: 'images', words: 'Clear figures.' }, staffAsker(iris, at));
  await release(at);
}

export async function release(at = monday) {
  const by = staffAsker(iris, at);
  const plan = await releasePlanOf(database.db, course.offering('sp24'), 'hw1', by.at);
  return releaseScores(services(), by, { item: 'hw1', mark: plan?.mark ?? '' });
}

export function seenMarks(at = monday, who = ada) {
  return studentMarks(database.db, course, studentAsker(who, at), 'hw1');
}

export function scores() {
  return database.db.scoreFact.findMany({ orderBy: { id: 'asc' }, include: { marks: true } });
}
