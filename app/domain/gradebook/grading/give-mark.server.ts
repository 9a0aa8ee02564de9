import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import { lockPeople } from '#app/domain/homework/hand-in/homework-place.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course, OfferingFile } from '#app/domain/syllabus/course.ts';
import { longestReason } from '../give-score.ts';
import { longestWords, type MarkNote } from './mark-limits.ts';
import {
  findWork,
  notesFor,
  rowsSeen,
  rowsThatCount,
  type MarkedRow,
  type MarkedWork,
} from './marked-work.server.ts';
import { notesSchema } from './mark-note.ts';
import { partOutcome, shownTo } from './part-outcome.ts';
import { wrongCriterion, type MarkedPart, type Points } from './rubric.ts';
import { marksOf, type WorkMark } from './work-marks.server.ts';
import { workScore, type WorkScore } from './work-score.ts';

export type GiveMarkInput = {
  submission: string;
  part: string;
  points: Points;
  /** To the person, about the part. */
  words: string;
  notes: readonly MarkNote[];
  /** The last mark of the part that the giver has seen; null for none. */
  before: string | null;
  /** Decides between what two have marked differently. */
  settles: boolean;
  why: string;
  /** Made by the form: sent twice, it is given once. */
  requestId: string;
};

export type GiveMarkResult =
  /** `score`: what the whole submission gets by now; null while a part is open. */
  | { ok: true; score: number | null }
  | {
      ok: false;
      because:
        /** There is no such submission or part for this asker. */
        | 'not found'
        | 'archived'
        /** A note is about no file of it, or something is too long. */
        | 'no such words'
        /** What the person sees already is changed with a reason only. */
        | 'no reason'
        | 'reason too long'
        /** Somebody else has marked the part meanwhile. */
        | 'changed'
        /** There is nothing to settle: two have not marked it differently. */
        | 'nothing to settle';
    }
  /** This criterion has no points, or none that it can have. */
  | { ok: false; because: 'no such points'; criterion: string };

/**
 * Gives what somebody of staff found for one part of a submission; of what a team handed in
 * together, to each of them. With the last open part the submission gets its score, each for whom
 * it counts; a part that is given anew gives it a new one. Nobody but staff sees
 * either before the score's release. Who, what and why is recorded in the same transaction.
 */
export async function giveMark(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: GiveMarkInput,
): Promise<GiveMarkResult> {
  if (!may(asker.role, 'grade')) return { ok: false, because: 'not found' };
  const offering = course.offering(asker.offering);
  return db.$transaction((tx) => giveMarkIn(tx, offering, asker, input));
}

/** The same as a part of a transaction. */
export async function giveMarkIn(
  tx: Transaction,
  offering: OfferingFile,
  asker: SignedInAsker,
  input: GiveMarkInput,
): Promise<GiveMarkResult> {
  const work = await findWork(tx, offering, input.submission);
  const part = work?.parts.find(({ key }) => key === input.part);
  if (work === null || part === undefined) return { ok: false, because: 'not found' };
  if (offering.archived) return { ok: false, because: 'archived' };
  const wrong = wrongCriterion(part, input.points);
  if (wrong !== null) return { ok: false, because: 'no such points', criterion: wrong };
  const why = input.why.trim();
  if (why.length > longestReason) return { ok: false, because: 'reason too long' };
  const notes = notesSchema.safeParse(input.notes);
  const isOfWork = notes.data?.every(({ file }) => work.names.has(file)) ?? false;
  if (!isOfWork || input.words.length > longestWords) {
    return { ok: false, because: 'no such words' };
  }
  // What is given to one person is given one after the other.
  await lockPeople(
    tx,
    work.rows.map(({ personId }) => personId),
  );
  const { markers } = offering.policy.grading.marking;
  const given = await marksOf(tx, work.id, asker.at);
  const before = scoreOf(work.parts, given, markers);
  const repeated = await tx.partMark.count({ where: { requestId: input.requestId } });
  if (repeated > 0) return { ok: true, score: before?.points ?? null };
  const ofPart = given.filter((mark) => mark.part === part.key);
  const seen = shownTo(asker.person.id, ofPart, markers).at(-1)?.id ?? null;
  if (seen !== input.before) return { ok: false, because: 'changed' };
  if (input.settles && !canSettle(part, ofPart, markers)) {
    return { ok: false, because: 'nothing to settle' };
  }
  if (why === '' && (await rowsSeen(tx, work.rows, asker.at)).length > 0) {
    return { ok: false, because: 'no reason' };
  }
  await tx.partMark.createMany({
    data: work.rows.map((row) => ({
      ...{ id: newId(), submissionId: row.id, part: part.key, points: { ...input.points } },
      ...{ words: input.words.trim(), settles: input.settles },
      notes: notesFor(row, work, notes.data ?? []),
      ...{ givenBy: asker.person.id, givenAt: asker.at },
      requestId: row.id === work.id ? input.requestId : null,
    })),
  });
  const score = scoreOf(work.parts, await marksOf(tx, work.id, asker.at), markers);
  for (const row of await rowsThatCount(tx, offering, work, asker.at)) {
    const own = scoreOf(work.parts, await marksOf(tx, row.id, asker.at), markers);
    if (own !== null) await giveWorkScore(tx, { work, row, score: own, asker, why });
  }
  await writeRecord(tx, {
    ...{ offering: offering.slug, actor: asker.person.id, at: asker.at, why },
    ...{ action: 'marked part', subject: `submission:${work.id}` },
    from: { part: part.key, score: before?.points ?? null },
    to: { part: part.key, points: { ...input.points }, score: score?.points ?? null },
  });
  return { ok: true, score: score?.points ?? null };
}

function scoreOf(
  parts: readonly MarkedPart[],
  given: readonly WorkMark[],
  markers: 1 | 2,
): WorkScore | null {
  return workScore(
    parts.map((part) =>
      partOutcome(
        part,
        given.filter((mark) => mark.part === part.key),
        markers,
      ),
    ),
  );
}

/** What two have given: different, or alike and asked to be looked at again. */
function canSettle(part: MarkedPart, given: readonly WorkMark[], markers: 1 | 2): boolean {
  return markers === 2 && partOutcome(part, given, markers).kind !== 'open';
}

/** Writes the score that a submission's parts add up to, and which marks it is made of. */
async function giveWorkScore(
  tx: Transaction,
  given: { work: MarkedWork; row: MarkedRow; score: WorkScore; asker: SignedInAsker; why: string },
): Promise<void> {
  const { work, row, score, asker, why } = given;
  await tx.scoreFact.create({
    data: {
      ...{ id: newId(), offeringId: work.offering, personId: row.personId, item: work.homework },
      ...{ submissionId: row.id, kind: 'score', points: score.points, why },
      ...{ givenBy: asker.person.id, givenAt: asker.at },
      marks: { create: score.marks.map((partMarkId) => ({ partMarkId })) },
    },
  });
}
