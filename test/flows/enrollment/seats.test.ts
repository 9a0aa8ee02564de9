import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { answerOffer } from '#app/domain/enrollment/answer-offer.server.ts';
import { carryOutPlan } from '#app/domain/enrollment/carry-out-plan.server.ts';
import { changeCapacity } from '#app/domain/enrollment/change-capacity.server.ts';
import { changeOwnPlace } from '#app/domain/enrollment/change-own-place.server.ts';
import { passSeatsOn } from '#app/domain/enrollment/pass-seats-on.server.ts';
import { roleAfter } from '#app/domain/enrollment/seat-fact.ts';
import { withdrawOffer } from '#app/domain/enrollment/withdraw-offer.server.ts';
import { ownPlace } from '#app/domain/waitlist/own-place.server.ts';
import { placesAt } from '#app/domain/waitlist/places.server.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { askerFor, createMember, createPerson, createWaiting } from '#test/factories/people.ts';
import { emptyAgain, testDatabase } from '#test/setup/database.ts';

const now = berkeley('2024-02-26T10:00');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** A small course and nothing else, and somebody who runs it. */
async function open(seats: { capacity: number; automaticOffers?: boolean }) {
  await emptyAgain(database);
  const offering = smallOffering({
    capacity: seats.capacity,
    seats: { offerHours: 48, automaticOffers: seats.automaticOffers ?? false },
  });
  const course = await createCourse(database.db, [offering]);
  const iris = await createMember(database.db, { offering: 'sp24', role: 'instructor' });
  const services = { db: database.db, course };
  const staff = (at = now) => askerFor(iris, 'instructor', at);
  const seatsNow = async (at = now) => (await placesAt(database.db, offering, at)).seats;
  const roleOf = async ({ id }: Person) =>
    (await database.db.membership.findFirst({ where: { personId: id, to: null } }))?.role;
  const told = async ({ id }: Person) =>
    (
      await database.db.notification.findMany({ where: { personId: id }, orderBy: { id: 'asc' } })
    ).map(({ kind }) => kind);
  /** Carries out what staff have seen the plan of. */
  const carryOut = async ({
    drop = [],
    offer = [],
    why = '',
    at = now,
  }: {
    drop?: Person[];
    offer?: Person[];
    why?: string;
    at?: Date;
  }) => {
    const ids = (people: Person[]) => people.map(({ id }) => id);
    const expectedFree = (await seatsNow(at)).free + drop.length - offer.length;
    const plan = { drop: ids(drop), offer: ids(offer), why, expectedFree };
    return carryOutPlan(services, staff(at), plan);
  };
  return { carryOut, database, offering, course, services, staff, seatsNow, roleOf, told };
}

type Setting = Awaited<ReturnType<typeof open>>;
const as = (person: Person, role: Role = 'waitlisted', at = now): SignedInAsker =>
  askerFor(person, role, at);
const waiting = ({ database }: Setting, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      createWaiting(database.db, { appliedAt: new Date(Date.UTC(2024, 0, 9, 0, index)) }),
    ),
  );

describe('fifty who accept at once while three seats are free', () => {
  it.each(Array.from({ length: 20 }, (_, round) => round + 1))(
    'get exactly three seats and 47 clear answers (round %i)',
    async () => {
      const setting = await open({ capacity: 3 });
      const people = await waiting(setting, 50);
      expect(await setting.carryOut({ offer: people })).toMatchObject({ ok: true, offered: 50 });
      const answers = await Promise.all(
        people.map((person) => answerOffer(setting.services, as(person), 'accepted')),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
      expect(
        answers.filter((answer) => !answer.ok && answer.because === 'no seat left'),
      ).toHaveLength(47);
      expect(await setting.seatsNow()).toEqual({ capacity: 3, taken: 3, held: 47, free: -47 });
      const students = { role: 'student', to: null } as const;
      expect(await setting.database.db.membership.count({ where: students })).toBe(3);
    },
  );
});

describe('an offer', () => {
  let setting: Setting;
  let people: Person[];
  beforeAll(async () => {
    setting = await open({ capacity: 2 });
    people = await waiting(setting, 5);
  });
  const person = (index: number) => people[index] as Person;

  it('is made once, also when staff ask twice', async () => {
    expect(await setting.carryOut({ offer: people.slice(0, 2) })).toMatchObject({ offered: 2 });
    expect(await setting.carryOut({ offer: people.slice(0, 2) })).toEqual({
      ok: false,
      because: 'changed',
    });
    expect(await setting.told(person(0))).toEqual(['seat-offered']);
  });

  it('leaves the role as it is until it is accepted, and is accepted once', async () => {
    expect(await setting.roleOf(person(0))).toBe('waitlisted');
    const [one, two] = await Promise.all([
      answerOffer(setting.services, as(person(0)), 'accepted'),
      answerOffer(setting.services, as(person(0)), 'accepted'),
    ]);
    expect([one, two].map((answer) => answer.ok && answer.repeated).sort()).toEqual([false, true]);
    expect(await setting.roleOf(person(0))).toBe('student');
  });

  it('may be answered up to its last second and not a second later', async () => {
    const late = await answerOffer(
      setting.services,
      as(person(1), 'waitlisted', new Date(hours(48).getTime() + 1000)),
      'accepted',
    );
    expect(late).toEqual({ ok: false, because: 'expired' });
    const intime = as(person(1), 'waitlisted', hours(48));
    expect(await answerOffer(setting.services, intime, 'accepted')).toMatchObject({ ok: true });
  });

  it('is nothing that one can answer without having it', async () => {
    const answer = await answerOffer(setting.services, as(person(2)), 'accepted');
    expect(answer).toEqual({ ok: false, because: 'no offer' });
  });

  it('that is taken back leaves the person where they were on the list', async () => {
    await setting.carryOut({ offer: [person(2)] });
    const input = { personId: person(2).id, why: 'Offered by mistake.' };
    expect(await withdrawOffer(setting.services, setting.staff(), input)).toEqual({ ok: true });
    expect(await withdrawOffer(setting.services, setting.staff(), input)).toEqual({
      ok: false,
      because: 'no open offer',
    });
    const own = await ownPlace(setting.services.db, setting.offering, as(person(2)));
    expect(own.place).toMatchObject({ position: 1, of: 3 });
    expect(own.place?.appliedAt).toEqual(new Date(Date.UTC(2024, 0, 9, 0, 2)));
  });
});

describe('somebody who was dropped', () => {
  it('keeps reading, comes back by asking, and waits from then on', async () => {
    const setting = await open({ capacity: 1 });
    const [early, late] = await waiting(setting, 2);
    if (early === undefined || late === undefined) throw new Error('two wait');
    await setting.carryOut({ offer: [early] });
    await answerOffer(setting.services, as(early), 'accepted');
    const drop = { drop: [early], why: 'No homework handed in for HW1.', at: hours(1) };
    expect(await setting.carryOut(drop)).toEqual({ ok: true, dropped: 1, offered: 0 });
    expect(await setting.carryOut(drop)).toEqual({ ok: false, because: 'changed' });
    expect(await setting.roleOf(early)).toBe('dropped');
    expect(await setting.told(early)).toContain('seat-dropped');
    const back = as(early, 'dropped', hours(2));
    expect(await changeOwnPlace(setting.services, back, 'return')).toEqual({
      ok: true,
      repeated: false,
    });
    expect(await changeOwnPlace(setting.services, back, 'return')).toMatchObject({
      repeated: true,
    });
    const own = await ownPlace(setting.services.db, setting.offering, back);
    expect(own.place).toMatchObject({ position: 2, of: 2, appliedAt: hours(2) });
    expect(own.history.map(({ kind }) => kind)).toEqual([
      'waitlisted',
      'applied',
      'dropped',
      'accepted',
      'offered',
      'waitlisted',
      'applied',
    ]);
  });
});

describe('what the clock does', () => {
  it('writes an offer down as expired once, and offers the seat to whoever is first', async () => {
    const setting = await open({ capacity: 1, automaticOffers: true });
    const people = await waiting(setting, 3);
    const [first, second] = people as [Person, Person, Person];
    await Promise.all([1, 2, 3].map(() => passSeatsOn(setting.services, now)));
    expect(await setting.told(first)).toEqual(['seat-offered']);
    expect(await setting.told(second)).toEqual([]);

    const after = new Date(hours(48).getTime() + 1000);
    await Promise.all([1, 2, 3].map(() => passSeatsOn(setting.services, after)));
    expect(await setting.told(first)).toEqual(['seat-offered', 'seat-expired']);
    expect(await setting.roleOf(first)).toBe('auditor');
    expect(await setting.told(second)).toEqual(['seat-offered']);
    expect(await setting.seatsNow(after)).toEqual({ capacity: 1, taken: 0, held: 1, free: 0 });
  });

  it('offers nothing by itself where the offering does not say so', async () => {
    const setting = await open({ capacity: 5 });
    await waiting(setting, 2);
    await passSeatsOn(setting.services, now);
    expect((await setting.seatsNow()).held).toBe(0);
  });
});

describe('a place', () => {
  it('of somebody new is an auditor’s, by their own word', async () => {
    const setting = await open({ capacity: 1 });
    const visitor = await createPerson(setting.services.db);
    const asker = { ...as(visitor), role: 'visitor' as const };
    expect(await changeOwnPlace(setting.services, asker, 'audit')).toMatchObject({ ok: true });
    expect(await setting.roleOf(visitor)).toBe('auditor');
    expect(await changeOwnPlace(setting.services, asker, 'return')).toEqual({
      ok: false,
      because: 'must apply',
    });
  });

  it('is lost to nobody by a smaller capacity', async () => {
    const setting = await open({ capacity: 2 });
    const people = await waiting(setting, 2);
    await setting.carryOut({ offer: people });
    for (const person of people) await answerOffer(setting.services, as(person), 'accepted');
    const smaller = { capacity: 1, why: 'A smaller room.' };
    expect(await changeCapacity(setting.services, setting.staff(), smaller)).toMatchObject({
      ok: true,
    });
    expect(await setting.seatsNow()).toEqual({ capacity: 1, taken: 2, held: 0, free: -1 });
  });

  it('as a role is what the facts make of it, for everybody', async () => {
    const setting = await open({ capacity: 2, automaticOffers: true });
    const people = await waiting(setting, 6);
    await passSeatsOn(setting.services, now);
    await answerOffer(setting.services, as(people[0] as Person), 'accepted');
    await answerOffer(setting.services, as(people[1] as Person), 'declined');
    await changeOwnPlace(setting.services, as(people[5] as Person), 'leave');
    await passSeatsOn(setting.services, hours(50));
    await passSeatsOn(setting.services, hours(100));
    const facts = await setting.database.db.seatFact.findMany({
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    const derived = new Map<string, Role>();
    for (const { personId, kind } of facts) {
      const role = roleAfter[kind];
      if (role !== 'as before') derived.set(personId, role);
    }
    const kept = await setting.database.db.membership.findMany({
      where: { to: null, role: { not: 'instructor' } },
    });
    expect(new Map(kept.map(({ personId, role }) => [personId, role]))).toEqual(derived);
  });
});

describe('a plan of drops and offers', () => {
  it('is carried out exactly as shown, once, or not at all', async () => {
    const setting = await open({ capacity: 1 });
    const [ada, ben] = (await waiting(setting, 2)) as [Person, Person];
    await setting.carryOut({ offer: [ada] });
    await answerOffer(setting.services, as(ada), 'accepted');
    const plan = { drop: [ada.id], offer: [ben.id], why: 'No strong homework.', expectedFree: 0 };
    const carry = (input: typeof plan) => carryOutPlan(setting.services, setting.staff(), input);
    expect(await carry({ ...plan, expectedFree: 1 })).toEqual({ ok: false, because: 'changed' });
    expect(await carry({ ...plan, why: ' ' })).toEqual({ ok: false, because: 'reason missing' });
    expect(await setting.seatsNow()).toMatchObject({ taken: 1, held: 0 });
    const both = await Promise.all([carry(plan), carry(plan)]);
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, dropped: 1, offered: 1 }]);
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, because: 'changed' }]);
    expect(await setting.seatsNow()).toEqual({ capacity: 1, taken: 0, held: 1, free: 0 });
  });
});
