import { lateDayLedger } from '#app/domain/homework/ledger.ts';
import { factsOf, type Said } from './disagreement.ts';
import type { Extension, History } from './history.ts';
import { endOfLateDay, wallAt } from './wall-clock.ts';

type Seen = { history: History; said: Said; works: Work[]; standings: Set<string> };

/** An assignment, be it homework or a stage with what all projects did with it. */
type Work = {
  due: Date;
  moves: readonly { due: Date; movedAt: Date }[];
  extensions: readonly Extension[];
  submissions: readonly { id: string; at: Date; scores: readonly Score[] }[];
};

type Score = { percent: number; knownFrom: Date };

const day = 86_400_000;

/** What makes a history hard, by name: the campaign counts how many have met each. */
const hardThings: Record<string, (seen: Seen) => boolean> = {
  'the clock changes between a deadline and the end of its late days': ({ history, works }) =>
    works.some(({ due }) => offsetAt(due, 0, history) !== offsetAt(due, 5, history)),
  'a zone with halves or quarters of hours': ({ history, works }) =>
    works.some(({ due }) => offsetAt(due, 0, history) % 3_600_000 !== 0),
  'a date that the calendar does not have within the late days': ({ history, works }) =>
    works.some(
      ({ due }) => dateOf(endOf(due, 4, history), history) - dateOf(Number(due), history) > 4 * day,
    ),
  'four late days on one assignment and seven in all': ({ history: { policy } }) =>
    policy.kind === 'budget' && policy.total === 7 && policy.perAssignment === 4,
  'no late days': ({ history: { policy } }) =>
    policy.kind === 'budget' && policy.total * policy.perAssignment === 0,
  'a limit of an assignment beyond the total': ({ history: { policy } }) =>
    policy.kind === 'budget' && policy.perAssignment > policy.total,
  'a budget of late hours': ({ history: { policy } }) =>
    policy.kind === 'budget' && policy.unit === 'hour',
  'a share of the points for each late day': ({ history: { policy } }) =>
    policy.kind === 'penalty' && policy.unit === 'day',
  'a share of the points for each late hour': ({ history: { policy } }) =>
    policy.kind === 'penalty' && policy.unit === 'hour',
  'nothing late is accepted': ({ history: { policy } }) => policy.kind === 'none',
  'better before its penalty, and does not count after it': ({ history, said }) =>
    history.homework.some(({ submissions }) => {
      const lines = submissions.map(({ id, scores }) => ({
        line: said.ledger.lines.find(({ submission }) => submission === id),
        score: scores.filter(({ knownFrom }) => knownFrom <= history.at).at(-1)?.percent ?? -1,
      }));
      const counted = lines.find(({ line }) => line?.standing.startsWith('counts'));
      return lines.some(
        ({ line, score }) =>
          line?.standing === 'a better one counts' && score > (counted?.score ?? Infinity),
      );
    }),
  'handed in at the last instant of a price': (seen) => isHandedInBeside(seen, 0),
  '1 ms after it': (seen) => isHandedInBeside(seen, 1),
  '1 s after it': (seen) => isHandedInBeside(seen, 1_000),
  '1 s before it': (seen) => isHandedInBeside(seen, -1_000),
  'handed in three times or more': ({ works }) =>
    works.some(({ submissions }) => submissions.length > 2),
  'two things handed in at one instant': ({ works }) => {
    const instants = works.flatMap(({ submissions }) => submissions.map(({ at }) => Number(at)));
    return new Set(instants).size < instants.length;
  },
  'a deadline moved later after something was handed in': ({ works }) =>
    works.some((work) => work.moves.some((move) => isAfterward(move, work) && isLater(move, work))),
  'a deadline moved earlier after something was handed in': ({ works }) =>
    works.some((work) =>
      work.moves.some((move) => isAfterward(move, work) && !isLater(move, work)),
    ),
  'a deadline moved several times': ({ works }) => works.some(({ moves }) => moves.length > 1),
  'an extension granted before something was handed in': ({ works }) =>
    works.some(({ extensions, submissions }) =>
      extensions.some(({ grantedAt }) => submissions.some(({ at }) => grantedAt <= at)),
    ),
  'an extension granted afterwards': ({ works }) =>
    works.some(({ extensions, submissions }) =>
      extensions.some(({ grantedAt }) => submissions.some(({ at }) => at < grantedAt)),
    ),
  'an extension earlier than the deadline': ({ works }) =>
    works.some(({ due, extensions }) => extensions.some((extension) => extension.due < due)),
  'scores that tie': ({ works }) =>
    works.some(({ submissions }) => {
      const all = submissions.flatMap(({ scores }) => scores.slice(-1));
      return new Set(all.map(({ percent }) => percent)).size < all.length;
    }),
  'a score that changes': ({ works }) =>
    works.some(({ submissions }) => submissions.some(({ scores }) => scores.length > 1)),
  'two scores known from one instant': ({ works }) =>
    works.some(({ submissions }) =>
      submissions.some(({ scores }) =>
        scores.some(
          ({ knownFrom }, index) => Number(knownFrom) === Number(scores[index + 1]?.knownFrom),
        ),
      ),
    ),
  'facts that are not known yet': ({ history: { at }, works }) =>
    works.some(({ submissions }) =>
      submissions.some(
        (each) => each.at > at || each.scores.some(({ knownFrom }) => knownFrom > at),
      ),
    ),
  'in a project that handed in before one joined': ({ history }) =>
    history.times.some((time) => isHandedIn(history, time, (at) => at < time.from)),
  'in a project that handed in after one left': ({ history }) =>
    history.times.some((time) =>
      isHandedIn(history, time, (at) => time.to !== null && at > time.to),
    ),
  'gone from a project that one handed in with': ({ history }) =>
    history.times.some((time) =>
      isHandedIn(history, time, (at) => time.to !== null && time.from <= at && at < time.to),
    ),
  'in two projects one after the other': ({ history: { times } }) =>
    new Set(times.map(({ projectId }) => projectId)).size > 1,
  'counts on time': ({ standings }) => standings.has('counts on time'),
  'counts late': ({ standings }) => standings.has('counts late'),
  'a later one counts': ({ standings }) => standings.has('a later one counts'),
  'another one is chosen': ({ standings }) => standings.has('another one is chosen'),
  'chosen, and handed in again since': ({ history }) =>
    history.homework.some(({ choices, submissions }) =>
      choices.some((choice) => submissions.some(({ at }) => at > choice.at)),
    ),
  'chosen several times': ({ history }) =>
    history.homework.some(({ choices }) => choices.length > 1),
  'what is refused is chosen': ({ history, said }) =>
    history.homework.some(({ choices }) =>
      choices.some(({ submission, at }) =>
        said.ledger.lines.some(
          (line) =>
            at <= history.at &&
            line.submission === submission &&
            line.standing.startsWith('refused'),
        ),
      ),
    ),
  'a better one counts': ({ standings }) => standings.has('a better one counts'),
  'refused: too late': ({ standings }) => standings.has('refused: too late'),
  'refused: too few left': ({ standings }) => standings.has('refused: too few left'),
  'a score makes count what takes no more than is left': ({ said }) =>
    said.ledger.lines.some(
      ({ standing, charge, unitsLate }) => standing === 'counts late' && charge < unitsLate,
    ),
  'refused at first, accepted by more time': ({ history, said }) => {
    const refused = refusedBefore(history);
    return said.ledger.lines.some(
      ({ standing, submission }) => !standing.startsWith('refused') && refused.has(submission),
    );
  },
  'handing in now costs nothing': ({ said: { price } }) => price.ok && price.extra === 0,
  'handing in now takes some': ({ said: { price } }) => price.ok && price.extra > 0,
  'handing in now is refused': ({ said: { price } }) => !price.ok,
};

export const namesOfHardThings = Object.keys(hardThings);

/** Which of the hard things a history has met, in their order. */
export function hardThingsIn(history: History, said: Said): boolean[] {
  const works = [
    ...history.homework,
    ...history.stages.map(({ projects, ...stage }) => ({
      ...stage,
      extensions: projects.flatMap(({ extensions }) => extensions),
      submissions: projects.flatMap(({ versions }) =>
        versions.map((version) => ({ ...version, scores: [] })),
      ),
    })),
  ];
  const standings = new Set<string>(said.ledger.lines.map(({ standing }) => standing));
  return Object.values(hardThings).map((isIn) => isIn({ history, said, works, standings }));
}

const endOf = (due: Date, days: number, { zone }: History) =>
  endOfLateDay(due.getTime(), days, zone);

const dateOf = (instant: number, { zone }: History) =>
  Date.parse(wallAt(instant, zone).slice(0, 10));

/** What the zone's clock is ahead of Greenwich some days after a deadline, in milliseconds. */
function offsetAt(due: Date, days: number, { zone }: History): number {
  const instant = due.getTime() + days * day;
  const wall = wallAt(instant, zone).replace(' ', 'T').replace(',', '.');
  return Date.parse(`${wall}Z`) - instant;
}

function isHandedInBeside({ history, works }: Seen, off: number): boolean {
  return works.some(({ due, moves, extensions, submissions }) => {
    const dues = [due, ...[...moves, ...extensions].map((each) => each.due)];
    const ends = new Set(
      dues.flatMap((each) => [0, 1, 2, 3, 4].map((n) => endOf(each, n, history))),
    );
    return submissions.some(({ at }) => ends.has(at.getTime() - off));
  });
}

const isAfterward = ({ movedAt }: { movedAt: Date }, { submissions }: Work) =>
  submissions.some(({ at }) => at < movedAt);

const isLater = (move: { due: Date }, { due }: Work) => move.due > due;

function isHandedIn(
  { stages }: History,
  { projectId }: { projectId: string },
  when: (at: Date) => boolean,
): boolean {
  return stages.some(({ projects }) =>
    projects.some(
      (work) => work.projectId === projectId && work.versions.some(({ at }) => when(at)),
    ),
  );
}

/** What is refused when for the last time something is handed in. */
function refusedBefore(history: History): Set<string> {
  const coming = history.homework.flatMap(({ submissions }) => submissions.map(({ at }) => +at));
  const last = Math.max(...coming.filter((at) => at < history.at.getTime()));
  if (!Number.isFinite(last)) return new Set();
  const { lines } = lateDayLedger(factsOf(history), new Date(last));
  const refused = lines.filter(({ standing }) => standing.startsWith('refused'));
  return new Set(refused.map(({ submission }) => submission));
}
