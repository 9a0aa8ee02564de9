import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { ScoreKind } from '#app/db/generated/enums.ts';
import { manyLines } from '#app/domain/enrollment/roster/read-table.ts';
import { lockPeople } from '#app/domain/homework/hand-in/homework-place.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { longestReason } from './give-score.ts';
import { gradeItems } from './grade-items.ts';
import { gradebookFacts } from './gradebook-facts.server.ts';
import { rowsFrom, type GradebookRow } from './gradebook-row.ts';
import { longestWords } from './grading/mark-limits.ts';
import type { GradebookCell } from './item-facts.ts';
import { questionScores } from './midterm/question-scores.server.ts';
import { scoreWords } from './score-words.server.ts';

export type GiveScoreInput = {
  person: string;
  item: string;
  kind: ScoreKind;
  /** Null for what is no score. */
  points: number | null;
  /** What stood when it was asked for, by its id; null for nothing. */
  before: string | null;
  /** What a midterm's score is made of: the points of each question; left out for any other. */
  questions?: readonly number[];
  /** To the person, plain; null leaves those of a score as they are. */
  words: string | null;
  why: string;
  /** Made by the form: sent twice, it is given once. */
  requestId: string;
};

export type GiveScoreResult =
  | { ok: true; row: GradebookRow }
  | {
      ok: false;
      because:
        /** There is no such person or item for this asker. */
        | 'not found'
        | 'archived'
        /** Below nothing or above what the item is out of. */
        | 'no such score'
        /** What the person sees already is changed with a reason only. */
        | 'no reason'
        | 'reason too long'
        | 'words too long'
        /** Somebody else has given another one meanwhile. */
        | 'changed';
    };

/**
 * Gives a person a score for an item by hand, excuses them from it, leaves it incomplete, or takes
 * back what was given by hand. Nobody but staff sees it, or the words with it, before its release.
 * What stands already is not given again. Who and why is recorded in the same transaction.
 */
export async function giveScore(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: GiveScoreInput,
): Promise<GiveScoreResult> {
  const offering = course.offering(asker.offering);
  const item = gradeItems(offering).find(({ key }) => key === input.item);
  if (!may(asker.role, 'grade') || item === undefined) return { ok: false, because: 'not found' };
  if (offering.archived) return { ok: false, because: 'archived' };
  const { kind, points, requestId } = input;
  const fits = points !== null && points >= 0 && points <= item.outOf;
  if ((kind === 'score') !== (points !== null) || (points !== null && !fits)) {
    return { ok: false, because: 'no such score' };
  }
  const why = input.why.trim();
  if (why.length > longestReason) return { ok: false, because: 'reason too long' };
  const typed = input.words === null ? null : manyLines(input.words);
  if (typed !== null && typed.length > longestWords) {
    return { ok: false, because: 'words too long' };
  }
  return db.$transaction(async (tx): Promise<GiveScoreResult> => {
    // What is given to one person is given one after the other.
    await lockPeople(tx, [input.person]);
    const rowNow = async () => {
      const facts = await gradebookFacts(tx, offering, asker.at, [input.person]);
      return rowsFrom(offering, facts)[0];
    };
    const row = await rowNow();
    const cell = row?.cells[item.key];
    if (row === undefined || cell === undefined) return { ok: false, because: 'not found' };
    const repeated = await tx.scoreFact.count({
      where: { requestId, personId: input.person, item: item.key },
    });
    if (repeated > 0) return { ok: true, row };
    if (cell.score !== input.before) return { ok: false, because: 'changed' };
    const left = await wordsLeft(tx, kind, cell);
    const sameQuestions = await hasQuestions(tx, cell, input.questions);
    if (isSame(cell, { kind, points }) && sameQuestions && (typed === null || typed === left)) {
      return { ok: true, row };
    }
    if (cell.seen !== 'nothing' && why === '') return { ok: false, because: 'no reason' };
    const words = kind === 'cleared' ? '' : (typed ?? left);
    await tx.scoreFact.create({
      data: {
        ...{ id: newId(), offeringId: offering.slug, personId: input.person, item: item.key },
        ...{ kind, points, words, why, requestId, givenBy: asker.person.id, givenAt: asker.at },
        questions: {
          create: input.questions?.map((each, index) => ({ place: index + 1, points: each })) ?? [],
        },
      },
    });
    const after = await rowNow();
    const given = after?.cells[item.key];
    if (after === undefined || given === undefined) throw new Error('Who is graded has gone');
    await writeRecord(tx, {
      ...{ offering: offering.slug, actor: asker.person.id, at: asker.at, why },
      ...{ action: 'gave score', subject: `person:${input.person}` },
      from: saidOf(item.key, cell),
      to: saidOf(item.key, given),
    });
    return { ok: true, row: after };
  });
}

/**
 * Whether what is given stands already. Given again it would be one by hand: no longer that of a
 * submission, whose score follows its marks and the time that is given for it.
 */
function isSame(
  { score, standing }: GradebookCell,
  { kind, points }: Pick<GiveScoreInput, 'kind' | 'points'>,
): boolean {
  if (score === null || standing.kind !== kind) return false;
  return standing.kind !== 'score' || standing.points === points;
}

/** Whether what stands is made of these questions' points; nothing is asked where none are given. */
async function hasQuestions(
  tx: Transaction,
  { score }: GradebookCell,
  given: readonly number[] | undefined,
): Promise<boolean> {
  if (given === undefined || score === null) return true;
  const stands = (await questionScores(tx, [score])).get(score) ?? [];
  return stands.length === given.length && stands.every((points, index) => points === given[index]);
}

/** The words of what stands, where it is of the kind that is given. */
async function wordsLeft(tx: Transaction, kind: ScoreKind, cell: GradebookCell): Promise<string> {
  if (cell.score === null || cell.standing.kind !== kind) return '';
  return (await scoreWords(tx, [cell.score])).get(cell.score) ?? '';
}

function saidOf(item: string, { standing }: GradebookCell) {
  return { item, ...standing };
}
