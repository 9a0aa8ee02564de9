import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '#app/domain/calendar/zone.ts';
import type { LedgerAssignment, LedgerFacts } from '../ledger-facts.ts';
import { lateDayLedger, priceOfHandingIn } from '../ledger.ts';
import { ledgerEntries } from './ledger-entries.ts';
import { askedWhatIf, openDays, whatIf, within } from './what-if.ts';

const zone = 'America/Los_Angeles';
const berkeley = (wall: string) => instantOf(wall, zone);
const homework = (key: string, due: string, given: Partial<LedgerAssignment> = {}) => ({
  ...{ key, due: berkeley(due), moves: [], extensions: [], submissions: [] },
  ...given,
});
const facts = (...assignments: LedgerAssignment[]): LedgerFacts => ({
  ...{ zone, policy: { kind: 'budget', unit: 'day', total: 7, perAssignment: 4 }, assignments },
});
const handedIn = (id: string, wall: string) => ({ id, at: berkeley(wall), scores: [] });

describe('the days on which something is open', () => {
  const hw1 = facts(homework('hw1', '2024-03-06T23:59'));

  it.each([
    ['two days before', '2024-03-04T23:59', { first: -2, last: 4 }],
    ['a second later', '2024-03-04T23:59:01', { first: -1, last: 4 }],
    ['at the deadline itself', '2024-03-06T23:59', { first: 0, last: 4 }],
    ['a second after it', '2024-03-06T23:59:01', { first: 1, last: 4 }],
    // The clock jumps on 10 March: that late day has 23 hours.
    ['on the last late day', '2024-03-10T23:58:59', { first: 4, last: 4 }],
  ])('%s', (_, now, expected) => {
    expect(openDays(hw1, 'hw1', berkeley(now))).toEqual(expected);
  });

  it('are none after the last, and as many as there are late days left', () => {
    expect(openDays(hw1, 'hw1', berkeley('2024-03-10T23:59:01'))).toBeNull();
    const spent = facts(
      homework('hw1', '2024-02-07T23:59', { submissions: [handedIn('a', '2024-02-11T12:00')] }),
      homework('hw2', '2024-02-14T23:59', { submissions: [handedIn('b', '2024-02-16T12:00')] }),
      homework('hw3', '2024-03-06T23:59'),
    );
    const now = berkeley('2024-03-05T12:00');
    expect(openDays(spent, 'hw3', now)).toEqual({ first: -1, last: 1 });
    expect(within({ first: -1, last: 1 }, 3)).toBe(1);
    expect(within({ first: -1, last: 1 }, -9)).toBe(-1);
    expect(whatIf(spent, 'hw3', 1, now)).toMatchObject({
      ...{ at: berkeley('2024-03-07T23:59'), left: 0, price: { ok: true, extra: 1 } },
    });
  });

  it('tell the price that is charged when it is handed in then', () => {
    const walls = fc.integer({ min: 0, max: 20 * 24 * 60 });
    fc.assert(
      fc.property(walls, walls, fc.integer({ min: 0, max: 5 }), (first, minute, ask) => {
        const start = berkeley('2024-02-25T00:00').getTime();
        const now = new Date(start + minute * 60_000);
        const before = new Date(start + Math.min(first, minute) * 60_000);
        const hw2 = { id: 'b', at: before, scores: [] };
        const known = facts(
          homework('hw1', '2024-03-06T23:59'),
          homework('hw2', '2024-02-28T23:59', { submissions: [hw2] }),
        );
        const days = openDays(known, 'hw1', now);
        if (days === null) return;
        const { at, price, left } = whatIf(known, 'hw1', within(days, ask), now);
        expect(at >= now).toBe(true);
        expect(price).toEqual(priceOfHandingIn(known, 'hw1', at));
        const then = known.assignments.map((each) =>
          each.key === 'hw1' ? { ...each, submissions: [{ id: 'a', at, scores: [] }] } : each,
        );
        expect(lateDayLedger({ ...known, assignments: then }, at).balance).toBe(left);
      }),
    );
  });

  it('are asked by an address, one day late if it does not say', () => {
    const asked = (search: string) => askedWhatIf(new URLSearchParams(search));
    expect(asked('assignment=hw2&at=-3')).toEqual({ assignment: 'hw2', day: -3 });
    expect(asked('at=soon')).toEqual({ assignment: '', day: 1 });
  });
});

describe('a line of the ledger', () => {
  it('names the deadline that it is measured by, and says whether it is one’s own', () => {
    const grantedAt = berkeley('2024-03-01T10:00');
    const extensions = [{ due: berkeley('2024-03-08T23:59'), grantedAt }];
    const submissions = [handedIn('a', '2024-03-06T12:00'), handedIn('b', '2024-03-09T12:00')];
    const own = facts(homework('hw1', '2024-03-06T23:59', { extensions, submissions }));
    const at = berkeley('2024-03-10T12:00');
    const due = berkeley('2024-03-08T23:59');
    expect(ledgerEntries(own, at)).toMatchObject([
      { submission: 'b', number: 2, due, extended: true, unitsLate: 1, charge: 1 },
      { submission: 'a', number: 1, due, extended: true, standing: 'a later one counts' },
    ]);
    const shorter = [{ due: berkeley('2024-03-05T23:59'), grantedAt }];
    const same = facts(homework('hw1', '2024-03-06T23:59', { extensions: shorter, submissions }));
    expect(ledgerEntries(same, at)[0]).toMatchObject({ extended: false, unitsLate: 3 });
  });

  it('keeps the date that was in force when a deadline is moved earlier afterwards', () => {
    const moves = [{ due: berkeley('2024-03-04T23:59'), movedAt: berkeley('2024-03-06T20:00') }];
    const submissions = [handedIn('a', '2024-03-06T12:00')];
    const own = facts(homework('hw1', '2024-03-06T23:59', { moves, submissions }));
    expect(ledgerEntries(own, berkeley('2024-03-07T12:00'))).toMatchObject([
      { due: berkeley('2024-03-06T23:59'), unitsLate: 0, standing: 'counts on time' },
    ]);
  });
});
