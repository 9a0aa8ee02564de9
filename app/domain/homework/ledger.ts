import { effectiveDeadline } from '#app/domain/calendar/effective-deadline.ts';
import { lastInstantWithin, wholeDaysLate } from '#app/domain/calendar/late-days.ts';
import {
  accountsAt,
  byName,
  chosenOf,
  refusalOf,
  roomFor,
  scoreAt,
  usedIn,
  type Account,
  type HandedIn,
  type Refusal,
} from './ledger-accounts.ts';
import type { LedgerAssignment, LedgerFacts } from './ledger-facts.ts';

/** Why a submission is charged, or is not. */
export type Standing =
  | 'counts on time'
  | 'counts late'
  | 'a later one counts'
  | 'a better one counts'
  | 'another one is chosen'
  | `refused: ${Refusal}`;

export type LedgerLine = {
  assignment: string;
  submission: string;
  at: Date;
  /** Whole calendar days after the person's own deadline. */
  daysLate: number;
  /** What it takes from the balance: only the submission that counts takes anything. */
  charge: number;
  standing: Standing;
};

export type Ledger = {
  /** One line for each submission, in the order in which they came. */
  lines: LedgerLine[];
  /** Days charged on each assignment, by its key. */
  charges: Record<string, number>;
  used: number;
  balance: number;
};

/**
 * Who has used how many late days, and why: derived from facts alone, the same on every page.
 *
 * Rules (product.md, rule 2). An assignment is charged once, for the submission that counts: the
 * best by score; while the last one has no known score, that one (of equals the cheapest). In the
 * place of the last stands what the person chose since (decision 0026). A
 * submission is accepted when its days fit into the assignment's limit and into what was left when
 * it came; otherwise it is refused and does not count. Its deadline is the later of the course's
 * and the extensions of those who handed it in; a course deadline that is moved earlier afterwards
 * takes nothing away again.
 *
 * So everything is gone through in the order in which it became known (decision 0022): what was
 * accepted stays accepted, and more time lets what was refused ask again for what is left then.
 * When a new score makes another submission count, it takes no more than what is left.
 *
 * @param at facts after this instant are not yet known
 */
export function lateDayLedger(facts: LedgerFacts, at: Date): Ledger {
  const accounts = accountsAt(facts, at);
  const lines = accounts.flatMap((account) => linesOf(account, at));
  lines.sort((a, b) => a.at.getTime() - b.at.getTime() || byName(a.submission, b.submission));
  const charges = accounts.map(({ assignment, charge }) => [assignment.key, charge] as const);
  const used = usedIn(accounts);
  return {
    ...{ lines, charges: Object.fromEntries(charges) },
    ...{ used, balance: facts.policy.total - used },
  };
}

/** What handing in an assignment at this instant would cost beyond what is charged on it already. */
export type Price =
  | {
      ok: true;
      daysLate: number;
      /** Days it would take from the balance; fewer than none where a new team has longer. */
      extra: number;
      /** The last instant at the same price, and the last at which anything is accepted. */
      samePriceUntil: Date;
      acceptedUntil: Date;
    }
  | { ok: false; because: Refusal; daysLate: number };

/** @throws RangeError when the facts have no such assignment */
export function priceOfHandingIn(facts: LedgerFacts, key: string, at: Date): Price {
  const { zone, policy } = facts;
  const accounts = accountsAt(facts, at);
  const account = accountOf(accounts, key);
  const due = ownDeadline(account.assignment, at);
  const daysLate = wholeDaysLate(due, at, zone);
  const room = roomFor(account, accounts, policy);
  const refusal = refusalOf(daysLate, room, policy);
  if (refusal !== null) return { ok: false, because: refusal, daysLate };
  return {
    ok: true,
    daysLate,
    extra: daysLate - account.charge,
    samePriceUntil: lastInstantWithin(due, daysLate, zone),
    acceptedUntil: lastInstantWithin(due, Math.min(room, policy.perAssignment), zone),
  };
}

/** A version that somebody may let count instead, with the days charged on its assignment. */
export type Choosable = { submission: string; chargedNow: number; chargedThen: number };

/**
 * The versions of an assignment that a person may choose at this instant: others than the one that
 * counts, accepted, and paid by what is left. Once they know a score of it, none: and only then,
 * since what they do not know yet must not show in what they may do.
 *
 * @throws RangeError when the facts have no such assignment
 */
export function choosableVersions(facts: LedgerFacts, key: string, at: Date): Choosable[] {
  const { policy } = facts;
  const accounts = accountsAt(facts, at);
  const account = accountOf(accounts, key);
  const { handedIn, counts, charge } = account;
  if (handedIn.some(({ submission }) => scoreAt(submission, at) !== undefined)) return [];
  const room = roomFor(account, accounts, policy);
  return handedIn
    .filter((each) => each !== counts && each.refusal === null)
    .filter(({ daysLate }) => refusalOf(daysLate, room, policy) === null)
    .map(({ submission: { id }, daysLate }) => {
      return { submission: id, chargedNow: charge, chargedThen: daysLate };
    });
}

function accountOf(accounts: readonly Account[], key: string): Account {
  const account = accounts.find(({ assignment }) => assignment.key === key);
  if (account === undefined) throw new RangeError(`No assignment ${key} in the ledger`);
  return account;
}

/** A person's own deadline for an assignment, as known at an instant. */
export function ownDeadline(
  { due, moves, extensions }: Omit<LedgerAssignment, 'submissions' | 'key'>,
  at: Date,
): Date {
  return effectiveDeadline(
    due,
    moves.filter(({ movedAt }) => movedAt <= at),
    extensions.filter(({ grantedAt }) => grantedAt <= at),
  );
}

function linesOf(account: Account, at: Date): LedgerLine[] {
  return account.handedIn.map((handedIn) => ({
    assignment: account.assignment.key,
    submission: handedIn.submission.id,
    at: handedIn.submission.at,
    daysLate: handedIn.daysLate,
    charge: handedIn === account.counts ? account.charge : 0,
    standing: standingOf(handedIn, account, at),
  }));
}

function standingOf(given: HandedIn, account: Account, at: Date): Standing {
  const { counts, handedIn } = account;
  if (given.refusal !== null) return `refused: ${given.refusal}`;
  if (counts === null || given === counts) {
    return given.daysLate > 0 ? 'counts late' : 'counts on time';
  }
  const isChosen = counts === chosenOf(account, at);
  if (isChosen && scoreAt(counts.submission, at) === undefined) return 'another one is chosen';
  // Of two that were not both scored nobody knows which one is better.
  const scored = [given, counts].every((each) => scoreAt(each.submission, at) !== undefined);
  const isLater = handedIn.indexOf(counts) > handedIn.indexOf(given);
  return isLater && !scored ? 'a later one counts' : 'a better one counts';
}
