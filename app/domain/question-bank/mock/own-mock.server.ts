import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { RenderedContent } from '#app/domain/syllabus/rendered-content.server.ts';
import type { Language } from '#app/i18n/languages.ts';
import { someQuestions, type RenderedQuestion } from '../question-page.server.ts';
import { readableBank } from '../readable-bank.server.ts';
import { findMock } from './find-mock.server.ts';
import {
  endOf,
  isLate,
  marksOf,
  resultOf,
  standing,
  type MockResult,
  type StepMark,
} from './mock.ts';
import { reviewId } from './mark-steps.server.ts';

/** A question of a mock midterm with its person's own answer. */
export type OwnAnswer = {
  slug: string;
  /** Null once it is no longer in the bank; its steps are told only when the mock is finished. */
  question: RenderedQuestion | null;
  text: string;
  html: string;
  revision: number;
  /** What stood when the time was over, where more was written after that. */
  inTimeHtml: string | null;
  photos: { id: string; late: boolean }[];
  marks: (StepMark | null)[];
};

export type OwnMock = {
  id: string;
  seed: string;
  minutes: number;
  begunAt: Date;
  endsAt: Date;
  finishedAt: Date | null;
  answers: OwnAnswer[];
  result: MockResult | null;
  /** Whether its marks are a part of what its person studied. */
  studied: boolean;
};

/** One mock midterm of the asker's own; null when there is none, or they read no bank. */
export async function ownMock(
  services: { db: Db; course: Course; content: RenderedContent },
  asker: SignedInAsker,
  id: string,
  language: Language,
): Promise<OwnMock | null> {
  if ((await readableBank(services, asker)) === null) return null;
  const mock = await findMock(services.db, asker, id);
  if (mock === null) return null;
  const { seed, minutes, begunAt, finishedAt } = mock;
  const slugs = mock.answers.map(({ question }) => question);
  const questions = await someQuestions(services, asker, slugs, language);
  const answers = mock.answers.map((answer): OwnAnswer => {
    const found = questions.find(({ slug }) => slug === answer.question);
    const text = standing(answer);
    return {
      slug: answer.question,
      question: found === undefined ? null : finishedAt === null ? { ...found, steps: [] } : found,
      ...{ text, html: renderMarkdown(text), revision: answer.revision },
      inTimeHtml: answer.late === null ? null : renderMarkdown(answer.text),
      photos: answer.photos.map((photo) => ({ id: photo.id, late: isLate(mock, photo.addedAt) })),
      marks: marksFor(answer.marks, found),
    };
  });
  const reviews = slugs.map((slug) => reviewId(mock.id, slug));
  const where = { personId: asker.person.id, id: { in: reviews } };
  return {
    ...{ id: mock.id, seed, minutes, begunAt, endsAt: endOf(mock), finishedAt, answers },
    result: resultOf(
      answers.map(({ slug, question, marks }) => ({
        ...{ question: slug, lecture: question?.lecture.slug ?? null, marks },
      })),
    ),
    studied: (await services.db.cardReview.count({ where })) > 0,
  };
}

export type ListedMock = Pick<OwnMock, 'id' | 'seed' | 'begunAt' | 'finishedAt'> & {
  questions: number;
  /** Null while a step has no mark. */
  share: number | null;
};

/** The asker's mock midterms, the newest first. */
export async function ownMocks(
  db: Db,
  { person, offering }: Pick<SignedInAsker, 'person' | 'offering'>,
): Promise<ListedMock[]> {
  const rows = await db.mockMidterm.findMany({
    where: { personId: person.id, offeringId: offering },
    orderBy: [{ begunAt: 'desc' }, { id: 'desc' }],
    include: { answers: { select: { question: true, marks: true } } },
  });
  return rows.map(({ id, seed, begunAt, finishedAt, answers }) => ({
    ...{ id, seed, begunAt, finishedAt, questions: answers.length },
    share:
      resultOf(
        answers.map(({ question, marks }) => ({ question, lecture: null, marks: marksOf(marks) })),
      )?.share ?? null,
  }));
}

/** A mark for each step of the question as it is now. */
function marksFor(
  marks: readonly string[],
  question: RenderedQuestion | undefined,
): (StepMark | null)[] {
  const known = marksOf(marks);
  return question?.steps.map((_, index) => known[index] ?? null) ?? known;
}
