import type { Db } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { PeerAnonymity, PeerQuestion } from '#app/domain/syllabus/course.ts';
import { findProject } from '../find-project.server.ts';
import { readAnswers, readQuestions } from './answer-fields.ts';
import { seenSince } from './reading.ts';

/** What a classmate says about a team's text, as the team sees it. */
export type PeerVoice = {
  /** In the order in which the team came to see them, from 1. */
  number: number;
  /** Null where readers are not named to the team. */
  name: string | null;
  version: number;
  answers: { key: string; words: string }[];
};

export type TeamPeers = {
  anonymous: PeerAnonymity;
  questions: readonly PeerQuestion[];
  /** Never empty. */
  voices: PeerVoice[];
};

/**
 * What classmates say about a project's stage, as far as it is released and not held back; null
 * while there is nothing, or for who is not of its team.
 */
export async function teamPeers(
  db: Db,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
): Promise<TeamPeers | null> {
  const project = await findProject(db, asker, address.project);
  if (project === null || project.access === 'staff') return null;
  const rows = await db.peerReading.findMany({
    where: { projectId: project.id, round: { stage: { name: address.stage } } },
    select: voiceSelect,
  });
  return peerVoices(rows, address.stage, asker.at);
}

/** What is read to tell a team what classmates say. */
export const voiceSelect = {
  ...{ id: true, endedAt: true },
  round: {
    select: {
      ...{ releasedAt: true, anonymous: true, questions: true },
      stage: { select: { name: true } },
    },
  },
  reader: { select: { name: true } },
  version: { select: { number: true } },
  answers: { orderBy: { id: 'asc' }, select: { answers: true, handedInAt: true } },
  holds: { orderBy: { id: 'asc' }, select: { held: true, at: true } },
} satisfies Prisma.PeerReadingSelect;

type VoiceRow = Prisma.PeerReadingGetPayload<{ select: typeof voiceSelect }>;

/**
 * What a team sees at an instant of all that classmates say about a stage; null while it sees
 * nothing. No id, instant or order tells who a reader is where they are not named.
 */
export function peerVoices(
  readings: readonly VoiceRow[],
  stage: StageName,
  at: Date,
): TeamPeers | null {
  const seen = readings
    .filter(({ round }) => round.stage.name === stage)
    .flatMap((row) => {
      const since = seenSince(row, row.round, at);
      return since === null ? [] : [{ row, since: since.getTime() }];
    })
    .toSorted((a, b) => a.since - b.since || (a.row.id < b.row.id ? -1 : 1));
  const [first] = seen;
  if (first === undefined) return null;
  const { anonymous } = first.row.round;
  const questions = readQuestions(first.row.round.questions);
  return {
    ...{ anonymous, questions },
    voices: seen.map(({ row: { reader, version, answers } }, index) => {
      const said = readAnswers(answers.findLast(({ handedInAt }) => handedInAt <= at)?.answers);
      return {
        number: index + 1,
        name: anonymous === 'none' && reader.name !== '' ? reader.name : null,
        version: version.number,
        answers: questions.map(({ key }) => ({ key, words: said[key] ?? '' })),
      };
    }),
  };
}
