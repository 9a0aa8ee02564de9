import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#app/db/generated/client.ts';
import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import { gradeItems } from '#app/domain/gradebook/grade-items.ts';
import { gradebookTable } from '#app/domain/gradebook/gradebook-file.ts';
import { gradebookRows } from '#app/domain/gradebook/staff-gradebook.server.ts';
import { studentGrades } from '#app/domain/gradebook/student-grades.server.ts';
import { staffLateDays } from '#app/domain/homework/late-days/staff-late-days.server.ts';
import { lateDaysQuery } from '#app/domain/homework/late-days/late-days-query.ts';
import { studentHomework } from '#app/domain/homework/student-homework.server.ts';
import { placesAt } from '#app/domain/waitlist/places.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { addExtension, addSubmission, releaseScore } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { openHandingIn, type HandingIn } from './handing-in.ts';

let set: HandingIn;
let ada: Person;

/** A course with a late policy, and somebody new in it for each test. HW1 is due on the 7th, 23:59. */
function under(late: LatePolicy): void {
  beforeAll(async () => {
    set = await openHandingIn({ late });
  });
  afterAll(() => set.close());
  beforeEach(async () => {
    ada = await createMember(set.db, { offering: 'sp24', role: 'student' });
  });
}

const at = (wall: string) => askerFor(ada, 'student', berkeley(wall));

async function handInAt(wall: string, agreed: number) {
  const file = await set.bring(at(wall), 'a.py', `x = "${wall}"`, Math.ceil(Math.random() * 1e6));
  return set.handIn(at(wall), [file], { agreed });
}

async function priceAt(wall: string) {
  const { homework } = await studentHomework(set.db, set.course, at(wall));
  return homework.find(({ slug }) => slug === 'hw1')?.price;
}

const seen = '2024-02-26T10:00';
const knownBy = async (wall = seen) =>
  (await studentGrades(set.db, set.course, at(wall))).items.find(({ key }) => key === 'hw1')
    ?.standing;

describe('a share of the points for each day', () => {
  under({ kind: 'penalty', unit: 'day', percent: 10, most: 3 });

  /** Handed in at an instant, and marked; not seen before it is released. */
  const marked = (wall: string, percent: number, number = 1) =>
    addSubmission(set.db, {
      ...{ person: ada, homework: 'hw1', at: berkeley(wall), number },
      score: { percent, givenAt: berkeley('2024-02-20T09:00') },
    });

  it('is said before, agreed to, and never again on the same day', async () => {
    expect(await priceAt('2024-02-07T23:59')).toMatchObject({ ok: true, unitsLate: 0, extra: 0 });
    expect(await priceAt('2024-02-07T23:59:01')).toMatchObject({ ok: true, unitsLate: 1 });
    expect(await handInAt('2024-02-09T10:00', 0)).toMatchObject({ because: 'costs more' });
    expect(await handInAt('2024-02-09T10:00', 2)).toMatchObject({ ok: true, version: 1 });
    expect(await priceAt('2024-02-09T23:00')).toMatchObject({ ok: true, unitsLate: 2, extra: 0 });
    const { lateDays } = await studentHomework(set.db, set.course, at('2024-02-09T23:00'));
    expect(lateDays).toMatchObject({ used: 2, balance: null });
  });

  it('accepts nothing after the last day', async () => {
    expect(await handInAt('2024-02-10T23:59', 3)).toMatchObject({ ok: true });
    expect(await handInAt('2024-02-10T23:59:01', 9)).toMatchObject({ because: 'too late' });
  });

  it('is off the score wherever it is seen, with the reason, and nowhere before its release', async () => {
    const submission = await marked('2024-02-09T10:00', 95);
    expect(await knownBy()).toEqual({ kind: 'open' });
    const before = await studentHomework(set.db, set.course, at(seen));
    expect(before.homework[0]).toMatchObject({ score: null, cut: null });
    await releaseScore(set.db, submission, berkeley('2024-02-21T09:00'));
    const cut = { late: 2, unit: 'day', percent: 20 };
    const standing = { kind: 'score', points: 75, cut };
    expect(await knownBy()).toEqual(standing);
    const { homework } = await studentHomework(set.db, set.course, at(seen));
    expect(homework[0]).toMatchObject({ score: 75, cut });
    const offering = set.course.offering('sp24');
    const rows = (await gradebookRows(set.db, offering, berkeley(seen))).filter(
      ({ id }) => id === ada.id,
    );
    expect(rows[0]?.cells.hw1?.standing).toEqual(standing);
    expect(gradebookTable(gradeItems(offering), rows, new Map())[1]).toContain(75);
    // 95 would have been a strong homework.
    const { strong } = await placesAt(set.db, offering, berkeley(seen));
    expect(strong.get(ada.id)).toBeUndefined();
  });

  it('lets the version count that is best after it', async () => {
    const first = await marked('2024-02-07T20:00', 80, 1);
    const second = await marked('2024-02-09T10:00', 95, 2);
    for (const id of [first, second]) {
      await releaseScore(set.db, id, berkeley('2024-02-21T09:00'));
    }
    expect(await knownBy()).toEqual({ kind: 'score', points: 80 });
    const { lateDays } = await studentHomework(set.db, set.course, at(seen));
    expect(lateDays.lines.map(({ standing }) => standing)).toEqual([
      'counts on time',
      'a better one counts',
    ]);
  });

  it('is given back by more time', async () => {
    const submission = await marked('2024-02-09T10:00', 95);
    await releaseScore(set.db, submission, berkeley('2024-02-21T09:00'));
    const due = berkeley('2024-02-08T23:59');
    const grantedAt = berkeley('2024-02-22T09:00');
    await addExtension(set.db, { person: ada, homework: 'hw1', due, grantedAt });
    expect(await knownBy('2024-02-22T08:59')).toMatchObject({ points: 75 });
    expect(await knownBy('2024-02-22T09:00')).toMatchObject({ points: 85, cut: { late: 1 } });
  });

  it('never takes more than there is, and nothing from what was given by hand', async () => {
    const submission = await marked('2024-02-10T10:00', 20);
    await releaseScore(set.db, submission, berkeley('2024-02-21T09:00'));
    expect(await knownBy()).toMatchObject({ points: 0, cut: { percent: 30 } });
    const given = await set.db.scoreFact.create({
      data: {
        ...{ id: crypto.randomUUID(), offeringId: 'sp24', personId: ada.id, item: 'hw1' },
        ...{ points: 50, givenAt: berkeley('2024-02-22T09:00') },
      },
    });
    const releasedAt = berkeley('2024-02-22T09:00');
    await set.db.release.create({
      data: { id: crypto.randomUUID(), scoreFactId: given.id, releasedAt },
    });
    expect(await knownBy()).toEqual({ kind: 'score', points: 50 });
  });

  it('has no balance in the list of everybody', async () => {
    await marked('2024-02-09T10:00', 95);
    const staff = await createMember(set.db, { offering: 'sp24', role: 'assistant' });
    const asker = askerFor(staff, 'assistant', berkeley(seen));
    const query = lateDaysQuery(new URLSearchParams('sort=left'));
    const list = await staffLateDays(set.db, set.course, asker, query);
    const line = list?.people.find(({ id }) => id === ada.id);
    expect(line).toMatchObject({ used: 2, left: null, charges: { hw1: 2 } });
  });
});

describe('a budget of late hours', () => {
  under({ kind: 'budget', unit: 'hour', total: 30, perAssignment: 24 });

  it('costs each hour begun, and is spent', async () => {
    expect(await priceAt('2024-02-08T02:59')).toMatchObject({ ok: true, unitsLate: 3, extra: 3 });
    expect(await handInAt('2024-02-08T02:59', 3)).toMatchObject({ ok: true });
    const { lateDays } = await studentHomework(set.db, set.course, at('2024-02-08T03:00'));
    expect(lateDays).toMatchObject({ used: 3, balance: 27 });
    expect(await priceAt('2024-02-08T02:59:01')).toMatchObject({ unitsLate: 4, extra: 1 });
    expect(await handInAt('2024-02-09T00:00', 99)).toMatchObject({ because: 'too late' });
  });
});

describe('nothing late', () => {
  under({ kind: 'none' });

  it('is accepted until the deadline itself, and refused from the second after it', async () => {
    expect(await handInAt('2024-02-07T23:59', 0)).toMatchObject({ ok: true });
    expect(await handInAt('2024-02-07T23:59:01', 99)).toMatchObject({ because: 'too late' });
    const { lateDays } = await studentHomework(set.db, set.course, at(seen));
    expect(lateDays).toMatchObject({ used: 0, balance: null });
  });
});
