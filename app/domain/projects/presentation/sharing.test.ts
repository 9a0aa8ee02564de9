import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShared, mayWatch, type Shown } from './sharing.ts';

const shown: Shown = { access: null, handedIn: true, shared: true };
const closed = { watchers: [] };
const open = { watchers: ['auditor', 'waitlisted'] as const };
const roles = [
  ...(['visitor', 'applicant', 'waitlisted', 'auditor'] as const),
  ...(['student', 'dropped', 'assistant', 'instructor'] as const),
];

describe('watching a presentation', () => {
  it.each([
    ['a classmate', 'student', {}, closed, true],
    ['a classmate, before it is handed in', 'student', { handedIn: false }, closed, false],
    ['a classmate, when the team keeps it', 'student', { shared: false }, closed, false],
    ['its team, when it keeps it', 'student', { shared: false, access: 'member' }, closed, true],
    ['who was in the team', 'dropped', { shared: false, access: 'reader' }, closed, true],
    [
      'staff, when the team keeps it',
      'assistant',
      { shared: false, access: 'staff' },
      closed,
      true,
    ],
    ['an auditor, where the file says so', 'auditor', {}, open, true],
    ['an auditor elsewhere', 'auditor', {}, closed, false],
    ['the waitlist, where the file says so', 'waitlisted', {}, open, true],
    ['the waitlist, when the team keeps it', 'waitlisted', { shared: false }, open, false],
    ['who was dropped', 'dropped', {}, open, false],
    ['an applicant', 'applicant', {}, open, false],
    ['a visitor', 'visitor', {}, open, false],
  ] as const)('%s', (_, role, changes, policy, may) => {
    expect(mayWatch({ role }, policy, { ...shown, ...changes })).toBe(may);
  });

  it('is for no outsider once the team keeps it, and for nobody before it is handed in', () => {
    const anybody = fc.record({
      role: fc.constantFrom(...roles),
      watchers: fc.subarray(['auditor', 'waitlisted'] as const),
    });
    fc.assert(
      fc.property(anybody, ({ role, watchers }) => {
        expect(mayWatch({ role }, { watchers }, { ...shown, shared: false })).toBe(false);
        const early: Shown = { ...shown, access: 'staff', handedIn: false };
        expect(mayWatch({ role }, { watchers }, early)).toBe(false);
      }),
    );
  });
});

describe('what a team said about sharing', () => {
  const at = (minute: number) => new Date(minute * 60_000);

  it('is that it shares, while it said nothing', () => {
    expect(isShared([], at(5))).toBe(true);
  });

  it('is its latest word by then, in whatever order they stand', () => {
    const fact = fc.record({ shared: fc.boolean(), minute: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(fact, { selector: ({ minute }) => minute }),
        fc.integer({ min: 0, max: 9 }),
        (facts, minute) => {
          const words = facts.map(({ shared, minute: said }) => ({ shared, at: at(said) }));
          const latest = facts
            .filter((one) => one.minute <= minute)
            .toSorted((a, b) => b.minute - a.minute)[0];
          expect(isShared(words, at(minute))).toBe(latest?.shared ?? true);
        },
      ),
    );
  });
});
