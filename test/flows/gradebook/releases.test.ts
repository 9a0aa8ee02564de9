import { beforeEach, describe, expect, it } from 'vitest';
import { gradeHistory } from '#app/domain/gradebook/grade-history.server.ts';
import { releaseScores } from '#app/domain/gradebook/release-scores.server.ts';
import { releasePlanOf } from '#app/domain/gradebook/staff-releases.server.ts';
import { studentGrades } from '#app/domain/gradebook/student-grades.server.ts';
import { withdrawRelease } from '#app/domain/gradebook/withdraw-release.server.ts';
import { ledgerFacts } from '#app/domain/homework/ledger-facts.server.ts';
import { lateDayLedger } from '#app/domain/homework/ledger.ts';
import { ownNotifications } from '#app/domain/people/own-notifications.server.ts';
import { placesAt } from '#app/domain/waitlist/places.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { createMember } from '#test/factories/people.ts';
import {
  gradebookForEachTest,
  database,
  course,
  ada,
  lin,
  monday,
  services,
  asker,
  give,
  cell,
  seenBy,
  release,
} from './gradebook-setting.ts';

gradebookForEachTest();

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
