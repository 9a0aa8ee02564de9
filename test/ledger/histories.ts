import type { LatePolicy, LateUnit } from '#app/domain/calendar/late-policy.ts';
import { randomFrom, type Random } from '#test/fuzz/random.ts';
import { hardDays } from './hard-days.ts';
import type { Extension, History, Stage, StageWork } from './history.ts';
import { endOfLateDay, instantOf } from './wall-clock.ts';

const second = 1_000;
const hour = 3_600 * second;
const day = 24 * hour;

/** Deadlines as offerings set them, and as nobody would. */
const times = [
  ...['23:59:00', '23:59:00', '23:59:59', '17:00:00', '12:34:56'],
  ...['00:00:00', '00:30:00', '01:30:00', '02:30:00', '03:15:00'],
];
/** Days in all, and on one assignment: mostly the course's own. */
const days = [
  ...['7 4', '7 4', '7 4', '7 4', '5 2', '4 4', '3 4', '2 7', '10 3'],
  ...['0 4', '4 0', '0 0', '1 1', '1 4', '6 9', '30 30'],
].map((pair) => budget('day', pair));

/** Every other kind of policy that an offering's file may state. */
const others: LatePolicy[] = [
  ...['48 24', '30 30', '5 3', '100 72', '1 2'].map((pair) => budget('hour', pair)),
  { kind: 'penalty', unit: 'day', percent: 10, most: 4 },
  { kind: 'penalty', unit: 'day', percent: 25, most: 2 },
  { kind: 'penalty', unit: 'day', percent: 50, most: 1 },
  { kind: 'penalty', unit: 'hour', percent: 1, most: 72 },
  { kind: 'penalty', unit: 'hour', percent: 20, most: 5 },
  { kind: 'none' },
];

function budget(unit: LateUnit, pair: string): LatePolicy {
  const [total = 7, perAssignment = 4] = pair.split(' ').map(Number);
  return { kind: 'budget', unit, total, perAssignment };
}

/** One history for each number: small, and hard wherever something can be. */
export function historyOf(seed: number): History {
  const random = randomFrom(seed);
  const [zone, ...dates] = random.one(hardDays) ?? ['UTC' as const, '2024-02-29'];
  const policy = random.one(random.chance(0.5) ? days : others) ?? { kind: 'none' };
  const hard = random.one(dates) ?? '2024-02-29';
  const setting = { random, zone, hard, policy };
  const works = Array.from({ length: 1 + random.below(4) }, () => startWork(setting));
  const regraded = random.chance(0.2) ? random.below(works.length) : null;
  const homework = works.map((work, index) => {
    const graded = random.chance(0.7);
    const scores = (at: number, number: number) => {
      if (index === regraded) return regradedScores(work, at, number);
      return graded ? scoresOf(setting, work, at) : [];
    };
    const handed = {
      ...{ key: `hw${index + 1}`, due: new Date(work.due), moves: movesOf(setting, work) },
      extensions: extensionsOf(setting, work),
      submissions: comingOf(setting, work, 6).map((at, number) => ({
        id: idOf(random, `hw${index + 1}`, number),
        ...{ at: new Date(at), scores: scores(at, number) },
      })),
    };
    return { ...handed, choices: choicesOf(setting, work, handed.submissions) };
  });
  const teams = random.chance(0.4) ? teamsOf(setting, works) : { stages: [], times: [] };
  const ends = works.flatMap(({ boundaries }) => boundaries);
  const at = new Date((random.one(ends) ?? 0) + (random.chance(0.4) ? 8 * day : nudge(setting)));
  const asked = random.one([...homework, ...teams.stages])?.key ?? 'hw1';
  return { zone, policy, homework, ...teams, at, asked };
}

type Setting = { random: Random; zone: string; hard: string; policy: LatePolicy };

/** A deadline with the instants at which something about it is decided. */
type Work = { due: number; boundaries: number[] };

function startWork(setting: Setting): Work {
  const { random, zone, hard } = setting;
  const noon = Date.parse(`${hard}T12:00:00Z`) + (random.below(9) - 5) * day;
  const date = new Date(noon).toISOString().slice(0, 10);
  const due = instantOf(`${date} ${random.one(times)},000`, zone);
  return { due, boundaries: boundariesOf(setting, due) };
}

/** A deadline and the ends of the late days, or of some late hours, after it. */
function boundariesOf({ random, zone, policy }: Setting, due: number): number[] {
  if (policy.kind !== 'none' && policy.unit === 'hour') {
    const hours = [1, 2, 5, 24, 30, 72].slice(random.below(3));
    return [due, ...hours.map((count) => due + count * hour)];
  }
  return Array.from({ length: 3 + random.below(4) }, (_, n) => endOfLateDay(due, n, zone));
}

/** To the boundary itself, just beside it, or some way off. */
function nudge({ random }: Setting): number {
  const near = [0, 0, 1, 1, -1, second, -second, hour, -hour, hour / 2, -3 * hour, day, -day];
  return random.chance(0.8) ? (random.one(near) ?? 0) : random.below(6 * day) - 3 * day;
}

const nearOne = (setting: Setting, { boundaries }: Work) =>
  (setting.random.one(boundaries) ?? 0) + nudge(setting);

/** Another deadline: some whole days off, at the same time of day or at another. */
function anotherDue(setting: Setting, work: Work): number {
  const { random, zone } = setting;
  const off = work.due + (random.below(8) - 3) * day;
  if (random.chance(0.3)) return off + nudge(setting);
  const date = new Date(off).toISOString().slice(0, 10);
  return instantOf(`${date} ${random.one(times)},000`, zone);
}

function movesOf(setting: Setting, work: Work) {
  const { random } = setting;
  const count = random.chance(0.5) ? 0 : 1 + random.below(3);
  return Array.from({ length: count }, () => {
    const due = anotherDue(setting, work);
    const movedAt = new Date(nearOne(setting, work) - (random.chance(0.4) ? 5 * day : 0));
    work.boundaries.push(...boundariesOf(setting, due), movedAt.getTime());
    return { due: new Date(due), movedAt };
  });
}

function extensionsOf(setting: Setting, work: Work): Extension[] {
  const { random } = setting;
  const count = random.chance(0.5) ? 0 : 1 + random.below(2);
  return Array.from({ length: count }, () => {
    const due = anotherDue(setting, work);
    const grantedAt = new Date(nearOne(setting, work) + (random.chance(0.3) ? 5 * day : 0));
    work.boundaries.push(...boundariesOf(setting, due), grantedAt.getTime());
    return { due: new Date(due), grantedAt };
  });
}

/** When something is handed in: in order, as a database gives it or not. */
function comingOf(setting: Setting, work: Work, limit: number): number[] {
  const { random } = setting;
  const count = random.below(limit);
  const coming = Array.from({ length: count }, () => nearOne(setting, work));
  work.boundaries.push(...coming);
  return random.chance(0.5) ? coming : coming.toSorted((one, other) => one - other);
}

/** Unique, and in no particular order. */
const idOf = (random: Random, key: string, number: number) =>
  `${'abcdefgh'[random.below(8)]}-${key}-${number}`;

/** Scores of few different sizes, so that they tie, each known at once or after a while. */
function scoresOf(setting: Setting, work: Work, at: number) {
  const { random } = setting;
  const count = random.chance(0.4) ? 0 : 1 + random.below(3);
  const known = Array.from({ length: count }, () =>
    Math.max(at, random.chance(0.5) ? nearOne(setting, work) : at + random.below(7) * day),
  ).toSorted((one, other) => one - other);
  work.boundaries.push(...known);
  return known.map((knownFrom) => ({
    ...{ percent: 70 + 10 * random.below(4), knownFrom: new Date(knownFrom) },
  }));
}

/** Said around what was decided, of any version: also of one that is refused, or not there yet. */
function choicesOf(setting: Setting, work: Work, submissions: { id: string }[]) {
  const { random } = setting;
  const count = random.chance(0.6) ? 0 : 1 + random.below(3);
  return Array.from({ length: submissions.length === 0 ? 0 : count }, () => {
    const at = nearOne(setting, work) + (random.chance(0.4) ? random.below(5) * day : 0);
    work.boundaries.push(at);
    return { submission: random.one(submissions)?.id ?? '', at: new Date(at) };
  });
}

/** The first counts until, days later, another turns out to be better. */
function regradedScores({ due }: Work, at: number, number: number) {
  const first = { percent: number === 0 ? 80 : 70, knownFrom: new Date(at) };
  const later = { percent: 90, knownFrom: new Date(Math.max(at, due + 7 * day)) };
  return number === 0 ? [first] : [first, later];
}

/** One or two projects, between which the person moves, and what they did with a stage or two. */
function teamsOf(setting: Setting, works: Work[]): Pick<History, 'stages' | 'times'> {
  const { random } = setting;
  const projects = ['p1', 'p2'].slice(0, 1 + random.below(2));
  const stages = ['proposal', 'milestone'].slice(0, 1 + random.below(2)).map((key): Stage => {
    const work = startWork(setting);
    works.push(work);
    const moves = movesOf(setting, work);
    return {
      ...{ key, due: new Date(work.due), moves },
      projects: projects.map((projectId): StageWork => ({
        projectId,
        extensions: extensionsOf(setting, work),
        versions: comingOf(setting, work, 2).map((at) => ({
          ...{ id: idOf(random, key, Number(projectId.slice(1))), at: new Date(at) },
        })),
      })),
    };
  });
  return { stages, times: timesOf(setting, works.slice(-stages.length), projects) };
}

/** Joined and left around what was decided; never in two teams at once. */
function timesOf(setting: Setting, works: Work[], projects: string[]): History['times'] {
  const { random } = setting;
  const turns = Array.from({ length: 2 * (1 + random.below(2)) }, () =>
    nearOne(setting, random.one(works) ?? { due: 0, boundaries: [0] }),
  ).toSorted((one, other) => one - other);
  if (random.chance(0.6)) turns[0] = (turns[0] ?? 0) - 30 * day;
  const stays = random.chance(0.6);
  return turns.flatMap((from, index) => {
    if (index % 2 === 1) return [];
    const to = turns[index + 1] ?? from;
    const last = index + 2 === turns.length;
    const projectId = random.one(projects) ?? 'p1';
    return [{ projectId, from: new Date(from), to: last && stays ? null : new Date(to) }];
  });
}
