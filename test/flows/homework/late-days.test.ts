import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { everybodysLedgerFacts, ledgerFacts } from '#app/domain/homework/ledger-facts.server.ts';
import { lateDayLedger } from '#app/domain/homework/ledger.ts';
import { studentLateDays } from '#app/domain/homework/late-days/student-late-days.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { addExtension, addSubmission } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { createProject } from '#test/factories/projects.ts';
import { testDatabase } from '#test/setup/database.ts';

let database: Database;
let course: Course;

beforeAll(async () => {
  database = await testDatabase();
  course = await createCourse(database.db);
});
afterAll(() => database.close());

const at = berkeley('2024-02-26T10:00');

describe('the facts of late days', () => {
  it('are the same for each of many people as for one alone', async () => {
    const { db } = database;
    const create = (name: string) => createMember(db, { offering: 'sp24', role: 'student', name });
    const [ada, ben, cleo] = [await create('Ada'), await create('Ben'), await create('Cleo')];
    await createProject(db, {
      slug: 'flows',
      title: 'Flows',
      at: berkeley('2024-02-10T10:00'),
      team: [ada, ben],
    });
    await addSubmission(db, { person: ada, homework: 'hw1', at: berkeley('2024-02-09T11:00') });
    const score = { percent: 93, givenAt: berkeley('2024-02-20T10:00') };
    const released = { ...score, releasedAt: score.givenAt };
    await addSubmission(db, {
      person: ben,
      homework: 'hw1',
      at: berkeley('2024-02-08T11:00'),
      score: released,
    });
    const due = berkeley('2024-02-23T23:59');
    await addExtension(db, {
      person: ben,
      homework: 'hw2',
      due,
      grantedAt: berkeley('2024-02-19T10:00'),
    });
    const offering = course.offering('sp24');
    const people = [ada.id, ben.id, cleo.id];
    const factsOf = await everybodysLedgerFacts(db, offering, people, at);
    for (const person of people) {
      expect(factsOf(person)).toEqual(await ledgerFacts(db, offering, person, at));
    }
    expect(people.map((id) => lateDayLedger(factsOf(id), at).used)).toEqual([2, 1, 0]);
  });

  it('leave out an extension that was taken back', async () => {
    const { db } = database;
    const person = await createMember(db, { offering: 'sp24', role: 'student', name: 'Eve' });
    const due = berkeley('2024-02-25T23:59');
    await addExtension(db, {
      person,
      homework: 'hw2',
      due,
      grantedAt: berkeley('2024-02-19T10:00'),
    });
    const own = () => studentLateDays(db, course, askerFor(person, 'student', at));
    const hw2 = async () => (await own()).facts.assignments.find(({ key }) => key === 'hw2');
    expect((await hw2())?.extensions).toMatchObject([{ due }]);
    const { id } = await db.extension.findFirstOrThrow({ where: { personId: person.id } });
    await db.extensionWithdrawal.create({ data: { extensionId: id, at } });
    expect((await hw2())?.extensions).toEqual([]);
  });
});

describe('one’s own late days', () => {
  it('hold no score that is not released, and no reason of an extension', async () => {
    const { db } = database;
    const person = await createMember(db, { offering: 'sp24', role: 'student', name: 'Fay' });
    const score = { percent: 41.75, givenAt: berkeley('2024-02-12T09:00') };
    await addSubmission(db, { person, homework: 'hw1', at: berkeley('2024-02-07T11:00'), score });
    const hw2 = await db.homework.findFirstOrThrow({ where: { slug: 'hw2' } });
    await db.extension.create({
      data: {
        ...{ id: '01890000-0000-7000-8000-000000000001', homeworkId: hw2.id, personId: person.id },
        ...{ due: berkeley('2024-02-24T23:59'), grantedAt: at, why: 'CANARY-why' },
      },
    });
    const own = JSON.stringify(await studentLateDays(db, course, askerFor(person, 'student', at)));
    expect(own).toContain('2024-02-25T07:59');
    expect(own).not.toMatch(/41\.75|CANARY-why/);
  });

  it('tell what is open to whom: homework that is out, and stages to those with a project', async () => {
    const { db } = database;
    const open = async (role: 'student' | 'waitlisted', instant = at) => {
      const person = await createMember(db, { offering: 'sp24', role });
      const { works } = await studentLateDays(db, course, askerFor(person, role, instant));
      return works.filter((work) => work.open).map(({ key }) => key);
    };
    const stages = ['proposal', 'milestone', 'presentation', 'report'];
    expect(await open('student')).toEqual(['hw1', 'hw2', ...stages]);
    expect(await open('waitlisted')).toEqual(['hw1', 'hw2']);
    expect(await open('waitlisted', berkeley('2024-02-01T10:00'))).toEqual(['hw1']);
  });
});
