import type { Db } from '#app/db/client.ts';
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
 * while there is nothing, or for who is not of its team. No id, instant or order tells who a reader
 * is where they are not named.
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
    include: {
      round: true,
      reader: { select: { name: true } },
      version: { select: { number: true } },
      answers: { where: { handedInAt: { lte: asker.at } }, orderBy: { id: 'asc' } },
      holds: { orderBy: { id: 'asc' } },
    },
  });
  const round = rows[0]?.round;
  if (round === undefined) return null;
  const questions = readQuestions(round.questions);
  const seen = rows
    .map((row) => ({ row, since: seenSince(row, round, asker.at)?.getTime() ?? null }))
    .filter((one): one is { row: (typeof rows)[number]; since: number } => one.since !== null)
    .toSorted((a, b) => a.since - b.since || (a.row.id < b.row.id ? -1 : 1));
  if (seen.length === 0) return null;
  return {
    ...{ anonymous: round.anonymous, questions },
    voices: seen.map(({ row: { reader, version, answers } }, index) => {
      const said = readAnswers(answers.at(-1)?.answers);
      return {
        number: index + 1,
        name: round.anonymous === 'none' && reader.name !== '' ? reader.name : null,
        version: version.number,
        answers: questions.map(({ key }) => ({ key, words: said[key] ?? '' })),
      };
    }),
  };
}
