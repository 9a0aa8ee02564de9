import type { Ledger, LedgerLine, Price, Standing } from '#app/domain/homework/ledger.ts';
import type { Extension, History } from './history.ts';
import {
  unitsLate,
  handIn,
  inOrder,
  live,
  scoreOf,
  used,
  wanted,
  type Account,
  type Assignment,
  type Came,
  type Handed,
  type Known,
  type Life,
} from './life.ts';

/**
 * The late-day ledger a second time, written from the words of the rule and not from the portal's
 * own, slowly and plainly: what happened is lived through instant by instant (life.ts), and how
 * long a price holds is found by trying.
 *
 * - Lateness is counted as the policy says: in days of the calendar begun, or in hours begun. A
 *   budget limits it in all and on one assignment; a penalty on one assignment, and takes its share
 *   of the points for each; without either nothing late is accepted.
 * - A submission is late by what has begun since its deadline: the course's or the extension
 *   of those who handed in, whichever is later. A deadline that is moved later afterwards helps
 *   it; one that is moved earlier afterwards does not hurt it.
 * - When it comes it is accepted if these days fit into the limit of an assignment and into what
 *   the other assignments do not need, or are charged on its own already. Once accepted it stays accepted. When more time is given, what
 *   was refused is asked again, by what is left then.
 * - Of what was accepted one counts: the last while it has no known score, else the best by score
 *   after what lateness takes, of equals the cheapest, of those the first.
 * - In the place of the last stands what the person said since that should count, if it is accepted.
 * - It is charged its days; who began to count first is charged first, up to what there is.
 * - Of several things at one instant everything else is known before anything is handed in.
 */
export function expectedLedger(history: History): Ledger {
  const known = knownAt(history);
  const life = live(known, history.at);
  const taken = used(life.accounts);
  return {
    lines: life.accounts
      .flatMap((account) => account.came.map((came) => lineOf(life, account, came)))
      .toSorted(
        (one, other) =>
          one.at.getTime() - other.at.getTime() || inOrder(one.submission, other.submission),
      ),
    charges: Object.fromEntries(
      life.accounts.map(({ assignment, charge }) => [assignment.key, charge]),
    ),
    used: taken,
    balance: known.policy.kind === 'budget' ? known.policy.total - taken : null,
  };
}

function lineOf(life: Life, account: Account, came: Came): LedgerLine {
  const { assignment, counts, charge } = account;
  return {
    assignment: assignment.key,
    submission: came.handed.id,
    at: came.handed.at,
    unitsLate: unitsLate(life, assignment, came.handed),
    charge: came.handed === counts ? charge : 0,
    standing: standingOf(life, account, came),
  };
}

function standingOf(life: Life, account: Account, { handed, refused }: Came): Standing {
  if (refused !== null) return `refused: ${refused}`;
  const { assignment, counts } = account;
  if (counts === null || handed === counts) {
    return unitsLate(life, assignment, handed) > 0 ? 'counts late' : 'counts on time';
  }
  const isWanted = counts === wanted(life, account) && scoreOf(counts, life.now) === null;
  if (isWanted) return 'another one is chosen';
  const compared = scoreOf(handed, life.now) !== null && scoreOf(counts, life.now) !== null;
  const order = account.came.map((came) => came.handed);
  const later = order.indexOf(counts) > order.indexOf(handed);
  return later && !compared ? 'a later one counts' : 'a better one counts';
}

/** What the rule's words ask to be said to somebody who is about to hand in. */
export function expectedPrice(history: History): Price {
  const { asked: key } = history;
  const life = live(knownAt(history), history.at);
  const now = ask(life, key, history.at.getTime());
  if (!now.ok) return now;
  const isSame = (instant: number) => {
    const then = ask(life, key, instant);
    return then.ok && then.unitsLate === now.unitsLate && then.extra === now.extra;
  };
  const isAccepted = (instant: number) => ask(life, key, instant).ok;
  return {
    ...now,
    samePriceUntil: lastInstantOf(isSame, history.at),
    acceptedUntil: lastInstantOf(isAccepted, history.at),
  };
}

/** Hands in at an instant, in a life of its own, and says what that took. */
function ask({ known, accounts }: Life, key: string, instant: number) {
  const now = new Date(instant);
  const copies = accounts.map((account) => ({ ...account, came: [...account.came] }));
  const supposed: Life = { known, now, accounts: copies };
  const account = copies.find(({ assignment }) => assignment.key === key);
  if (account === undefined) throw new RangeError(`no assignment ${key}`);
  const { assignment } = account;
  const handed: Handed = { id: 'now', at: now, scores: [], extensions: assignment.extensions };
  const because = handIn(supposed, account, handed);
  const late = unitsLate(supposed, assignment, handed);
  if (because !== null) return { ok: false as const, because, unitsLate: late };
  return { ok: true as const, unitsLate: late, extra: used(copies) - used(accounts) };
}

/** The last instant of which something holds that holds at the first and then no more: by halving. */
function lastInstantOf(holds: (instant: number) => boolean, first: Date): Date {
  let good = first.getTime();
  let far = 86_400_000;
  while (holds(good + far)) far *= 2;
  let bad = good + far;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return new Date(good);
}

/** The facts that are known at the history's instant; of each stage what is one's own. */
function knownAt({ zone, policy, homework, stages, times, at }: History): Known {
  const own = homework.map((given): Assignment => ({
    ...given,
    handed: given.submissions.map((handed) => ({ ...handed, extensions: given.extensions })),
    choices: given.choices,
  }));
  const isIn = (project: string, instant: Date) =>
    times.some(({ projectId, from, to }) => {
      if (projectId !== project || instant < from) return false;
      return to === null || instant < to;
    });
  const ofTeams = stages.map(({ projects, ...given }): Assignment => ({
    ...{ ...given, choices: [] },
    extensions: projects
      .filter(({ projectId }) => isIn(projectId, at))
      .flatMap(({ extensions }) => extensions),
    handed: projects.flatMap(({ projectId, versions, extensions }) =>
      versions
        .filter((version) => isIn(projectId, version.at))
        .map((version) => ({ ...version, scores: [], extensions })),
    ),
  }));
  const untilNow = (extensions: readonly Extension[]) =>
    extensions.filter(({ grantedAt }) => grantedAt <= at);
  const assignments = [...own, ...ofTeams].map((given) => ({
    ...given,
    moves: given.moves.filter(({ movedAt }) => movedAt <= at),
    choices: given.choices.filter((choice) => choice.at <= at),
    extensions: untilNow(given.extensions),
    handed: given.handed
      .filter((handed) => handed.at <= at)
      .map((handed) => ({
        ...handed,
        scores: handed.scores.filter(({ knownFrom }) => knownFrom <= at),
        extensions: untilNow(handed.extensions),
      })),
  }));
  return { zone, policy, assignments };
}
