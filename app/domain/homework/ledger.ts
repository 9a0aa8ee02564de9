import { effectiveDeadline } from '#app/domain/calendar/effective-deadline.ts';
import { lateRules } from '#app/domain/calendar/late-rules.ts';
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
  /** Days or hours begun since the person's own deadline. */
  unitsLate: number;
  /**
   * The units that it takes, from the balance or each of them its share of the points: only the
   * submission that counts takes any.
   */
  charge: number;
  standing: Standing;
};

export type Ledger = {
  /** One line for each submission, in the order in which they came. */
  lines: LedgerLine[];
  /** Units charged on each assignment, by its key. */
  charges: Record<string, number>;
  used: number;
  /** What is left of the budget; null where the policy has none. */
  balance: number | null;
};

/**
 * Who was late by how much, what it took, and why: derived from facts alone, the same on every page.
 *
 * Rules (product.md, rule 2). How lateness is counted and what it takes is the offering's policy
 * (decision 0028). An assignment is charged once, for the submission that counts: the best by score
 * after what lateness takes off it (of equals the cheapest); while the last one has no known score,
 * that one. In the place of the last stands what the person chose since (decision 0026). A
 * submission is accepted when its lateness fits into the assignment's limit and into what was left
 * when it came; otherwise it is refused and does not count. Its deadline is the later of the
 * course's and the extensions of those who handed it in; a course deadline that is moved earlier
 * afterwards takes nothing away again.
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
  const { total } = lateRules(facts.policy);
  const balance = Number.isFinite(total) ? total - used : null;
  return { lines, charges: Object.fromEntries(charges), used, balance };
}

/** What handing in an assignment at this instant would cost beyond what is charged on it already. */
export type Price =
  | {
      ok: true;
      unitsLate: number;
      /** Units it would take more than now; fewer than none where a new team has longer. */
      extra: number;
      /** The last instant at the same price, and the last at which anything is accepted. */
      samePriceUntil: Date;
      acceptedUntil: Date;
    }
  | { ok: false; because: Refusal; unitsLate: number };

/** @throws RangeError when the facts have no such assignment */
export function priceOfHandingIn(facts: LedgerFacts, key: string, at: Date): Price {
  const { zone } = facts;
  const rules = lateRules(facts.policy);
  const accounts = accountsAt(facts, at);
  const account = accountOf(accounts, key);
  const due = ownDeadline(account.assignment, at);
  const unitsLate = rules.unitsLate(due, at, zone);
  const room = roomFor(account, accounts, rules);
  const refusal = refusalOf(unitsLate, room, rules);
  if (refusal !== null) return { ok: false, because: refusal, unitsLate };
  return {
    ok: true,
    unitsLate,
    extra: unitsLate - account.charge,
    samePriceUntil: rules.lastInstantWithin(due, unitsLate, zone),
    acceptedUntil: rules.lastInstantWithin(due, Math.min(room, rules.most), zone),
  };
}

/** A version that somebody may let count instead, with the units charged on its assignment. */
export type Choosable = { submission: string; chargedNow: number; chargedThen: number };

/**
 * The versions of an assignment that a person may choose at this instant: others than the one that
 * counts, accepted, and paid by what is left. Once they know a score of it, none: and only then,
 * since what they do not know yet must not show in what they may do.
 *
 * @throws RangeError when the facts have no such assignment
 */
export function choosableVersions(facts: LedgerFacts, key: string, at: Date): Choosable[] {
  const rules = lateRules(facts.policy);
  const accounts = accountsAt(facts, at);
  const account = accountOf(accounts, key);
  const { handedIn, counts, charge } = account;
  if (handedIn.some(({ submission }) => scoreAt(submission, at) !== undefined)) return [];
  const room = roomFor(account, accounts, rules);
  return handedIn
    .filter((each) => each !== counts && each.refusal === null)
    .filter(({ unitsLate }) => refusalOf(unitsLate, room, rules) === null)
    .map(({ submission: { id }, unitsLate }) => {
      return { submission: id, chargedNow: charge, chargedThen: unitsLate };
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
    unitsLate: handedIn.unitsLate,
    charge: handedIn === account.counts ? account.charge : 0,
    standing: standingOf(handedIn, account, at),
  }));
}

function standingOf(given: HandedIn, account: Account, at: Date): Standing {
  const { counts, handedIn } = account;
  if (given.refusal !== null) return `refused: ${given.refusal}`;
  if (counts === null || given === counts) {
    return given.unitsLate > 0 ? 'counts late' : 'counts on time';
  }
  const isChosen = counts === chosenOf(account, at);
  if (isChosen && scoreAt(counts.submission, at) === undefined) return 'another one is chosen';
  // Of two that were not both scored nobody knows which one is better.
  const scored = [given, counts].every((each) => scoreAt(each.submission, at) !== undefined);
  const isLater = handedIn.indexOf(counts) > handedIn.indexOf(given);
  return isLater && !scored ? 'a later one counts' : 'a better one counts';
}
