import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course, PeerAnonymity, PeerQuestion } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { readAnswers } from './answer-fields.ts';
import { plannedDue, deadlineForAll } from './carry-out-round.server.ts';
import { plannedRound, type PlannedRound } from './planned-round.server.ts';
import { isHeld, readingState, seenSince, type ReadingState } from './reading.ts';
import { peerPolicy, roundOf, type OpenedRound } from './round-facts.server.ts';

/** One classmate who reads a text, or who did not want to, as staff see it. */
export type StaffReading = {
  id: string;
  reader: string;
  version: number;
  state: ReadingState;
  /** Whether the team sees the answers now. */
  seen: boolean;
  /** Why staff hold the answers back, and who; null while they do not. */
  held: { why: string; by: string } | null;
  /** Whether the reader can go on: not if they have lost their seat. */
  student: boolean;
  /** By the questions of the round; empty while nothing was handed in. */
  answers: { key: string; words: string }[];
  /** Why it ended: staff's words or the reader's; null where nothing was said. */
  why: string | null;
};

export type StaffPeers = {
  stage: StageName;
  title: Bilingual;
  /** The stage's deadline for everybody. */
  deadline: Date;
  /** When answers are due, or would be. */
  due: Date;
  terms: { readers: number; atMost: number; anonymous: PeerAnonymity };
  questions: readonly PeerQuestion[];
  round: Pick<OpenedRound, 'openedAt' | 'openedBy' | 'releasedAt'> | null;
  plan: {
    mark: string;
    /** By project: the names of those who would read it from now on. */
    added: { project: string; title: string; readers: string[] }[];
    ended: { title: string; reader: string }[];
    short: { title: string; lacks: number }[];
    /** Titles of projects with nothing handed in. */
    waiting: string[];
    idle: number;
  };
  /** Every project that is read, by title. */
  projects: { id: string; slug: string; title: string; team: string[]; readings: StaffReading[] }[];
  /** Readers who have something open, whom a reminder would reach. */
  outstanding: number;
  /** To give a text by hand. */
  students: { id: string; name: string }[];
};

/**
 * A stage's peer feedback as staff see it, with all names: the plan, and once the round is open who
 * reads what and what they have said. Null where there is none, and for who is not staff. The
 * number of queries is constant.
 */
export async function staffPeers(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  stage: StageName,
): Promise<StaffPeers | null> {
  const { offering, at } = asker;
  const policy = peerPolicy(course, offering, stage);
  const file = course.offering(offering).project.stages.find((one) => one.stage === stage);
  if (!may(asker.role, 'give feedback') || policy === null || file === undefined) return null;
  const round = await roundOf(db, offering, stage);
  const plan = await plannedRound(db, asker, stage, policy, round?.id ?? null);
  const readings = round === null ? [] : await readingsOf(db, round, plan, at);
  const due = round?.due ?? (await plannedDue(db, course, { offering, stage, at }, policy));
  const waiting = readings.filter(
    ({ state, student }) => student && (state.kind === 'open' || state.kind === 'overdue'),
  );
  return {
    ...{ stage, title: file.title, due },
    deadline: (await deadlineForAll(db, course, offering, stage)) ?? file.due,
    terms: {
      ...{ readers: policy.readers, atMost: policy.atMost },
      anonymous: round?.anonymous ?? policy.anonymous,
    },
    questions: round?.questions ?? policy.questions,
    round: round && {
      ...{ openedAt: round.openedAt, openedBy: round.openedBy, releasedAt: round.releasedAt },
    },
    plan: planInWords(plan, readings),
    projects: plan.texts
      .filter(({ version }) => version !== null)
      .map(({ id, slug, title, team }) => ({
        ...{ id, slug, title, team },
        readings: readings.flatMap(({ projectId, readerId: _, ...one }) =>
          projectId === id ? [one] : [],
        ),
      })),
    outstanding: new Set(waiting.map(({ readerId }) => readerId)).size,
    students: [...plan.students]
      .map(([id, name]) => ({ id, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

type OwnReading = StaffReading & { projectId: string; readerId: string };

function planInWords(
  { texts, students, added, ended, short, idle, mark }: PlannedRound,
  readings: readonly OwnReading[],
): StaffPeers['plan'] {
  const titleOf = (project: string) => texts.find(({ id }) => id === project)?.title ?? '';
  return {
    mark,
    added: texts.flatMap(({ id, title }) => {
      const readers = added.filter(({ project }) => project === id);
      if (readers.length === 0) return [];
      return [
        {
          ...{ project: id, title },
          readers: readers.map(({ reader }) => students.get(reader) ?? '').toSorted(byName),
        },
      ];
    }),
    ended: ended.map(({ id, project }) => ({
      title: titleOf(project),
      reader: readings.find((reading) => reading.id === id)?.reader ?? '',
    })),
    short: short.map(({ project, lacks }) => ({ title: titleOf(project), lacks })),
    waiting: texts.flatMap(({ version, title }) => (version === null ? [title] : [])),
    idle: idle.length,
  };
}

function byName(a: string, b: string): number {
  return a.localeCompare(b);
}

async function readingsOf(
  db: Db,
  round: OpenedRound,
  { students }: PlannedRound,
  at: Date,
): Promise<OwnReading[]> {
  const rows = await db.peerReading.findMany({
    where: { roundId: round.id },
    orderBy: { id: 'asc' },
    include: {
      reader: { select: { name: true } },
      version: { select: { number: true } },
      answers: { where: { handedInAt: { lte: at } }, orderBy: { id: 'asc' } },
      holds: { orderBy: { id: 'asc' }, include: { person: { select: { name: true } } } },
      project: { select: { conflicts: { where: { withdrawnAt: null } } } },
    },
  });
  return rows.map((row) => {
    const { id, projectId, readerId, reader, version, answers, holds } = row;
    const latest = readAnswers(answers.at(-1)?.answers);
    const hold = holds.at(-1);
    const declined = row.project.conflicts.find(({ personId }) => personId === readerId);
    const state = readingState(row, round.due, at);
    return {
      ...{ id, projectId, readerId, reader: reader.name, version: version.number, state },
      seen: seenSince(row, round, at) !== null,
      held:
        hold !== undefined && isHeld(holds, at) ? { why: hold.why, by: hold.person.name } : null,
      student: students.has(readerId),
      answers:
        answers.length === 0
          ? []
          : round.questions.map(({ key }) => ({ key, words: latest[key] ?? '' })),
      why: state.kind === 'ended' ? row.why || declined?.why || null : null,
    };
  });
}
