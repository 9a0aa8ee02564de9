import { dueThen } from '../ledger-accounts.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import { lateDayLedger, type LedgerLine } from '../ledger.ts';

/** A line of the ledger with everything that explains it. */
export type LedgerEntry = LedgerLine & {
  /** Which of the person's submissions for the assignment it is, from 1. */
  number: number;
  /** By when it was due from this person, with all time given since: what `unitsLate` counts from. */
  due: Date;
  /** Whether an extension of theirs makes it so. */
  extended: boolean;
};

/** The lines of somebody's ledger, the latest first, each with the deadline that it is measured by. */
export function ledgerEntries(facts: LedgerFacts, at: Date): LedgerEntry[] {
  const counted = new Map<string, number>();
  const entries = lateDayLedger(facts, at).lines.map((line): LedgerEntry => {
    const number = (counted.get(line.assignment) ?? 0) + 1;
    counted.set(line.assignment, number);
    return { ...line, number, ...measuredBy(facts, line, at) };
  });
  return entries.reverse();
}

function measuredBy(facts: LedgerFacts, line: LedgerLine, at: Date) {
  const assignment = facts.assignments.find(({ key }) => key === line.assignment);
  const submission = assignment?.submissions.find(({ id }) => id === line.submission);
  if (assignment === undefined || submission === undefined) {
    throw new RangeError(`No submission ${line.submission} in the ledger`);
  }
  const due = dueThen(submission, assignment, at);
  const forEverybody = dueThen({ ...submission, extensions: [] }, assignment, at);
  return { due, extended: forEverybody < due };
}
