import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import {
  readableBank,
  type CourseMidterm,
} from '#app/domain/question-bank/readable-bank.server.ts';
import { midtermDraws, type MidtermDraw } from './midterm-draws.server.ts';
import { paperName } from './papers.ts';

/** A question as it stands in a list of what can be drawn, or was. */
export type DrawableQuestion = Pick<QuestionFile, 'slug' | 'title' | 'difficulty'> & {
  lecture: Bilingual;
  /** How often it may come up beside the others, in the draw that stands. */
  weight: number;
};

export type DrawnPaper = {
  name: string;
  questions: {
    slug: string;
    /** Null once it is not in the bank any more. */
    question: DrawableQuestion | null;
  }[];
};

export type StaffMidterm = {
  midterm: CourseMidterm;
  /** In the order of the lectures. */
  bank: DrawableQuestion[];
  /** What stands; null while nothing is drawn. */
  drawn:
    (Pick<MidtermDraw, 'id' | 'seed' | 'why' | 'by' | 'drawnAt'> & { papers: DrawnPaper[] }) | null;
  /** What was drawn before, the last first. */
  earlier: Pick<MidtermDraw, 'id' | 'seed' | 'by' | 'drawnAt' | 'why'>[];
  /** Whether it can be drawn now. */
  open: boolean;
  /** For the form. */
  requestId: string;
};

/** The midterm for its staff: what can be drawn, and what was; null where there is none. */
export async function staffMidterm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
): Promise<StaffMidterm | null> {
  const bank = await readableBank(services, asker);
  if (bank === null) return null;
  const { archived, lectures } = services.course.offering(asker.offering);
  const [last = null, ...earlier] = await midtermDraws(services.db, asker.offering);
  const questions = bank.questions.map(({ slug, title, difficulty, lecture }) => ({
    ...{ slug, title, difficulty, weight: last?.weights.get(slug) ?? 1 },
    lecture: lectures.find((each) => each.slug === lecture)?.title ?? title,
  }));
  return {
    ...{ midterm: bank.midterm, bank: questions, requestId: newId() },
    drawn: last && { ...facts(last), papers: drawnPapers(last, questions) },
    earlier: earlier.map(facts),
    open: !archived && asker.at < bank.midterm.begins,
  };
}

function facts({ id, seed, by, drawnAt, why }: MidtermDraw) {
  return { id, seed, by, drawnAt, why };
}

function drawnPapers({ papers }: MidtermDraw, bank: readonly DrawableQuestion[]): DrawnPaper[] {
  return papers.map((slugs, index) => ({
    name: paperName(index),
    questions: slugs.map((slug) => ({
      slug,
      question: bank.find((each) => each.slug === slug) ?? null,
    })),
  }));
}
