import {
  courseDeadline,
  effectiveDeadline,
  type DeadlineMove,
} from '#app/domain/calendar/effective-deadline.ts';
import { lastInstantWithin, wholeDaysLate } from '#app/domain/calendar/late-days.ts';

/** How many late days there are, for the term and for one assignment: from the offering's file. */
export type LatePolicy = { total: number; perAssignment: number };

/** Something handed in. A score counts from when the person may know it. */
export type LedgerSubmission = {
  id: string;
  at: Date;
  scores: readonly { percent: number; knownFrom: Date }[];
};

/** What one person's late days on an assignment are decided by. */
export type LedgerAssignment = {
  key: string;
  /** The deadline in the offering's file. */
  due: Date;
  moves: readonly DeadlineMove[];
  extensions: readonly { due: Date; grantedAt: Date }[];
  submissions: readonly LedgerSubmission[];
};

export type LedgerFacts = {
  zone: string;
  policy: LatePolicy;
  assignments: readonly LedgerAssignment[];
};

/** Why a submission is charged, or is not. */
export type Standing =
  | 'counts on time'
  | 'counts late'
  | 'a later one counts'
  | 'a better one counts'
  | 'refused: past the last day'
  | 'refused: too few days left';

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
 * best by score; while the last one has no known score, that one (of equals the cheapest). A
 * submission is accepted when its days fit into the assignment's limit and into what was left when
 * it came; otherwise it is refused and never counts. Its deadline is the later of the course's and
 * the person's extensions; of a course deadline moved to an earlier day, the one in force when it
 * came. When a new score makes another submission count, it takes no more than what is left.
 *
 * @param at facts after this instant are not yet known
 */
export function lateDayLedger(facts: LedgerFacts, at: Date): Ledger {
  return summarize(accountsAt(facts, at), facts.policy.total);
}

/** What handing in an assignment at this instant would cost beyond what is charged on it already. */
export type Price =
  | {
      ok: true;
      daysLate: number;
      /** Days it would take from the balance. */
      extra: number;
      /** The last instant at the same price, and the last at which anything is accepted. */
      samePriceUntil: Date;
      acceptedUntil: Date;
    }
  | { ok: false; because: 'past the last day' | 'too few days left'; daysLate: number };

/** @throws RangeError when the facts have no such assignment */
export function priceOfHandingIn(facts: LedgerFacts, key: string, at: Date): Price {
  const assignment = facts.assignments.find((given) => given.key === key);
  if (assignment === undefined) throw new RangeError(`No assignment ${key} in the ledger`);
  const { zone, policy } = facts;
  const accounts = accountsAt(facts, at);
  const due = ownDeadline(assignment, at);
  const daysLate = wholeDaysLate(due, at, zone);
  const room = roomFor(key, accounts, policy);
  const refusal = refusalOf(daysLate, room, policy);
  if (refusal !== null) return { ok: false, because: refusal, daysLate };
  return {
    ok: true,
    daysLate,
    extra: daysLate - (summarize(accounts, policy.total).charges[key] ?? 0),
    samePriceUntil: lastInstantWithin(due, daysLate, zone),
    acceptedUntil: lastInstantWithin(due, Math.min(room, policy.perAssignment), zone),
  };
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

type HandedIn = { submission: LedgerSubmission; daysLate: number };

/** One assignment while its events are gone through. */
type Account = {
  accepted: HandedIn[];
  refused: (HandedIn & { standing: Standing })[];
  /** What counts, how it was chosen and since when. */
  counts: { handedIn: HandedIn; by: 'time' | 'score'; since: Date } | null;
};

function openAccount(): Account {
  return { accepted: [], refused: [], counts: null };
}

/** Goes through everything that happened up to an instant. */
function accountsAt(facts: LedgerFacts, at: Date): Map<string, Account> {
  const { zone, policy } = facts;
  const accounts = new Map(facts.assignments.map((given) => [given.key, openAccount()]));
  for (const { assignment, submission, kind, when } of eventsUntil(facts, at)) {
    const account = accounts.get(assignment.key);
    if (account === undefined) continue;
    if (kind === 'handed in') {
      const daysLate = daysLateOf(submission, assignment, zone, at);
      const refusal = refusalOf(daysLate, roomFor(assignment.key, accounts, policy), policy);
      if (refusal === null) account.accepted.push({ submission, daysLate });
      else account.refused.push({ submission, daysLate, standing: `refused: ${refusal}` });
    }
    chooseWhatCounts(account, when);
  }
  return accounts;
}

/** The days that an assignment may take: those that nothing counting elsewhere needs. */
function roomFor(key: string, accounts: ReadonlyMap<string, Account>, policy: LatePolicy): number {
  const wantedElsewhere = [...accounts]
    .filter(([other]) => other !== key)
    .reduce((sum, [, { counts }]) => sum + (counts?.handedIn.daysLate ?? 0), 0);
  return Math.max(0, policy.total - wantedElsewhere);
}

function refusalOf(daysLate: number, room: number, policy: LatePolicy) {
  if (daysLate > policy.perAssignment) return 'past the last day';
  return daysLate > room ? 'too few days left' : null;
}

/**
 * Submissions and scores up to an instant, in an order that the order of the facts cannot change:
 * what became known at the very instant of handing in was in the price that was asked before it.
 */
function eventsUntil(facts: LedgerFacts, at: Date) {
  const events = facts.assignments.flatMap((assignment) =>
    assignment.submissions.flatMap((submission) => [
      { kind: 'handed in' as const, when: submission.at, assignment, submission },
      ...submission.scores.map(({ knownFrom }) => ({
        kind: 'scored' as const,
        when: knownFrom > submission.at ? knownFrom : submission.at,
        assignment,
        submission,
      })),
    ]),
  );
  const rank = { scored: 0, 'handed in': 1 };
  return events
    .filter(({ when }) => when <= at)
    .sort(
      (a, b) =>
        a.when.getTime() - b.when.getTime() ||
        rank[a.kind] - rank[b.kind] ||
        (a.submission.id < b.submission.id ? -1 : 1),
    );
}

function daysLateOf(
  submission: LedgerSubmission,
  assignment: LedgerAssignment,
  zone: string,
  at: Date,
): number {
  const inForce = assignment.moves.filter(({ movedAt }) => movedAt <= submission.at);
  const due = Math.max(
    ownDeadline(assignment, at).getTime(),
    courseDeadline(assignment.due, inForce).getTime(),
  );
  return wholeDaysLate(new Date(due), submission.at, zone);
}

function chooseWhatCounts(account: Account, when: Date): void {
  const last = account.accepted.at(-1);
  if (last === undefined) return;
  const by = scoreAt(last.submission, when) === undefined ? 'time' : 'score';
  const handedIn =
    by === 'time'
      ? last
      : account.accepted.reduce((kept, next) => (isBetter(next, kept, when) ? next : kept));
  const { counts } = account;
  const since = counts?.handedIn === handedIn ? counts.since : when;
  account.counts = { handedIn, by, since };
}

/** By score; of equals the cheaper; of those the earlier. */
function isBetter(next: HandedIn, kept: HandedIn, when: Date): boolean {
  const gain = (scoreAt(next.submission, when) ?? -1) - (scoreAt(kept.submission, when) ?? -1);
  return gain > 0 || (gain === 0 && next.daysLate < kept.daysLate);
}

/** The latest score known at the instant. */
function scoreAt({ scores }: LedgerSubmission, when: Date): number | undefined {
  return scores
    .filter(({ knownFrom }) => knownFrom <= when)
    .sort((a, b) => a.knownFrom.getTime() - b.knownFrom.getTime() || a.percent - b.percent)
    .at(-1)?.percent;
}

function summarize(accounts: ReadonlyMap<string, Account>, total: number): Ledger {
  const charges = chargesOf(accounts, total);
  const lines = [...accounts].flatMap(([key, account]) => linesOf(key, account, charges[key] ?? 0));
  lines.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.submission < b.submission ? -1 : 1));
  const used = Object.values(charges).reduce((sum, charge) => sum + charge, 0);
  return { lines, charges, used, balance: total - used };
}

/** Who counted first takes first; what a later score makes count takes no more than what is left. */
function chargesOf(accounts: ReadonlyMap<string, Account>, total: number): Record<string, number> {
  const inTurn = [...accounts].sort(
    ([keyA, a], [keyB, b]) =>
      (a.counts?.since.getTime() ?? 0) - (b.counts?.since.getTime() ?? 0) || (keyA < keyB ? -1 : 1),
  );
  const charges: Record<string, number> = {};
  let left = total;
  for (const [key, { counts }] of inTurn) {
    const charge = Math.min(counts?.handedIn.daysLate ?? 0, left);
    charges[key] = charge;
    left -= charge;
  }
  return charges;
}

function linesOf(
  assignment: string,
  { accepted, refused, counts }: Account,
  charged: number,
): LedgerLine[] {
  const line = ({ submission, daysLate }: HandedIn, charge: number, standing: Standing) => ({
    assignment,
    submission: submission.id,
    at: submission.at,
    daysLate,
    charge,
    standing,
  });
  return [
    ...accepted.map((handedIn) => {
      if (handedIn !== counts?.handedIn) {
        return line(
          handedIn,
          0,
          counts?.by === 'score' ? 'a better one counts' : 'a later one counts',
        );
      }
      const standing = handedIn.daysLate > 0 ? 'counts late' : 'counts on time';
      return line(handedIn, charged, standing);
    }),
    ...refused.map((handedIn) => line(handedIn, 0, handedIn.standing)),
  ];
}
