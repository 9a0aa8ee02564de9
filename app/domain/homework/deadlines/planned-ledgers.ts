import {
  type AskedDeadline,
  type PlannedDeadline,
} from '#app/domain/syllabus/deadlines/deadline-plan.ts';
import type { LedgerAssignment, LedgerFacts } from '../ledger-facts.ts';
import { lateDayLedger, ownDeadline, type Ledger } from '../ledger.ts';

/** What another deadline of a homework would mean for one person. */
export type PlannedLedger = PlannedDeadline & {
  /** Late days used in all, now and then. */
  used: { from: number; to: number };
  /** How many submissions that were refused would be accepted, and may be charged, then. */
  accepted: number;
};

/**
 * What another deadline of a homework would mean for people, in their order: by when it would be
 * due from them, and what their ledgers would say. More time takes a day from nobody but for what
 * was refused before and counts then (decision 0022).
 *
 * @param factsOf what each person's late days are decided by
 * @param at when it would be written
 */
export function plannedLedgers(
  key: string,
  { due, only }: AskedDeadline,
  people: readonly string[],
  factsOf: (person: string) => LedgerFacts,
  at: Date,
): PlannedLedger[] {
  const changed = (given: LedgerAssignment): LedgerAssignment =>
    only === null
      ? { ...given, moves: [...given.moves, { due, movedAt: at }] }
      : { ...given, extensions: [...given.extensions, { due, grantedAt: at }] };
  return people
    .filter((person) => only === null || only.includes(person))
    .map((person) => {
      const now = factsOf(person);
      const then = withAssignment(now, key, changed);
      const [before, after] = [lateDayLedger(now, at), lateDayLedger(then, at)];
      return {
        holder: person,
        from: dueIn(now, key, at),
        to: dueIn(then, key, at),
        used: { from: before.used, to: after.used },
        accepted: refusedIn(before) - refusedIn(after),
      };
    });
}

/** The facts with one assignment changed. */
export function withAssignment(
  facts: LedgerFacts,
  key: string,
  change: (given: LedgerAssignment) => LedgerAssignment,
): LedgerFacts {
  const assignments = facts.assignments.map((each) => (each.key === key ? change(each) : each));
  return { ...facts, assignments };
}

/** By when an assignment is due from the person of these facts. */
export function dueIn({ assignments }: LedgerFacts, key: string, at: Date): Date {
  const assignment = assignments.find((each) => each.key === key);
  if (assignment === undefined) throw new RangeError(`No assignment ${key} in the ledger`);
  return ownDeadline(assignment, at);
}

function refusedIn({ lines }: Ledger): number {
  return lines.filter(({ standing }) => standing.startsWith('refused')).length;
}
