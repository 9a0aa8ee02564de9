import { describe, expect, it } from 'vitest';
import type { SeatFactKind } from '#app/db/generated/enums.ts';
import { countSeats, mayHappen, seatStateOf, type SeatFact } from './seat-state.ts';

const day = (date: number) => new Date(Date.UTC(2024, 0, date));
/** What happened on the days 1, 2, 3 …; an offer lasts two days. */
const happened = (...kinds: SeatFactKind[]): SeatFact[] =>
  kinds.map((kind, index) => ({
    personId: 'ada',
    kind,
    at: day(index + 1),
    expiresAt: kind === 'offered' ? day(index + 3) : null,
  }));
const today = day(20);

describe('the state of a place', () => {
  it.each([
    ['nothing happened', [], null],
    ['applied', ['applied'], { is: 'applicant', appliedAt: day(1) }],
    ['put on the list', ['applied', 'waitlisted'], { is: 'waiting', appliedAt: day(1) }],
    ['put on it without applying', ['waitlisted'], { is: 'waiting', appliedAt: day(1) }],
    ['accepted', ['applied', 'offered', 'accepted'], { is: 'seated', appliedAt: day(1) }],
    ['declined', ['applied', 'offered', 'declined'], { is: 'out', how: 'declined' }],
    ['let an offer run out', ['applied', 'offered'], { is: 'out', how: 'expired' }],
    [
      'had an offer taken back',
      ['applied', 'waitlisted', 'offered', 'withdrawn'],
      { is: 'waiting', appliedAt: day(1) },
    ],
    [
      'came back after a drop',
      ['applied', 'admitted', 'dropped', 'applied', 'waitlisted'],
      { is: 'waiting', appliedAt: day(4) },
    ],
    [
      'came back after an offer that nobody wrote down as expired',
      ['applied', 'offered', 'audits', 'audits', 'audits', 'applied'],
      { is: 'applicant', appliedAt: day(6) },
    ],
    [
      'was admitted by mistake and put back, never having been out',
      ['applied', 'waitlisted', 'admitted', 'waitlisted'],
      { is: 'waiting', appliedAt: day(1) },
    ],
  ] as const)('of somebody who %s', (_, kinds, state) => {
    expect(seatStateOf(happened(...kinds), today)).toEqual(state);
  });

  it('has an offer open up to its last instant', () => {
    const facts = happened('applied', 'offered');
    const end = day(4).getTime();
    expect(seatStateOf(facts, new Date(end))).toMatchObject({ is: 'offered' });
    expect(seatStateOf(facts, new Date(end + 1000))).toEqual({ is: 'out', how: 'expired' });
  });
});

it('counts a seat that is offered as held', () => {
  const states = [['applied', 'admitted'] as const, ['applied', 'offered'] as const].map((kinds) =>
    seatStateOf(happened(...kinds), day(2)),
  );
  const known = states.filter((state) => state !== null);
  expect(countSeats(known, 3)).toEqual({ capacity: 3, taken: 1, held: 1, free: 1 });
});

it('lets nobody take what they were not offered, or be dropped without a seat', () => {
  const waiting = seatStateOf(happened('applied', 'waitlisted'), today);
  expect(mayHappen('accepted', waiting)).toBe(false);
  expect(mayHappen('dropped', waiting)).toBe(false);
  expect(mayHappen('offered', waiting)).toBe(true);
  expect(mayHappen('applied', null)).toBe(true);
});
