import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import { lateRules } from '#app/domain/calendar/late-rules.ts';
import { addCalendarDays } from '#app/domain/calendar/zone.ts';
import { latePolicies } from '#test/factories/late-policies.ts';
import { scoreAt } from './ledger-accounts.ts';
import type { LedgerAssignment, LedgerFacts, LedgerSubmission } from './ledger-facts.ts';
import { lateDayLedger, ownDeadline, priceOfHandingIn } from './ledger.ts';

const zone = 'America/Los_Angeles';
const hour = 3_600_000;
const firstDue = new Date('2024-02-08T07:59:00Z');
const end = new Date('2024-08-01T00:00:00Z');
const keys = ['hw1', 'hw2', 'hw3', 'proposal'];

const submission = (due: Date, key: string): fc.Arbitrary<LedgerSubmission> =>
  fc
    .record({
      late: fc.integer({ min: -72, max: 110 }),
      scores: fc.array(
        fc.record({ percent: fc.integer({ min: 0, max: 100 }), after: fc.nat(1_000) }),
        { maxLength: 2 },
      ),
    })
    .map(({ late, scores }) => {
      const at = new Date(due.getTime() + late * hour);
      return {
        id: key,
        at,
        scores: scores.map(({ percent, after }) => ({
          percent,
          knownFrom: new Date(at.getTime() + after * hour),
        })),
      };
    });

const assignment = (key: string, index: number): fc.Arbitrary<LedgerAssignment> => {
  const due = addCalendarDays(firstDue, 7 * index, zone);
  const shift = fc.integer({ min: -48, max: 120 });
  return fc.record({
    key: fc.constant(key),
    due: fc.constant(due),
    moves: fc.array(
      fc.record({ by: shift, when: fc.integer({ min: -100, max: 300 }) }).map(({ by, when }) => ({
        due: new Date(due.getTime() + by * hour),
        movedAt: new Date(due.getTime() + when * hour),
      })),
      { maxLength: 2 },
    ),
    extensions: fc.array(
      fc.record({ by: shift, when: fc.integer({ min: -100, max: 300 }) }).map(({ by, when }) => ({
        due: new Date(due.getTime() + by * hour),
        grantedAt: new Date(due.getTime() + when * hour),
      })),
      { maxLength: 2 },
    ),
    submissions: fc
      .array(submission(due, key), { maxLength: 4 })
      .map((all) => all.map((each, number) => ({ ...each, id: `${key}-${number + 1}` }))),
  });
};

const termsOf = (policy: LatePolicy): fc.Arbitrary<LedgerFacts> =>
  fc.tuple(...keys.map(assignment)).map((assignments) => ({ zone, policy, assignments }));

const instants = fc
  .integer({ min: -100, max: 2_000 })
  .map((h) => new Date(firstDue.getTime() + h * hour));

describe.each(latePolicies)('%s', (_name, policy) => {
  const rules = lateRules(policy);
  const terms = termsOf(policy);

  test('never below zero, never above what one assignment and the term allow, at any instant', () => {
    fc.assert(
      fc.property(terms, instants, (facts, at) => {
        const { charges, used, balance } = lateDayLedger(facts, at);
        for (const charge of Object.values(charges)) {
          expect(charge).toBeGreaterThanOrEqual(0);
          expect(charge).toBeLessThanOrEqual(rules.most);
        }
        expect(balance).toBe(policy.kind === 'budget' ? policy.total - used : null);
        expect(used).toBeLessThanOrEqual(rules.total);
      }),
      { numRuns: 150 },
    );
  });

  test('each assignment is charged once at most, and each line says the same as the sum', () => {
    fc.assert(
      fc.property(terms, (facts) => {
        const { lines, charges } = lateDayLedger(facts, end);
        for (const key of keys) {
          const mine = lines.filter((line) => line.assignment === key);
          expect(mine.filter(({ standing }) => standing.startsWith('counts')).length).toBeLessThan(
            2,
          );
          expect(mine.reduce((sum, { charge }) => sum + charge, 0)).toBe(charges[key]);
          for (const { charge, unitsLate } of mine) expect(charge).toBeLessThanOrEqual(unitsLate);
        }
      }),
    );
  });

  test('the order in which the facts are given changes nothing', () => {
    const shuffled = terms.chain((facts) =>
      fc
        .tuple(
          ...facts.assignments.map((given) =>
            fc
              .shuffledSubarray([...given.submissions], { minLength: given.submissions.length })
              .map((submissions) => ({ ...given, submissions })),
          ),
        )
        .chain((given) => fc.shuffledSubarray(given, { minLength: given.length }))
        .map((assignments) => ({ given: facts, mixed: { ...facts, assignments } })),
    );
    fc.assert(
      fc.property(shuffled, ({ given, mixed }) => {
        expect(lateDayLedger(mixed, end)).toEqual(lateDayLedger(given, end));
      }),
    );
  });

  test('handing in again at the same price costs nothing more', () => {
    fc.assert(
      fc.property(terms, fc.constantFrom(...keys), (facts, key) => {
        const given = facts.assignments.find((each) => each.key === key);
        const last = lateDayLedger(facts, end)
          .lines.filter(({ standing }) => standing.startsWith('counts'))
          .find(({ assignment: of }) => of === key);
        if (given === undefined || last === undefined) return;
        const at = new Date(last.at.getTime() + 1_000);
        const before = lateDayLedger(facts, at);
        const price = priceOfHandingIn(facts, key, at);
        const charge = before.charges[key] ?? 0;
        if (price.ok && price.unitsLate === charge) expect(price.extra).toBe(0);
        if (price.ok) expect(price.extra).toBe(price.unitsLate - charge);
      }),
    );
  });

  test('the price asked before is exactly what is charged after', () => {
    fc.assert(
      fc.property(terms, fc.constantFrom(...keys), instants, (facts, key, at) => {
        const known = { ...facts, assignments: facts.assignments.map((given) => upTo(given, at)) };
        const before = lateDayLedger(known, at);
        const price = priceOfHandingIn(known, key, at);
        const after = lateDayLedger(withSubmission(known, key, { id: 'zz', at, scores: [] }), at);
        if (price.ok) {
          expect(after.used).toBe(before.used + price.extra);
          expect(price.extra).toBeGreaterThanOrEqual(0);
          expect(at <= price.samePriceUntil && at <= price.acceptedUntil).toBe(true);
        } else {
          expect(after.used).toBe(before.used);
          expect(after.lines.at(-1)?.standing).toBe(`refused: ${price.because}`);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('what comes on time is never refused', () => {
    fc.assert(
      fc.property(terms, (facts) => {
        for (const { unitsLate, standing } of lateDayLedger(facts, end).lines) {
          if (unitsLate === 0) expect(standing).not.toMatch(/^refused/);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('what was accepted once stays accepted, whatever becomes known', () => {
    fc.assert(
      fc.property(terms, instants, (facts, at) => {
        const isRefused = ({ standing }: { standing: string }) => standing.startsWith('refused');
        const later = new Map(
          lateDayLedger(facts, end).lines.map((line) => [line.submission, line]),
        );
        for (const line of lateDayLedger(facts, at).lines) {
          if (!isRefused(line)) expect(later.get(line.submission)).not.toSatisfy(isRefused);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('moving a deadline later never costs anybody anything', () => {
    fc.assert(
      fc.property(
        accepted(terms),
        fc.constantFrom(...keys),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: -200, max: 400 }),
        (facts, key, by, when) => {
          const later = {
            ...facts,
            assignments: facts.assignments.map((given) =>
              given.key === key ? movedLater(given, by, when) : given,
            ),
          };
          expect(lossIn(later)).toBeLessThanOrEqual(lossIn(facts));
          const refused = lateDayLedger(later, end).lines.filter(({ standing }) =>
            standing.startsWith('refused'),
          );
          expect(refused).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  /** What being late took: of a budget the units; else what the scores that count would be without. */
  function lossIn(facts: LedgerFacts): number {
    const ledger = lateDayLedger(facts, end);
    if (policy.kind === 'budget') return ledger.used;
    const submissions = facts.assignments.flatMap((given) => given.submissions);
    return ledger.lines
      .filter(({ standing }) => standing.startsWith('counts'))
      .reduce((loss, { submission: id, charge }) => {
        const submission = submissions.find((each) => each.id === id);
        const percent = (submission && scoreAt(submission, end)) ?? 100;
        return loss - Math.max(0, percent - rules.percentOff(charge));
      }, 0);
  }
});

/** Histories in which everything was accepted when it came: what is refused is never handed in. */
function accepted(histories: fc.Arbitrary<LedgerFacts>): fc.Arbitrary<LedgerFacts> {
  return histories.map((facts) => {
    const coming = facts.assignments
      .flatMap(({ submissions }) => submissions)
      .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
    let kept = facts;
    for (const { id, at } of coming) {
      const line = lateDayLedger(kept, at).lines.find(({ submission }) => submission === id);
      if (line?.standing.startsWith('refused')) kept = without(kept, id);
    }
    return kept;
  });
}

function without(facts: LedgerFacts, id: string): LedgerFacts {
  return {
    ...facts,
    assignments: facts.assignments.map((given) => ({
      ...given,
      submissions: given.submissions.filter((each) => each.id !== id),
    })),
  };
}

/** The same assignment with its deadline moved to a later time than it ever had. */
function movedLater(given: LedgerAssignment, by: number, when: number): LedgerAssignment {
  const latest = Math.max(
    ...[ownDeadline(given, end), given.due, ...given.moves.map(({ due }) => due)].map(Number),
  );
  const lastMove = Math.max(...given.moves.map(({ movedAt }) => movedAt.getTime()), 0);
  const movedAt = Math.max(given.due.getTime() + when * hour, lastMove + 1);
  return {
    ...given,
    moves: [...given.moves, { due: new Date(latest + by * hour), movedAt: new Date(movedAt) }],
  };
}

function upTo(given: LedgerAssignment, at: Date): LedgerAssignment {
  return { ...given, submissions: given.submissions.filter((each) => each.at < at) };
}

function withSubmission(facts: LedgerFacts, key: string, added: LedgerSubmission): LedgerFacts {
  return {
    ...facts,
    assignments: facts.assignments.map((given) =>
      given.key === key ? { ...given, submissions: [...given.submissions, added] } : given,
    ),
  };
}
