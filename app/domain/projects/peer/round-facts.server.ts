import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { Course, PeerFeedbackPolicy } from '#app/domain/syllabus/course.ts';
import { isNow } from '../access.ts';
import { readQuestions } from './answer-fields.ts';
import type { RoundTerms } from './reading.ts';

/** A round of peer feedback that was opened. */
export type OpenedRound = RoundTerms & { id: string; openedAt: Date; openedBy: string };

/** What the offering's file says of peer feedback in a stage; null where there is none. */
export function peerPolicy(
  course: Course,
  offering: string,
  stage: StageName,
): PeerFeedbackPolicy | null {
  const { peerFeedback } = course.offering(offering).project;
  return peerFeedback?.stages.includes(stage) === true ? peerFeedback : null;
}

/** The stages of an offering in which there is peer feedback, in their order. */
export function peerStages(course: Course, offering: string): StageName[] {
  const { peerFeedback, stages } = course.offering(offering).project;
  const among: readonly StageName[] = peerFeedback?.stages ?? [];
  return stages.flatMap(({ stage }) => (among.includes(stage) ? [stage] : []));
}

/**
 * Takes a stage's row until the transaction ends: whatever happens in its round happens one after
 * the other. Its id; null when the offering has no such stage.
 */
export async function lockStage(
  tx: Transaction,
  offering: string,
  stage: StageName,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM stage WHERE offering_id = ${offering} AND name = ${stage}::"StageName"
       FOR NO KEY UPDATE`;
  return rows[0]?.id ?? null;
}

/** The round of a stage; null while none was opened. */
export async function roundOf(
  db: Db | Transaction,
  offering: string,
  stage: StageName,
): Promise<OpenedRound | null> {
  const row = await db.peerRound.findFirst({
    where: { stage: { offeringId: offering, name: stage } },
    include: { person: { select: { name: true } } },
  });
  if (row === null) return null;
  const { id, openedAt, due, anonymous, questions, releasedAt, person } = row;
  return {
    ...{ id, openedAt, due, anonymous, releasedAt, openedBy: person.name },
    questions: readQuestions(questions),
  };
}

/** Who has a seat at an instant, by id, with their names. */
export async function studentsNow(
  db: Db | Transaction,
  offering: string,
  at: Date,
): Promise<Map<string, string>> {
  const rows = await db.membership.findMany({
    where: { offeringId: offering, role: 'student', from: { lte: at } },
    select: { personId: true, from: true, to: true, person: { select: { name: true } } },
  });
  return new Map(
    rows
      .filter((row) => isNow(row, at))
      .map(({ personId, person }): [string, string] => [personId, person.name]),
  );
}
