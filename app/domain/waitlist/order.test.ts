import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { placeOf, waitlistOrder, type Waiting } from './order.ts';

const day = (date: number) => new Date(Date.UTC(2024, 0, date));
const waiting = (personId: string, strong: number, applied: number): Waiting => ({
  personId,
  strong,
  appliedAt: day(applied),
});

const list = [
  waiting('ada', 1, 9),
  waiting('ben', 2, 12),
  waiting('cai', 0, 1),
  waiting('dan', 2, 10),
  waiting('eve', 1, 4),
];

it('goes by strong homeworks, then by time of application', () => {
  expect(waitlistOrder(list).map(({ personId }) => personId)).toEqual([
    'dan',
    'ben',
    'eve',
    'ada',
    'cai',
  ]);
});

describe('somebody’s place', () => {
  it('says who is before them, by reason', () => {
    expect(placeOf('ada', list)).toEqual({
      position: 4,
      of: 5,
      strong: 1,
      appliedAt: day(9),
      ahead: [
        { count: 2, strong: 2, because: 'more strong homeworks' },
        { count: 1, strong: 1, because: 'applied earlier' },
      ],
      withOneMore: 1,
    });
  });

  it('is first when nobody is before them', () => {
    expect(placeOf('dan', list)).toMatchObject({ position: 1, ahead: [], withOneMore: 1 });
  });

  it('is nothing for somebody who does not wait', () => {
    expect(placeOf('zoe', list)).toBeNull();
  });
});

const people = fc.uniqueArray(
  fc.record({
    personId: fc.uuid(),
    strong: fc.integer({ min: 0, max: 4 }),
    appliedAt: fc.integer({ min: 1, max: 5 }).map(day),
  }),
  { selector: ({ personId }) => personId, minLength: 1, maxLength: 30 },
);

test('the order does not depend on how the people are given', () => {
  const shuffled = people.chain((given) =>
    fc.shuffledSubarray(given, { minLength: given.length }).map((mixed) => ({ given, mixed })),
  );
  fc.assert(
    fc.property(shuffled, ({ given, mixed }) => {
      expect(waitlistOrder(mixed)).toEqual(waitlistOrder(given));
    }),
  );
});

test('the order is total: everybody has one place, and no two share it', () => {
  fc.assert(
    fc.property(people, (given) => {
      const places = given.map(({ personId }) => placeOf(personId, given)?.position);
      expect(places.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
        given.map((_, index) => index + 1),
      );
    }),
  );
});

test('the reasons account for everybody before, and another strong homework never hurts', () => {
  fc.assert(
    fc.property(people, (given) => {
      for (const { personId, strong } of given) {
        const place = placeOf(personId, given);
        expect(place?.ahead.reduce((sum, { count }) => sum + count, 0)).toBe(
          (place?.position ?? 0) - 1,
        );
        for (const ahead of place?.ahead ?? []) {
          expect(ahead.strong).toBeGreaterThanOrEqual(strong);
          expect(ahead.because === 'applied earlier').toBe(ahead.strong === strong);
        }
        expect(place?.withOneMore).toBeLessThanOrEqual(place?.position ?? 0);
      }
    }),
  );
});

test('the rule of the list places people as the whole order does', () => {
  fc.assert(
    fc.property(people, (given) => {
      waitlistOrder(given).forEach(({ personId }, index) =>
        expect(placeOf(personId, given)?.position).toBe(index + 1),
      );
    }),
  );
});
