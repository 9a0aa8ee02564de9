import { v5 as idFrom } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { readableBank } from '../readable-bank.server.ts';
import { keepReviews } from '../study/own-reviews.server.ts';
import type { Review } from '../study/review-log.ts';
import { findMock, lockMock } from './find-mock.server.ts';
import { marksOf, shareOf, studyGradeOf, type StepMark } from './mock.ts';

/** How one's own answer to a question was marked, by the steps' places from 0. */
export type TypedMarks = { question: string; marks: ReadonlyMap<number, StepMark> };

export type MarkedSteps = { ok: true } | { ok: false; because: 'not found' | 'not finished' };

/** Keeps how somebody marks the steps of their own answers; steps that are left out stay as they are. */
export async function markSteps(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  { mock: id, marked }: { mock: string; marked: readonly TypedMarks[] },
): Promise<MarkedSteps> {
  const questions = (await readableBank({ db, course }, asker))?.questions ?? [];
  return db.$transaction(async (tx) => {
    const mock = await lockMock(tx, asker, id);
    if (mock === null) return { ok: false, because: 'not found' };
    if (mock.finishedAt === null) return { ok: false, because: 'not finished' };
    for (const { question, marks } of marked) {
      const file = questions.find(({ slug }) => slug === question);
      const answer = mock.answers.find((one) => one.question === question);
      if (file === undefined || answer === undefined) continue;
      await tx.mockAnswer.update({
        where: { mockId_question: { mockId: mock.id, question } },
        data: {
          marks: file.text.en.steps.map(
            (_, index) => marks.get(index) ?? answer.marks[index] ?? '',
          ),
        },
      });
    }
    return { ok: true };
  });
}

/**
 * Adds what somebody marked to their study, one review for each question whose steps are all
 * marked. Done again it adds nothing: a review's id follows from the mock and the question.
 */
export async function addToStudy(db: Db, asker: SignedInAsker, id: string): Promise<MarkedSteps> {
  const mock = await findMock(db, asker, id);
  if (mock === null) return { ok: false, because: 'not found' };
  if (mock.finishedAt === null) return { ok: false, because: 'not finished' };
  const at = mock.finishedAt.getTime();
  const reviews = mock.answers.flatMap(({ question, marks }): Review[] => {
    const share = shareOf(marksOf(marks));
    if (share === null) return [];
    const grade = studyGradeOf(share);
    return [{ id: reviewId(mock.id, question), question, mode: 'paper', grade, at }];
  });
  await keepReviews(db, asker, JSON.stringify(reviews));
  return { ok: true };
}

/** The id of the review that a mock gives to a question: the mock's id is the namespace (RFC 9562). */
export function reviewId(mock: string, question: string): string {
  return idFrom(question, mock);
}
