import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import type { LedgerSubmission, VersionChoice } from '#app/domain/homework/ledger-facts.ts';
import type { Extension, History } from './history.ts';
import { lateDaysBegun, lateHoursBegun } from './wall-clock.ts';

/** Something handed in, with the time that was given to those who did. */
export type Handed = LedgerSubmission & { extensions: readonly Extension[] };

export type Assignment = {
  key: string;
  due: Date;
  moves: readonly { due: Date; movedAt: Date }[];
  /** For what would be handed in now: the person's, or of the project that they are in. */
  extensions: readonly Extension[];
  handed: readonly Handed[];
  /** Which of them the person wanted to count, and when they said so. */
  choices: readonly VersionChoice[];
};

export type Known = Pick<History, 'zone' | 'policy'> & { assignments: Assignment[] };

type Refusal = 'too late' | 'too few left';

export type Came = { handed: Handed; refused: Refusal | null };

export type Account = {
  assignment: Assignment;
  /** In the order in which it came. */
  came: Came[];
  counts: Handed | null;
  since: number;
  charge: number;
};

/** How things stand with each assignment at an instant. */
export type Life = { known: Known; now: Date; accounts: Account[] };

/** Lives through everything that happened, instant by instant, with what was known at each. */
export function live(known: Known, until: Date): Life {
  const accounts = known.assignments
    .toSorted((one, other) => inOrder(one.key, other.key))
    .map((assignment): Account => ({ assignment, came: [], counts: null, since: 0, charge: 0 }));
  const life: Life = { known, now: until, accounts };
  for (const instant of instantsOf(known).toSorted((one, other) => one - other)) {
    if (instant > until.getTime()) break;
    const before = allLateness(life);
    life.now = new Date(instant);
    settle(life);
    if (allLateness(life) < before) askAgain(life);
    for (const { account, coming } of comingNow(life)) handIn(life, account, coming);
  }
  life.now = until;
  return life;
}

/** All at which something became known. */
function instantsOf({ assignments }: Known): number[] {
  const handed = assignments.flatMap((assignment) => assignment.handed);
  const instants = [
    ...assignments.flatMap(({ moves }) => moves.map(({ movedAt }) => movedAt)),
    ...handed.flatMap(({ extensions }) => extensions.map(({ grantedAt }) => grantedAt)),
    ...handed.flatMap(({ scores }) => scores.map(({ knownFrom }) => knownFrom)),
    ...handed.map(({ at }) => at),
    ...assignments.flatMap(({ choices }) => choices.map(({ at }) => at)),
  ];
  return [...new Set(instants.map(Number))];
}

/** Of everything that came, accepted or not: less than before when more time is given. */
function allLateness(life: Life): number {
  const days = life.accounts.flatMap(({ assignment, came }) =>
    came.map(({ handed }) => unitsLate(life, assignment, handed)),
  );
  return days.reduce((sum, each) => sum + each, 0);
}

function comingNow({ accounts, now }: Life) {
  return accounts
    .flatMap((account) => account.assignment.handed.map((coming) => ({ account, coming })))
    .filter(({ coming }) => coming.at.getTime() === now.getTime())
    .toSorted((one, other) => inOrder(one.coming.id, other.coming.id));
}

/** Hands in, and says whether that was refused. */
export function handIn(life: Life, account: Account, handed: Handed): Refusal | null {
  const refused = refusalOf(life, account, handed);
  account.came.push({ handed, refused });
  settle(life);
  return refused;
}

/** What was refused is asked again, in the order in which it came. */
function askAgain(life: Life): void {
  const waiting = life.accounts
    .flatMap((account) => account.came.map((came) => ({ account, came })))
    .filter(({ came }) => came.refused !== null)
    .toSorted(
      ({ came: { handed: one } }, { came: { handed: other } }) =>
        one.at.getTime() - other.at.getTime() || inOrder(one.id, other.id),
    );
  for (const { account, came } of waiting) {
    came.refused = refusalOf(life, account, came.handed);
    settle(life);
  }
}

function refusalOf(life: Life, account: Account, handed: Handed): Refusal | null {
  const { all, one } = limitsOf(life.known.policy);
  const late = unitsLate(life, account.assignment, handed);
  if (late > one) return 'too late';
  const others = life.accounts.filter((other) => other !== account);
  const needed = others.reduce((sum, other) => sum + lateCounting(life, other), 0);
  return late > account.charge && late > all - needed ? 'too few left' : null;
}

/** How late somebody may be in all, and with one assignment. */
export function limitsOf(policy: LatePolicy): { all: number; one: number } {
  if (policy.kind === 'budget') return { all: policy.total, one: policy.perAssignment };
  if (policy.kind === 'penalty') return { all: Infinity, one: policy.most };
  return { all: Infinity, one: 0 };
}

const lateCounting = (life: Life, { assignment, counts }: Account) =>
  counts === null ? 0 : unitsLate(life, assignment, counts);

/** Lets what counts count, by what is known now, and charges who began to count first first. */
function settle(life: Life): void {
  for (const account of life.accounts) {
    const { counts } = account;
    account.counts = countingOf(life, account);
    if (account.counts === counts) continue;
    account.since = 1 + Math.max(...life.accounts.map(({ since }) => since));
  }
  const inTurn = life.accounts.toSorted((one, other) => one.since - other.since);
  for (const [turn, account] of inTurn.entries()) {
    const left = limitsOf(life.known.policy).all - used(inTurn.slice(0, turn));
    account.charge = Math.min(left, lateCounting(life, account));
  }
}

function countingOf(life: Life, account: Account): Handed | null {
  const { assignment, came } = account;
  const accepted = came.filter(({ refused }) => refused === null).map(({ handed }) => handed);
  const meant = wanted(life, account) ?? accepted.at(-1) ?? null;
  if (meant === null || scoreOf(meant, life.now) === null) return meant;
  const scored = accepted.filter((handed) => scoreOf(handed, life.now) !== null);
  const brings = (handed: Handed) => afterLateness(life, assignment, handed);
  const most = Math.max(...scored.map(brings));
  const best = scored.filter((handed) => brings(handed) === most);
  const fewest = Math.min(...best.map((handed) => unitsLate(life, assignment, handed)));
  return best.find((handed) => unitsLate(life, assignment, handed) === fewest) ?? null;
}

/** What its score is worth once every unit late has taken its share; never less than nothing. */
function afterLateness(life: Life, assignment: Assignment, handed: Handed): number {
  const { policy } = life.known;
  let percent = scoreOf(handed, life.now) ?? 0;
  if (policy.kind !== 'penalty') return percent;
  const late = Math.min(policy.most, unitsLate(life, assignment, handed));
  for (let unit = 0; unit < late; unit += 1) percent -= policy.percent;
  return Math.max(0, percent);
}

/**
 * What the person wants to count: what they said last, if it is accepted. Whatever is accepted of what
 * they handed in at that instant or afterwards undoes what they said.
 */
export function wanted({ now }: Life, { assignment, came }: Account): Handed | null {
  const said = assignment.choices.filter(({ at }) => at <= now);
  const lastly = Math.max(...said.map(({ at }) => at.getTime()));
  const word = said.findLast(({ at }) => at.getTime() === lastly);
  if (word === undefined) return null;
  const accepted = came.filter(({ refused }) => refused === null).map(({ handed }) => handed);
  if (accepted.some((handed) => handed.at.getTime() >= lastly)) return null;
  return accepted.find(({ id }) => id === word.submission) ?? null;
}

/** The score that is known last; of several known from one instant, the one that was given last. */
export function scoreOf({ scores }: Handed, now: Date): number | null {
  const known = scores.filter(({ knownFrom }) => knownFrom <= now);
  const latest = Math.max(...known.map(({ knownFrom }) => knownFrom.getTime()));
  return known.findLast(({ knownFrom }) => knownFrom.getTime() === latest)?.percent ?? null;
}

/** Days or hours late of something handed in, by all the time that has been given until now. */
export function unitsLate(
  { known, now }: Life,
  { due, moves }: Assignment,
  handed: Handed,
): number {
  const before = moves.filter(({ movedAt }) => movedAt <= handed.at);
  const lastMoved = Math.max(...before.map(({ movedAt }) => movedAt.getTime()));
  const inForce = before.filter(({ movedAt }) => movedAt.getTime() === lastMoved);
  const since = moves.filter(({ movedAt }) => movedAt > handed.at && movedAt <= now);
  const given = handed.extensions.filter(({ grantedAt }) => grantedAt <= now);
  const course = inForce.length === 0 ? [{ due }] : inForce;
  const deadlines = [...course, ...since, ...given].map((each) => each.due.getTime());
  const [last, came] = [Math.max(...deadlines), handed.at.getTime()];
  const inHours = known.policy.kind !== 'none' && known.policy.unit === 'hour';
  return inHours ? lateHoursBegun(last, came) : lateDaysBegun(last, came, known.zone);
}

export function used(accounts: readonly Account[]): number {
  return accounts.reduce((sum, { charge }) => sum + charge, 0);
}

export const inOrder = (one: string, other: string) => (one < other ? -1 : Number(one > other));
