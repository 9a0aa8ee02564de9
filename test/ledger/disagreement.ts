import { isDeepStrictEqual } from 'node:util';
import type { LedgerFacts } from '#app/domain/homework/ledger-facts.ts';
import {
  lateDayLedger,
  priceOfHandingIn,
  type Ledger,
  type Price,
} from '#app/domain/homework/ledger.ts';
import { ownWork } from '#app/domain/homework/own-work.ts';
import type { History } from './history.ts';
import { historyOf } from './histories.ts';
import { expectedLedger, expectedPrice } from './oracle.ts';
import { wallAt } from './wall-clock.ts';

/** What is said about a history: its ledger, and the price of handing in what is asked for. */
export type Said = { ledger: Ledger; price: Price };

/** What the portal says. */
function saidByPortal(history: History): Said {
  const facts = factsOf(history);
  const { at, asked } = history;
  return { ledger: lateDayLedger(facts, at), price: priceOfHandingIn(facts, asked, at) };
}

function saidByOracle(history: History): Said {
  return { ledger: expectedLedger(history), price: expectedPrice(history) };
}

/** The history as the portal's rules take it. */
export function factsOf({ zone, policy, homework, stages, times, at }: History): LedgerFacts {
  const ofTeams = stages.map(({ key, due, moves, projects }) => ({
    ...{ key, due, moves, ...ownWork(times, projects, at) },
  }));
  return { zone, policy, assignments: [...homework, ...ofTeams] };
}

/** What the portal says about a history, or of how it disagrees with the oracle the shortest story. */
export function judge(seed: number): { history: History; said: Said } | { story: string } {
  const history = historyOf(seed);
  const said = saidByPortal(history);
  if (isDeepStrictEqual(said, saidByOracle(history))) return { history, said };
  return { story: `history ${seed}\n${storyOf(smallest(history))}` };
}

const disagree = (history: History) =>
  !isDeepStrictEqual(saidByPortal(history), saidByOracle(history));

/** The history with everything left out that the disagreement does not need. */
function smallest(history: History): History {
  const smaller = withOneLess(history).find(disagree);
  return smaller === undefined ? history : smallest(smaller);
}

function withOneLess(history: History): History[] {
  const { homework, stages, times, asked } = history;
  const others = <T extends { key: string }>(all: T[]) => all.filter(({ key }) => key !== asked);
  return [
    ...others(homework).map((one) => ({
      ...history,
      homework: homework.filter((it) => it !== one),
    })),
    ...others(stages).map((one) => ({ ...history, stages: stages.filter((it) => it !== one) })),
    ...without(times).map((fewer) => ({ ...history, times: fewer })),
    ...inOne(homework, (one) => [
      ...without(one.moves).map((moves) => ({ ...one, moves })),
      ...without(one.extensions).map((extensions) => ({ ...one, extensions })),
      ...without(one.submissions).map((submissions) => ({ ...one, submissions })),
      ...without(one.choices).map((choices) => ({ ...one, choices })),
      ...inOne(one.submissions, (submission) =>
        without(submission.scores).map((scores) => ({ ...submission, scores })),
      ).map((submissions) => ({ ...one, submissions })),
    ]).map((fewer) => ({ ...history, homework: fewer })),
    ...inOne(stages, (one) => [
      ...without(one.moves).map((moves) => ({ ...one, moves })),
      ...without(one.projects).map((projects) => ({ ...one, projects })),
      ...inOne(one.projects, (project) => [
        ...without(project.versions).map((versions) => ({ ...project, versions })),
        ...without(project.extensions).map((extensions) => ({ ...project, extensions })),
      ]).map((projects) => ({ ...one, projects })),
    ]).map((fewer) => ({ ...history, stages: fewer })),
  ];
}

function without<T>(all: readonly T[]): T[][] {
  return all.map((_, index) => all.toSpliced(index, 1));
}

function inOne<T>(all: readonly T[], smaller: (one: T) => T[]): T[][] {
  return all.flatMap((one, index) => smaller(one).map((less) => all.with(index, less)));
}

/** What happened, by the wall's clock, and who says what about it. */
function storyOf(history: History): string {
  const { zone, policy, at, asked } = history;
  const portal = saidByPortal(history);
  const oracle = saidByOracle(history);
  const said = (one: unknown) => inZone(JSON.stringify(one), zone);
  return [
    `${zone}, ${JSON.stringify(policy)}`,
    ...eventsOf(history)
      .toSorted(([one], [other]) => one.getTime() - other.getTime())
      .map(([when, what]) => `  ${wallAt(when.getTime(), zone)}  ${inZone(what, zone)}`),
    `  ${wallAt(at.getTime(), zone)}  is now`,
    ...(isDeepStrictEqual(portal.ledger, oracle.ledger)
      ? []
      : [`  portal: ${said(portal.ledger)}`, `  oracle: ${said(oracle.ledger)}`]),
    ...(isDeepStrictEqual(portal.price, oracle.price)
      ? []
      : [
          `  price of ${asked}, portal: ${said(portal.price)}`,
          `  price of ${asked}, oracle: ${said(oracle.price)}`,
        ]),
  ].join('\n');
}

const inZone = (text: string, zone: string) =>
  text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, (iso) => wallAt(Date.parse(iso), zone));

function eventsOf({ homework, stages, times }: History): [Date, string][] {
  const due = [...homework, ...stages].flatMap(({ key, due, moves }): [Date, string][] => [
    [due, `${key} is due by the file`],
    ...moves.map((move): [Date, string] => [
      move.movedAt,
      `${key} is moved to ${move.due.toISOString()}`,
    ]),
  ]);
  const given = (what: string, extensions: readonly { due: Date; grantedAt: Date }[]) =>
    extensions.map(({ due: until, grantedAt }): [Date, string] => [
      grantedAt,
      `${what} is extended to ${until.toISOString()}`,
    ]);
  const own = homework.flatMap(({ key, extensions, submissions, choices }): [Date, string][] => [
    ...given(key, extensions),
    ...choices.map(({ submission, at }): [Date, string] => [at, `${key}: ${submission} is chosen`]),
    ...submissions.flatMap(({ id, at, scores }): [Date, string][] => [
      [at, `${key}: ${id} is handed in`],
      ...scores.map(({ percent, knownFrom }): [Date, string] => [
        knownFrom,
        `${key}: ${id} has ${percent} %`,
      ]),
    ]),
  ]);
  const ofTeams = stages.flatMap(({ key, projects }) =>
    projects.flatMap(({ projectId, extensions, versions }): [Date, string][] => [
      ...given(`${key} of ${projectId}`, extensions),
      ...versions.map(({ id, at }): [Date, string] => [at, `${key} of ${projectId}: ${id}`]),
    ]),
  );
  const stays = times.flatMap(({ projectId, from, to }): [Date, string][] => [
    [from, `joins ${projectId}`],
    ...(to === null ? [] : [[to, `leaves ${projectId}`] as [Date, string]]),
  ]);
  return [...due, ...own, ...ofTeams, ...stays];
}
