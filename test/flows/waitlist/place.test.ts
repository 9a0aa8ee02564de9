import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import {
  explainWaitlist,
  explanationInLines,
} from '#app/domain/waitlist/explain-waitlist.server.ts';
import { ownPlace } from '#app/domain/waitlist/own-place.server.ts';
import { staffSeats } from '#app/domain/enrollment/staff-seats.server.ts';
import type { SeatWish } from '#app/domain/waitlist/seat-plan.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { addSubmission, releaseScore } from '#test/factories/homework.ts';
import { askerFor, createMember, createWaiting } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const offering = smallOffering();
const now = berkeley('2024-02-26T10:00');
const released = berkeley('2024-02-13T09:00');

let database: Database;
let ada: Person;
let ben: Person;
let cai: Person;
let caisSecond: string;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await createCourse(db, [offering]);
  const waiting = (name: string, applied: string) =>
    createWaiting(db, { name, appliedAt: berkeley(applied) });
  ada = await waiting('Ada Waiting', '2024-01-12T09:00');
  ben = await waiting('Ben Waiting', '2024-01-11T09:00');
  cai = await waiting('Cai Waiting', '2024-01-14T09:00');
  const score = (percent: number, releasedAt?: Date) => ({
    percent,
    givenAt: berkeley('2024-02-12T09:00'),
    ...(releasedAt !== undefined && { releasedAt }),
  });
  const at = berkeley('2024-02-07T20:00');
  await addSubmission(db, { person: ada, homework: 'hw1', at, score: score(90, released) });
  await addSubmission(db, { person: ben, homework: 'hw1', at, score: score(89.9, released) });
  await addSubmission(db, { person: cai, homework: 'hw1', at, score: score(96, released) });
  caisSecond = await addSubmission(db, { person: cai, homework: 'hw2', at, score: score(99) });
  await createMember(db, { offering: 'sp24', role: 'student' });
});
afterAll(() => database.close());

const placeOf = async (person: Person) =>
  (await ownPlace(database.db, offering, askerFor(person, 'waitlisted', now))).place;

describe('the place of somebody who waits', () => {
  it('is decided by strong homeworks and then by the time of application', async () => {
    expect(await placeOf(ada)).toMatchObject({ position: 1, of: 3, strong: 1 });
    expect(await placeOf(cai)).toMatchObject({
      position: 2,
      strong: 1,
      ahead: [{ count: 1, strong: 1, because: 'applied earlier' }],
    });
    expect(await placeOf(ben)).toMatchObject({
      position: 3,
      strong: 0,
      ahead: [{ count: 2, strong: 1, because: 'more strong homeworks' }],
      withOneMore: 1,
    });
  });

  it('says how many seats there are and how many are taken', async () => {
    const { seats } = await ownPlace(database.db, offering, askerFor(ada, 'waitlisted', now));
    expect(seats).toEqual({ capacity: 40, taken: 1, held: 0, free: 39 });
  });

  it('holds nobody else’s name', async () => {
    const own = await ownPlace(database.db, offering, askerFor(ben, 'waitlisted', now));
    expect(JSON.stringify(own)).not.toMatch(/Ada|Cai|example\.edu/);
  });

  it('changes with a score only once that is released', async () => {
    await releaseScore(database.db, caisSecond, berkeley('2024-02-26T10:00:01'));
    expect(await placeOf(cai)).toMatchObject({ position: 2, strong: 1 });
    const later = askerFor(cai, 'waitlisted', berkeley('2024-02-26T10:00:01'));
    expect((await ownPlace(database.db, offering, later)).place).toMatchObject({
      position: 1,
      strong: 2,
    });
  });

  it('is none for somebody who does not wait', async () => {
    const auditor = await createMember(database.db, { offering: 'sp24', role: 'auditor' });
    const own = await ownPlace(database.db, offering, askerFor(auditor, 'auditor', now));
    expect(own).toMatchObject({ role: 'auditor', place: null, state: { is: 'out' } });
  });
});

describe('the staff’s list', () => {
  const seats = (wish: SeatWish = { drop: [], offer: [] }) =>
    staffSeats(database.db, offering, now, wish);

  it('has everybody in the same order as the places say', async () => {
    const { waiting, plan } = await seats();
    expect(waiting.map(({ name, position }) => [position, name])).toEqual([
      [1, 'Ada Waiting'],
      [2, 'Cai Waiting'],
      [3, 'Ben Waiting'],
    ]);
    expect(plan).toBeNull();
  });

  it('says what would follow from an offer, and writes nothing', async () => {
    const facts = await database.db.seatFact.count();
    const { waiting, plan } = await seats({ drop: [], offer: [cai.id] });
    expect(waiting.map(({ then }) => then)).toEqual([1, null, 2]);
    expect(plan).toMatchObject({
      before: { free: 39, held: 0 },
      after: { free: 38, held: 1 },
      offer: [{ name: 'Cai Waiting' }],
      beyond: 0,
    });
    expect(await database.db.seatFact.count()).toBe(facts);
  });

  it('proposes to drop who has a seat and handed nothing in', async () => {
    const { seated } = await seats();
    expect(seated.map(({ because }) => because)).toEqual(['nothing handed in']);
  });
});

describe('the explanation', () => {
  const lines = async (at: Date) =>
    explanationInLines(await explainWaitlist(database.db, offering, at), offering, at);

  it('gives every place with the scores, instants and facts that it follows from', async () => {
    const text = (await lines(now)).join('\n');
    expect(text).toContain('40 seats: 1 taken, 0 held by open offers, 39 free');
    expect(text).toContain(`2. Cai Waiting <${cai.email}>
   1 strong · applied ${berkeley('2024-01-14T09:00').toISOString()}
   behind 1 with 1 strong: applied earlier
   hw1: 96 %, strong, known from ${released.toISOString()}`);
    expect(text).not.toContain('hw2');
  });

  it('replays the past: before a score was released it counted for nobody', async () => {
    const text = (await lines(berkeley('2024-02-13T08:59'))).join('\n');
    expect(text.match(/^\d+\. \w+/gm)).toEqual(['1. Ben', '2. Ada', '3. Cai']);
    expect(text).not.toContain('96 %');
  });
});
