import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { checkAnswers, readAnswers, readQuestions, reason, type Answers } from './answer-fields.ts';
import { holdReading } from './find-reading.server.ts';
import { rightOf } from './own-right.ts';
import { seenSince } from './reading.ts';
import { tellTeam } from './tell-readers.server.ts';

type Services = { db: Db; course: Course };

export type HandInAnswersResult =
  | { ok: true; changed: boolean }
  | { ok: false; because: 'not found' | 'over' }
  /** The keys of the questions that have no answer, or one that is too long. */
  | { ok: false; because: 'answers'; wrong: string[] };

/**
 * Hands in what a reader answers about a text, or changes it until it is due. The first answers
 * come late as well. Where the round is released already, the team is told. The same form again is
 * the same answers.
 *
 * @param input.answers by the questions' keys
 */
export async function handInAnswers(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { reading: string; answers: Answers; requestId: string },
): Promise<HandInAnswersResult> {
  const { offering, person, at } = asker;
  return db.$transaction(async (tx): Promise<HandInAnswersResult> => {
    const found = await holdReading(tx, offering, input.reading);
    const right = found && rightOf(course, asker, found);
    if (found === null || right === null) return { ok: false, because: 'not found' };
    const { requestId } = input;
    const before = found.answers.at(-1);
    if (found.answers.some((one) => one.requestId === requestId)) {
      return { ok: true, changed: false };
    }
    if (right === 'read') return { ok: false, because: 'over' };
    const checked = checkAnswers(readQuestions(found.round.questions), input.answers);
    if (!checked.ok) return { ok: false, because: 'answers', wrong: checked.wrong };
    const { answers } = checked;
    if (before !== undefined && same(readAnswers(before.answers), answers)) {
      return { ok: true, changed: false };
    }
    const taken = await tx.peerAnswer.count({ where: { requestId } });
    const answer = { readingId: found.id, handedInAt: at, answers };
    await tx.peerAnswer.create({
      data: { ...answer, id: newId(), requestId: taken > 0 ? newId() : requestId },
    });
    const { id, project, round } = found;
    if (before === undefined && seenSince({ ...found, answers: [answer] }, round, at) !== null) {
      await tellTeam(tx, asker, project, {
        ...{ event: `peer:${id}`, stage: round.stage.name, count: 1 },
      });
    }
    await writeRecord(tx, {
      ...{ offering, actor: person.id, subject: `peer-reading:${id}`, at },
      action: before === undefined ? 'handed in peer feedback' : 'changed peer feedback',
    });
    return { ok: true, changed: true };
  });
}

function same(a: Answers, b: Answers): boolean {
  return Object.keys(a).length === Object.keys(b).length
    ? Object.entries(a).every(([key, words]) => b[key] === words)
    : false;
}

export type DeclineReadingResult =
  { ok: true } | { ok: false; because: 'not found' | 'handed in' | 'no reason' };

/**
 * A reader says why a text should not be theirs: staff read it, the text goes back, and no plan
 * gives it to them again.
 */
export async function declineReading(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { reading: string; why: string },
): Promise<DeclineReadingResult> {
  const { offering, person, at } = asker;
  const why = reason.safeParse(input.why);
  return db.$transaction(async (tx): Promise<DeclineReadingResult> => {
    const found = await holdReading(tx, offering, input.reading);
    if (found === null || rightOf(course, asker, found) === null) {
      return { ok: false, because: 'not found' };
    }
    if (found.answers.length > 0) return { ok: false, because: 'handed in' };
    if (!why.success) return { ok: false, because: 'no reason' };
    const { id, projectId } = found;
    await tx.peerReading.update({ where: { id }, data: { endedAt: at } });
    const own = { projectId, personId: person.id };
    const stated = await tx.projectConflict.count({ where: { ...own, withdrawnAt: null } });
    if (stated === 0) {
      await tx.projectConflict.create({
        data: { ...own, id: newId(), statedAt: at, why: why.data },
      });
    }
    await writeRecord(tx, {
      ...{ offering, actor: person.id, action: 'declined to read', at },
      ...{ subject: `project:${projectId}`, why: why.data },
    });
    return { ok: true };
  });
}
