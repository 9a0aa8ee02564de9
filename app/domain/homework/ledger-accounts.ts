import { dueOfHandedIn } from '#app/domain/calendar/effective-deadline.ts';
import { lateRules, type LateRules } from '#app/domain/calendar/late-rules.ts';
import type { LedgerAssignment, LedgerFacts, LedgerSubmission } from './ledger-facts.ts';

/** Why something is not accepted. */
export type Refusal = 'too late' | 'too few left';

/** A submission, late by the time that has been given so far. */
export type HandedIn = { submission: LedgerSubmission; unitsLate: number; refusal: Refusal | null };

/** One assignment while its history is gone through. */
export type Account = {
  assignment: LedgerAssignment;
  /** In the order in which it came. */
  handedIn: HandedIn[];
  counts: HandedIn | null;
  /** Its turn among what began to count. */
  since: number;
  charge: number;
};

/** Goes through everything that happened up to an instant, with what was known at each. */
export function accountsAt({ zone, policy, assignments }: LedgerFacts, at: Date): Account[] {
  const rules = lateRules(policy);
  const accounts = assignments
    .map((assignment): Account => ({ assignment, handedIn: [], counts: null, since: 0, charge: 0 }))
    .sort((a, b) => byName(a.assignment.key, b.assignment.key));
  for (const { when, moved, came } of instantsUntil(accounts, at)) {
    const gained = moved.filter((account) => measureAnew(account, rules, zone, when));
    settle(accounts, rules, when);
    const refused = gained.length > 0 ? accounts.flatMap(refusedIn) : [];
    const coming = came.map(({ account, submission }) => {
      const unitsLate = unitsLateOf(submission, account.assignment, rules, zone, when);
      return { account, handedIn: { submission, unitsLate, refusal: null } };
    });
    for (const { account, handedIn } of [...refused.sort(byComing), ...coming.sort(byComing)]) {
      ask(account, handedIn, accounts, rules);
      settle(accounts, rules, when);
    }
  }
  return accounts;
}

type Coming = { account: Account; submission: LedgerSubmission };

/**
 * The instants at which something became known, in their order: whose deadlines were changed and
 * what came, that scores became known and that a version was chosen. What became known at the very instant of handing in was
 * in the price that was asked before it.
 */
function instantsUntil(accounts: readonly Account[], at: Date) {
  const instants = new Map<number, { when: Date; moved: Account[]; came: Coming[] }>();
  const on = (when: Date) => {
    const instant = instants.get(when.getTime()) ?? { when, moved: [], came: [] };
    instants.set(when.getTime(), instant);
    return instant;
  };
  for (const account of accounts) {
    const { moves, submissions, choices = [] } = account.assignment;
    const extensions = submissions.flatMap((each) => extensionsOf(each, account.assignment));
    for (const { movedAt } of moves) on(movedAt).moved.push(account);
    for (const choice of choices) on(choice.at);
    for (const { grantedAt } of extensions) on(grantedAt).moved.push(account);
    for (const submission of submissions) {
      on(submission.at).came.push({ account, submission });
      for (const { knownFrom } of submission.scores) on(knownFrom);
    }
  }
  return [...instants.values()]
    .filter(({ when }) => when <= at)
    .sort((a, b) => a.when.getTime() - b.when.getTime());
}

function refusedIn(account: Account) {
  return account.handedIn
    .filter(({ refusal }) => refusal !== null)
    .map((handedIn) => ({ account, handedIn }));
}

type Asking = { handedIn: HandedIn };

function byComing(
  { handedIn: { submission: a } }: Asking,
  { handedIn: { submission: b } }: Asking,
) {
  return a.at.getTime() - b.at.getTime() || byName(a.id, b.id);
}

/** Measures by the time that has been given by now; says whether something is less late by it. */
function measureAnew(
  { assignment, handedIn }: Account,
  rules: LateRules,
  zone: string,
  now: Date,
): boolean {
  let isLess = false;
  for (const each of handedIn) {
    const unitsLate = unitsLateOf(each.submission, assignment, rules, zone, now);
    isLess ||= unitsLate < each.unitsLate;
    each.unitsLate = unitsLate;
  }
  return isLess;
}

function unitsLateOf(
  submission: LedgerSubmission,
  assignment: LedgerAssignment,
  rules: LateRules,
  zone: string,
  now: Date,
): number {
  return rules.unitsLate(dueThen(submission, assignment, now), submission.at, zone);
}

/** By when something handed in was due: by the date in force when it came, and all time given since. */
export function dueThen(
  submission: LedgerSubmission,
  assignment: LedgerAssignment,
  now: Date,
): Date {
  const { due, moves } = assignment;
  return dueOfHandedIn(
    submission.at,
    { due, moves, extensions: extensionsOf(submission, assignment) },
    now,
  );
}

function extensionsOf({ extensions }: LedgerSubmission, assignment: LedgerAssignment) {
  return extensions ?? assignment.extensions;
}

function ask(account: Account, asking: HandedIn, accounts: Account[], rules: LateRules): void {
  asking.refusal = refusalOf(asking.unitsLate, roomFor(account, accounts, rules), rules);
  if (!account.handedIn.includes(asking)) account.handedIn.push(asking);
}

/** The units that an assignment may take: those that nothing counting elsewhere needs, or its own. */
export function roomFor(
  account: Account,
  accounts: readonly Account[],
  { total }: LateRules,
): number {
  const neededElsewhere = accounts
    .filter((other) => other !== account)
    .reduce((sum, { counts }) => sum + (counts?.unitsLate ?? 0), 0);
  return Math.max(account.charge, total - neededElsewhere);
}

/** Why so many units late are not accepted where there is so much room; null when they are. */
export function refusalOf(unitsLate: number, room: number, { most }: LateRules): Refusal | null {
  if (unitsLate > most) return 'too late';
  return unitsLate > room ? 'too few left' : null;
}

/**
 * Lets what counts count, by what is known now. Who counted first takes first: what a later score
 * makes count takes no more than what is left.
 */
function settle(accounts: readonly Account[], rules: LateRules, now: Date): void {
  for (const account of accounts) {
    const before = account.counts;
    account.counts = whatCounts(account, rules, now);
    if (account.counts !== before) {
      account.since = 1 + Math.max(...accounts.map(({ since }) => since));
    }
  }
  let left = rules.total;
  for (const account of accounts.toSorted((a, b) => a.since - b.since)) {
    account.charge = Math.min(account.counts?.unitsLate ?? 0, left);
    left -= account.charge;
  }
}

function whatCounts(account: Account, rules: LateRules, now: Date): HandedIn | null {
  const accepted = acceptedIn(account);
  const put = chosenOf(account, now) ?? accepted.at(-1);
  if (put === undefined || scoreAt(put.submission, now) === undefined) return put ?? null;
  return accepted.reduce((kept, next) => (isBetter(next, kept, rules, now) ? next : kept));
}

function acceptedIn({ handedIn }: Account): HandedIn[] {
  return handedIn.filter(({ refusal }) => refusal === null);
}

/** What was chosen last, unless something that is accepted has been handed in since (decision 0026). */
export function chosenOf(account: Account, now: Date): HandedIn | undefined {
  const { choices = [] } = account.assignment;
  const accepted = acceptedIn(account);
  const choice = choices
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1);
  if (choice === undefined || accepted.some(({ submission }) => submission.at >= choice.at)) return;
  return accepted.find(({ submission }) => submission.id === choice.submission);
}

/** By score, after what lateness takes off it; of equals the cheaper; of those the earlier. */
function isBetter(next: HandedIn, kept: HandedIn, rules: LateRules, when: Date): boolean {
  const gain = worth(next, rules, when) - worth(kept, rules, when);
  return gain > 0 || (gain === 0 && next.unitsLate < kept.unitsLate);
}

/** What a submission brings by the score that is known then; less than nothing without one. */
function worth({ submission, unitsLate }: HandedIn, rules: LateRules, when: Date): number {
  const percent = scoreAt(submission, when);
  return percent === undefined ? -1 : Math.max(0, percent - rules.percentOff(unitsLate));
}

/** The latest score known at the instant; of several known from one instant, the one given last. */
export function scoreAt({ scores }: LedgerSubmission, when: Date): number | undefined {
  return scores
    .filter(({ knownFrom }) => knownFrom <= when)
    .sort((a, b) => a.knownFrom.getTime() - b.knownFrom.getTime())
    .at(-1)?.percent;
}

/** The units charged on all of them. */
export function usedIn(accounts: readonly Account[]): number {
  return accounts.reduce((sum, { charge }) => sum + charge, 0);
}

/** Sorts names and ids, in every language alike. */
export function byName(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
