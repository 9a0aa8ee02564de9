import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '#app/domain/calendar/zone.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import { plannedLedgers } from './planned-ledgers.ts';

const zone = 'America/Los_Angeles';
const berkeley = (wall: string) => instantOf(wall, zone);
const due = berkeley('2024-02-07T23:59');
const at = berkeley('2024-02-20T10:00');

/** Somebody who handed hw1 in at these times, and nothing of hw2. */
const person = (...handedIn: Date[]): LedgerFacts => ({
  ...{ zone, policy: { kind: 'budget', unit: 'day', total: 7, perAssignment: 4 } },
  assignments: [
    {
      ...{ key: 'hw1', due, moves: [], extensions: [] },
      submissions: handedIn.map((each, index) => ({ id: `${index}`, at: each, scores: [] })),
    },
    {
      ...{ key: 'hw2', due: berkeley('2024-02-28T23:59'), moves: [], extensions: [] },
      submissions: [],
    },
  ],
});
const facts: Record<string, LedgerFacts> = {
  punctual: person(berkeley('2024-02-07T12:00')),
  late: person(berkeley('2024-02-09T12:00')),
  refused: person(berkeley('2024-02-13T12:00')),
};
const factsOf = (name: string) => facts[name] ?? person();
const people = ['punctual', 'late', 'refused', 'absent'];
const later = berkeley('2024-02-10T23:59');

describe('another deadline of a homework', () => {
  it('says of everybody by when it is due then, and what their ledger says then', () => {
    const planned = plannedLedgers('hw1', { due: later, only: null }, people, factsOf, at);
    const both = { from: due, to: later };
    expect(planned).toEqual([
      { holder: 'punctual', ...both, used: { from: 0, to: 0 }, accepted: 0 },
      { holder: 'late', ...both, used: { from: 2, to: 0 }, accepted: 0 },
      // Six days late and refused; three days late then, and charged.
      { holder: 'refused', ...both, used: { from: 0, to: 3 }, accepted: 1 },
      { holder: 'absent', ...both, used: { from: 0, to: 0 }, accepted: 0 },
    ]);
  });

  it('is an extension for those alone whom it is for, and shortens nothing', () => {
    const only = ['late', 'absent'];
    const planned = plannedLedgers('hw1', { due: later, only }, people, factsOf, at);
    expect(planned.map(({ holder }) => holder)).toEqual(only);
    const shorter = berkeley('2024-02-05T23:59');
    expect(plannedLedgers('hw1', { due: shorter, only }, people, factsOf, at)).toMatchObject([
      { from: due, to: due, used: { from: 2, to: 2 } },
      { from: due, to: due },
    ]);
  });

  it('takes days from nobody but for what was refused before, whenever it is', () => {
    const minute = fc.integer({ min: 0, max: 14 * 24 * 60 });
    const instant = minute.map((each) => new Date(due.getTime() + (each - 1440) * 60_000));
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 3 }), instant, fc.boolean(), (came, to, all) => {
        const own = person(...came.toSorted((a, b) => +a - +b));
        const asked = { due: to, only: all ? null : ['one'] };
        const [planned] = plannedLedgers('hw1', asked, ['one'], () => own, at);
        if (planned === undefined) throw new Error('Somebody is missing');
        const { used, accepted } = planned;
        expect(accepted).toBeGreaterThanOrEqual(0);
        if (accepted === 0) expect(used.to).toBeLessThanOrEqual(used.from);
      }),
    );
  });
});
