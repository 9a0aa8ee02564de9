import { createHash } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { PeerFeedbackPolicy } from '#app/domain/syllabus/course.ts';
import { isNow } from '../access.ts';
import { assignPeers, type PeerPair } from './assign-peers.ts';
import { studentsNow } from './round-facts.server.ts';

/** A project with the version that would be read now. */
export type RoundText = {
  id: string;
  slug: string;
  title: string;
  team: string[];
  /** Null while nothing is handed in. */
  version: { id: string; number: number } | null;
  /** Ids of those who must not read it. */
  forbidden: string[];
};

/** What carrying out the plan would do to a round, or to open it with. */
export type PlannedRound = {
  /** Every project that somebody is in, by title. */
  texts: RoundText[];
  added: PeerPair[];
  /** Readings that would end: who has them can read them no more, and has handed in nothing. */
  ended: { id: string; project: string; reader: string }[];
  short: { project: string; lacks: number }[];
  /** Everybody who can read, by id, with their names. */
  students: Map<string, string>;
  /** Ids of those who would have nothing to read. */
  idle: string[];
  /** Stands for exactly this: another plan has another. */
  mark: string;
};

/**
 * Who would read whose text now: the latest version of every team that has handed one in, read by
 * classmates who were never in that team and have stated no conflict. What was given stays.
 *
 * @param roundId null while the round is not open
 */
export async function plannedRound(
  db: Db | Transaction,
  asker: SignedInAsker,
  stage: StageName,
  policy: PeerFeedbackPolicy,
  roundId: string | null,
): Promise<PlannedRound> {
  const { offering, at } = asker;
  const texts = await roundTexts(db, offering, stage, at);
  const students = await studentsNow(db, offering, at);
  const readings =
    roundId === null
      ? []
      : await db.peerReading.findMany({
          where: { roundId },
          orderBy: { id: 'asc' },
          include: { _count: { select: { answers: true } } },
        });
  const alive = readings.filter(({ endedAt, _count }) => endedAt === null || _count.answers > 0);
  const gone = alive.filter(({ projectId, readerId, _count }) => {
    const text = texts.find(({ id }) => id === projectId);
    const may = students.has(readerId) && text?.forbidden.includes(readerId) === false;
    return _count.answers === 0 && !may;
  });
  const given = alive.filter((reading) => !gone.includes(reading)).map(pairOf);
  const { added, short } = assignPeers({
    readers: [...students.keys()],
    texts: texts.flatMap(({ id, version, forbidden }) =>
      version === null ? [] : [{ project: id, forbidden }],
    ),
    given,
    perText: policy.readers,
    atMost: policy.atMost,
    seed: `${offering} ${stage}`,
  });
  const ended = gone.map((reading) => ({ id: reading.id, ...pairOf(reading) }));
  const busy = new Set([...given, ...added].map(({ reader }) => reader));
  const versions = texts.flatMap(({ version }) => version ?? []);
  const past = [roundId, readings.length, readings.filter((one) => one.endedAt !== null).length];
  return {
    ...{ texts, students, added, ended, short },
    idle: [...students.keys()].filter((id) => !busy.has(id)),
    mark: markOf([past, added, ended, versions.map(({ id }) => id)]),
  };
}

function pairOf({ projectId, readerId }: { projectId: string; readerId: string }): PeerPair {
  return { project: projectId, reader: readerId };
}

function markOf(plan: unknown): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('base64url');
}

/** Every project that somebody is in, with what it has handed in by then, by title. */
export async function roundTexts(
  db: Db | Transaction,
  offering: string,
  stage: StageName,
  at: Date,
): Promise<RoundText[]> {
  const projects = await db.project.findMany({
    where: { offeringId: offering },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, slug: true, title: true },
      members: { orderBy: { from: 'asc' }, include: { person: { select: { name: true } } } },
      conflicts: { where: { withdrawnAt: null }, select: { personId: true } },
      documents: {
        where: { stage: { name: stage } },
        select: {
          versions: {
            where: { submittedAt: { lte: at } },
            orderBy: { number: 'desc' },
            take: 1,
            select: { id: true, number: true },
          },
        },
      },
    },
  });
  return projects
    .map(({ members, conflicts, documents, ...project }) => ({
      ...project,
      team: members.filter((member) => isNow(member, at)).map(({ person }) => person.name),
      version: documents[0]?.versions[0] ?? null,
      forbidden: [...members, ...conflicts].map(({ personId }) => personId),
    }))
    .filter(({ team }) => team.length > 0);
}
