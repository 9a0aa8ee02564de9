import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { gradeHistory } from '#app/domain/gradebook/grade-history.server.ts';
import { gradebookFile } from '#app/domain/gradebook/gradebook-file.ts';
import { gradebookQuery } from '#app/domain/gradebook/gradebook-query.ts';
import { gradeItems } from '#app/domain/gradebook/grade-items.ts';
import { giveScore, type GiveScoreInput } from '#app/domain/gradebook/give-score.server.ts';
import { releaseScores } from '#app/domain/gradebook/release-scores.server.ts';
import { gradebookRows, staffGradebook } from '#app/domain/gradebook/staff-gradebook.server.ts';
import { releasePlanOf } from '#app/domain/gradebook/staff-releases.server.ts';
import { studentGrades } from '#app/domain/gradebook/student-grades.server.ts';
import { withdrawRelease } from '#app/domain/gradebook/withdraw-release.server.ts';
import { ledgerFacts } from '#app/domain/homework/ledger-facts.server.ts';
import { lateDayLedger } from '#app/domain/homework/ledger.ts';
import { ownNotifications } from '#app/domain/people/own-notifications.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { placesAt } from '#app/domain/waitlist/places.server.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { addExtension, addSubmission } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

let database: Database;
let course: Course;
let ada: Person;
let lin: Person;
let staff: Person;

beforeEach(async () => {
  await database?.close();
  database = await testDatabase();
  const midterm = { date: '2024-04-11', covers: { en: 'All of it', zh: '全部' } };
  course = await createCourse(database.db, [smallOffering({ midterm })]);
  const member = (role: 'student' | 'waitlisted' | 'assistant', name: string) =>
    createMember(database.db, { offering: 'sp24', role, name });
  ada = await member('student', 'Ada Marsh');
  lin = await member('waitlisted', 'Lin Ferro');
  staff = await member('assistant', 'Iris Vance');
});
afterAll(() => database.close());

const monday = '2024-02-26T10:00';
const services = () => ({ db: database.db, course });
const asker = (at = monday, who = staff, role: 'assistant' | 'student' = 'assistant') =>
  askerFor(who, role, berkeley(at));

function give(input: Partial<GiveScoreInput>, by = asker()) {
  return giveScore(services(), by, {
    ...{ person: ada.id, item: 'midterm', kind: 'score', points: 17, before: null, why: '' },
    requestId: newId(),
    ...input,
  });
}

async function cell(item: string, person = ada, at = monday) {
  const rows = await gradebookRows(database.db, course.offering('sp24'), berkeley(at));
  return rows.find(({ id }) => id === person.id)?.cells[item];
}

async function seenBy(person: Person, item: string, at = monday) {
  const grades = await studentGrades(database.db, course, asker(at, person, 'student'));
  return grades.items.find(({ key }) => key === item)?.standing;
}

async function release(item: string, by = asker()) {
  const plan = await releasePlanOf(database.db, course.offering('sp24'), item, by.at);
  return releaseScores(services(), by, { item, mark: plan?.mark ?? '' });
}

describe('a score given by hand', () => {
  it('stands in the gradebook at once, and nobody else sees it before its release', async () => {
    expect(await give({})).toMatchObject({ ok: true, row: { id: ada.id } });
    expect(await cell('midterm')).toMatchObject({
      ...{ standing: { kind: 'score', points: 17 }, seen: 'nothing' },
    });
    expect(await seenBy(ada, 'midterm')).toEqual({ kind: 'open' });
    expect(await release('midterm')).toEqual({ ok: true, released: 1 });
    expect(await seenBy(ada, 'midterm')).toEqual({ kind: 'score', points: 17 });
    expect(await cell('midterm')).toMatchObject({ seen: 'this' });
  });

  it('is recorded: who gave what, from what, and why', async () => {
    const first = await give({ why: 'Question 2 was marked again.' });
    const before = first.ok ? (first.row.cells.midterm?.score ?? null) : null;
    await give({ kind: 'excused', points: null, before, why: 'Ill on the day.' });
    const records = await database.db.record.findMany({
      where: { subject: `person:${ada.id}`, action: 'gave score' },
      orderBy: { id: 'asc' },
    });
    expect(records).toMatchObject([
      {
        ...{ actorId: staff.id, why: 'Question 2 was marked again.' },
        ...{ from: { item: 'midterm', kind: 'open' } },
        to: { item: 'midterm', kind: 'score', points: 17 },
      },
      { from: { kind: 'score', points: 17 }, to: { kind: 'excused' }, why: 'Ill on the day.' },
    ]);
  });

  it.each([
    ['above what the item is out of', { points: 20.5 }],
    ['below nothing', { points: -1 }],
    ['that is no number', { points: Number.NaN }],
    ['that is missing', { points: null }],
    ['where somebody is excused', { kind: 'excused', points: 3 }],
  ] as const)('is refused %s', async (_what, input) => {
    expect(await give(input)).toEqual({ ok: false, because: 'no such score' });
    expect(await database.db.scoreFact.count()).toBe(0);
  });

  it('is given by staff, to somebody who is graded, for an item of the course', async () => {
    const no = { ok: false, because: 'not found' };
    expect(await give({}, asker(monday, ada, 'student'))).toEqual(no);
    expect(await give({ person: staff.id })).toEqual(no);
    expect(await give({ item: 'hw9' })).toEqual(no);
  });

  it('is given once, however often the form is sent', async () => {
    const requestId = newId();
    const all = await Promise.all(Array.from({ length: 8 }, () => give({ requestId })));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(await database.db.scoreFact.count()).toBe(1);
  });

  it('overwrites nothing that somebody else has given meanwhile', async () => {
    const both = await Promise.all([give({ points: 12 }), give({ points: 15 })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, because: 'changed' });
  });

  it('needs a reason where the person sees one already, and is released anew', async () => {
    const first = await give({});
    await release('midterm');
    const before = first.ok ? (first.row.cells.midterm?.score ?? null) : null;
    expect(await give({ points: 19, before })).toEqual({ ok: false, because: 'no reason' });
    expect(await give({ points: 19, before, why: 'Regraded.' })).toMatchObject({ ok: true });
    expect(await seenBy(ada, 'midterm')).toEqual({ kind: 'score', points: 17 });
    expect(await cell('midterm')).toMatchObject({ seen: 'other' });
    await release('midterm', asker('2024-02-26T11:00'));
    expect(await seenBy(ada, 'midterm', '2024-02-26T12:00')).toEqual({ kind: 'score', points: 19 });
  });

  it('stands above what a submission got, until it is taken back', async () => {
    const at = berkeley('2024-02-07T20:00');
    const score = { percent: 80, givenAt: at, releasedAt: at };
    await addSubmission(database.db, { person: ada, homework: 'hw1', at, score });
    const before = (await cell('hw1'))?.score ?? null;
    const given = await give({ item: 'hw1', points: 70, before, why: 'Copied from a classmate.' });
    expect(given).toMatchObject({ ok: true });
    expect((await cell('hw1'))?.standing).toEqual({ kind: 'score', points: 70 });
    const cleared = {
      item: 'hw1',
      kind: 'cleared',
      points: null,
      why: 'It was not copied.',
    } as const;
    await give({ ...cleared, before: (await cell('hw1'))?.score ?? null });
    expect(await cell('hw1')).toMatchObject({
      ...{ standing: { kind: 'score', points: 80 }, seen: 'this' },
    });
  });
});

describe('what came and what did not', () => {
  it('waits for a score when the last version has none', async () => {
    const at = berkeley('2024-02-07T20:00');
    const score = { percent: 80, givenAt: at };
    await addSubmission(database.db, { person: ada, homework: 'hw1', at, score });
    expect(await cell('hw1')).toMatchObject({ waits: false });
    const later = { person: ada, homework: 'hw1', number: 2, at: berkeley('2024-02-07T21:00') };
    await addSubmission(database.db, later);
    expect(await cell('hw1')).toMatchObject({ waits: true, standing: { points: 80 } });
  });

  it('is missing once the last late day is over, by the person’s own deadline', async () => {
    const due = berkeley('2024-02-10T23:59');
    const more = { person: lin, homework: 'hw1', due, grantedAt: berkeley('2024-02-05T10:00') };
    await addExtension(database.db, more);
    const kinds = async (at: string) => [
      (await cell('hw1', ada, at))?.standing.kind,
      (await cell('hw1', lin, at))?.standing.kind,
      (await seenBy(lin, 'hw1', at))?.kind,
    ];
    expect(await kinds('2024-02-11T23:59')).toEqual(['open', 'open', 'open']);
    expect(await kinds('2024-02-12T00:00')).toEqual(['missing', 'open', 'open']);
    expect(await kinds('2024-02-15T00:00')).toEqual(['missing', 'missing', 'missing']);
  });
});

describe('a release', () => {
  beforeEach(async () => {
    await give({});
    await give({ person: lin.id, points: 12 });
  });

  it('opens exactly what its plan showed, and tells each person once', async () => {
    const plan = await releasePlanOf(database.db, course.offering('sp24'), 'midterm', asker().at);
    expect(plan?.lines).toMatchObject([
      { person: { name: 'Ada Marsh' }, from: { kind: 'open' }, to: { points: 17 }, mail: 'digest' },
      { person: { name: 'Lin Ferro' }, from: { kind: 'open' }, to: { points: 12 }, mail: 'digest' },
    ]);
    expect(await release('midterm')).toEqual({ ok: true, released: 2 });
    expect(await release('midterm')).toEqual({ ok: false, because: 'nothing to release' });
    expect(await database.db.notification.count({ where: { kind: 'score' } })).toBe(2);
  });

  it('is done once by two of staff at the same time', async () => {
    const both = await Promise.all([release('midterm'), release('midterm')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.db.release.count()).toBe(2);
    expect(await database.db.notification.count({ where: { kind: 'score' } })).toBe(2);
  });

  it('is refused when something is not as it was shown', async () => {
    const plan = await releasePlanOf(database.db, course.offering('sp24'), 'midterm', asker().at);
    await give({ points: 19, before: (await cell('midterm'))?.score ?? null });
    const released = await releaseScores(services(), asker(), {
      ...{ item: 'midterm', mark: plan?.mark ?? '' },
    });
    expect(released).toEqual({ ok: false, because: 'changed' });
    expect(await seenBy(ada, 'midterm')).toEqual({ kind: 'open' });
  });

  it('opens a score that is not the best, too, since late days follow it', async () => {
    const { db } = database;
    const first = { percent: 90, givenAt: berkeley('2024-02-13T09:00') };
    const handedIn = { person: ada, homework: 'hw1' };
    const onTime = { ...handedIn, at: berkeley('2024-02-07T20:00') };
    await addSubmission(db, { ...onTime, score: { ...first, releasedAt: first.givenAt } });
    const late = { ...handedIn, number: 2, at: berkeley('2024-02-09T20:00') };
    await addSubmission(db, { ...late, score: { percent: 85, givenAt: first.givenAt } });
    const charge = async () => {
      const facts = await ledgerFacts(db, course.offering('sp24'), ada.id, asker().at);
      return lateDayLedger(facts, asker().at).charges.hw1;
    };
    expect(await cell('hw1')).toMatchObject({ seen: 'this', unreleased: true });
    expect(await charge()).toBe(2);
    expect(await release('hw1')).toEqual({ ok: true, released: 1 });
    expect(await charge()).toBe(0);
    expect(await seenBy(ada, 'hw1')).toEqual({ kind: 'score', points: 90 });
  });

  it('also takes away what was taken back', async () => {
    await release('midterm');
    const before = (await cell('midterm'))?.score ?? null;
    const input = { kind: 'cleared', points: null, before, why: 'It was another Ada.' } as const;
    expect(await give(input)).toMatchObject({ ok: true });
    expect(await seenBy(ada, 'midterm')).toMatchObject({ points: 17 });
    const plan = await releasePlanOf(database.db, course.offering('sp24'), 'midterm', asker().at);
    expect(plan?.lines).toMatchObject([{ from: { points: 17 }, to: { kind: 'open' } }]);
    expect(await release('midterm')).toEqual({ ok: true, released: 1 });
    expect(await seenBy(ada, 'midterm')).toEqual({ kind: 'open' });
  });

  it('says who gets no mail', async () => {
    await database.db.mailChoice.create({
      data: { personId: lin.id, kind: 'score', timing: 'never' },
    });
    const plan = await releasePlanOf(database.db, course.offering('sp24'), 'midterm', asker().at);
    expect(plan?.lines.map(({ mail }) => mail)).toEqual(['digest', 'never']);
  });

  it('taken back leaves no trace with the person, and is recorded', async () => {
    await release('midterm');
    const inbox = async () =>
      (await ownNotifications(database.db, asker(monday, ada, 'student'))).filter(
        ({ kind }) => kind === 'score',
      );
    expect(await inbox()).toHaveLength(1);
    const input = { item: 'midterm', why: 'The key of question 3 was wrong.' };
    expect(await withdrawRelease(services(), asker(), { ...input, why: ' ' })).toEqual({
      ...{ ok: false, because: 'no reason' },
    });
    expect(await withdrawRelease(services(), asker(), input)).toEqual({ ok: true, withdrawn: 2 });
    expect(await inbox()).toEqual([]);
    expect(await seenBy(ada, 'midterm')).toEqual({ kind: 'open' });
    expect(await cell('midterm')).toMatchObject({ seen: 'nothing', standing: { points: 17 } });
    const record = { action: 'withdrew release', why: input.why };
    expect(await database.db.record.count({ where: record })).toBe(1);
    expect(await withdrawRelease(services(), asker(), input)).toEqual({
      ...{ ok: false, because: 'nothing to withdraw' },
    });
    const again = asker('2024-02-27T10:00');
    expect(await release('midterm', again)).toEqual({ ok: true, released: 2 });
    expect(await seenBy(ada, 'midterm', '2024-02-27T11:00')).toMatchObject({ points: 17 });
    const offering = course.offering('sp24');
    const history = await gradeHistory(database.db, offering, ada.id, berkeley('2024-02-28T10:00'));
    expect(history?.events.map(({ what }) => what)).toEqual([
      ...['released', 'withdrawn', 'released', 'given'],
    ]);
  });

  it('is for staff alone', async () => {
    const student = asker(monday, ada, 'student');
    expect(await release('midterm', student)).toEqual({ ok: false, because: 'not found' });
    const input = { item: 'midterm', why: 'Because.' };
    expect(await withdrawRelease(services(), student, input)).toEqual({
      ...{ ok: false, because: 'not found' },
    });
  });
});

it('a homework scored by hand is strong for the waitlist once it is released', async () => {
  const strong = async () =>
    (await placesAt(database.db, course.offering('sp24'), asker().at)).strong.get(lin.id) ?? 0;
  await give({ person: lin.id, item: 'hw1', points: 90 });
  expect(await strong()).toBe(0);
  await release('hw1');
  expect(await strong()).toBe(1);
});

describe('what students see of everybody', () => {
  it('is how the scores lie, from ten people on', async () => {
    const people = [ada, lin];
    for (let index = 0; index < 7; index += 1) {
      people.push(await createMember(database.db, { offering: 'sp24', role: 'student' }));
    }
    const distribution = async () => {
      const grades = await studentGrades(database.db, course, asker(monday, ada, 'student'));
      return grades.items.find(({ key }) => key === 'midterm')?.distribution;
    };
    for (const [index, person] of people.entries())
      await give({ person: person.id, points: index });
    await release('midterm');
    expect(await distribution()).toBeNull();
    const tenth = await createMember(database.db, { offering: 'sp24', role: 'student' });
    await give({ person: tenth.id, points: 9 });
    expect(await distribution()).toBeNull();
    await release('midterm', asker());
    expect(await distribution()).toEqual({ count: 10, lower: 2, median: 5, upper: 7 });
  });
});

describe('the gradebook', () => {
  const query = (said: string) => {
    const keys = gradeItems(course.offering('sp24')).map(({ key }) => key);
    return gradebookQuery(new URLSearchParams(said), keys);
  };
  const names = async (said: string) => {
    const offering = course.offering('sp24');
    const book = await staffGradebook(database.db, offering, query(said), asker().at);
    return book.rows.map(({ name }) => name);
  };

  it('is searched, filtered and sorted by what the address says', async () => {
    await give({ person: lin.id, points: 19 });
    await give({ points: 12 });
    expect(await names('')).toEqual(['Ada Marsh', 'Lin Ferro']);
    expect(await names('sort=midterm&order=down')).toEqual(['Lin Ferro', 'Ada Marsh']);
    expect(await names('sort=grade&order=down')).toEqual(['Lin Ferro', 'Ada Marsh']);
    expect(await names('role=waitlisted')).toEqual(['Lin Ferro']);
    expect(await names('q=marsh')).toEqual(['Ada Marsh']);
    expect(await names('sort=hw9&role=king&page=x')).toEqual(['Ada Marsh', 'Lin Ferro']);
  });

  it('says nothing of who has left', async () => {
    await database.db.membership.updateMany({
      where: { personId: ada.id },
      data: { to: berkeley('2024-02-20T10:00') },
    });
    expect(await names('')).toEqual(['Lin Ferro']);
  });

  it('is a file in which no cell is a formula', async () => {
    await database.db.person.update({ where: { id: ada.id }, data: { name: '=SUM(A1)' } });
    await give({ points: 17.5 });
    const offering = course.offering('sp24');
    const rows = await gradebookRows(database.db, offering, asker().at);
    const file = gradebookFile(gradeItems(offering), rows);
    expect(file).toContain("'=SUM(A1),");
    expect(file).toContain(',17.5,');
    expect(file.split('\n')[0]).toContain('Midterm (20)');
  });
});
