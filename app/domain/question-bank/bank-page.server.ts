import type { Asker } from '#app/domain/people/asker.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { isShown, type BankFilter } from './bank-filter.ts';
import { readableBank, type BankServices } from './readable-bank.server.ts';

/** A question in a list, without what it asks. */
export type ListedQuestion = Pick<QuestionFile, 'slug' | 'title' | 'topics' | 'difficulty'> & {
  /** Its place in the bank, from 1. */
  number: number;
};

/** The bank as its page lists it: by lecture, and what it can be narrowed down by. */
export type ListedBank = {
  total: number;
  lectures: { slug: string; title: Bilingual; questions: ListedQuestion[] }[];
  topics: Bilingual[];
};

/** The questions that the asker may read and asks for; null where they read none. */
export async function listedBank(
  services: BankServices,
  asker: Asker,
  filter: BankFilter,
): Promise<ListedBank | null> {
  const bank = await readableBank(services, asker);
  if (bank === null) return null;
  const { questions } = bank;
  const shown = questions.filter((question) => isShown(question, filter));
  const topics = new Map(questions.flatMap((one) => one.topics).map((topic) => [topic.en, topic]));
  return {
    total: questions.length,
    lectures: services.course
      .offering(asker.offering)
      .lectures.map(({ slug, title }) => ({
        ...{ slug, title },
        questions: shown
          .filter(({ lecture }) => lecture === slug)
          .map((question) => listed(question, questions)),
      }))
      .filter((lecture) => lecture.questions.length > 0),
    topics: [...topics.values()],
  };
}

/** What of the bank belongs to a lecture; nothing where the asker reads none of it. */
export async function lectureQuestions(
  services: BankServices,
  asker: Asker,
  lecture: string,
): Promise<ListedQuestion[]> {
  const questions = (await readableBank(services, asker))?.questions ?? [];
  return questions
    .filter((question) => question.lecture === lecture)
    .map((question) => listed(question, questions));
}

function listed(question: QuestionFile, all: readonly QuestionFile[]): ListedQuestion {
  const { slug, title, topics, difficulty } = question;
  return { slug, title, topics, difficulty, number: all.indexOf(question) + 1 };
}
