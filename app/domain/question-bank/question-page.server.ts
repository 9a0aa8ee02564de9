import type { Asker } from '#app/domain/people/asker.ts';
import { instrumentSummary } from '#app/domain/syllabus/instrument-summary.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import { questionTexts } from '#app/domain/syllabus/question-texts.ts';
import type { ReadingMode } from '#app/domain/syllabus/reading.ts';
import type { RenderedContent } from '#app/domain/syllabus/rendered-content.server.ts';
import type { Bilingual, Language } from '#app/i18n/languages.ts';
import { headingHtml } from './heading-html.server.ts';
import { readableBank, type BankServices } from './readable-bank.server.ts';

type Services = BankServices & { content: RenderedContent };

/** A question with its texts rendered, as it is read in one language or in both. */
export type RenderedQuestion = Pick<
  QuestionFile,
  'slug' | 'title' | 'topics' | 'difficulty' | 'proposed'
> & {
  lecture: { slug: string; title: Bilingual };
  /** The hash under which its HTML is found. */
  statement: string;
  steps: RenderedStep[];
};

/** One step: what its heading hints at, in each language read, and the hash of its HTML. */
export type RenderedStep = { headings: { language: Language; html: string }[]; hash: string };

type Neighbour = { slug: string; title: Bilingual } | null;

export type QuestionPage = {
  question: RenderedQuestion;
  experiments: { slug: string; title: Bilingual }[];
  /** Its place in the bank, from 1, and those before and after it. */
  number: number;
  total: number;
  previous: Neighbour;
  following: Neighbour;
};

/** One question of the bank; null where there is none that the asker may read. */
export async function questionPage(
  services: Services,
  asker: Asker,
  wanted: string,
  mode: ReadingMode,
): Promise<QuestionPage | null> {
  const questions = (await readableBank(services, asker))?.questions ?? [];
  const index = questions.findIndex(({ slug }) => slug === wanted);
  const file = questions[index];
  if (file === undefined) return null;
  const neighbour = (one: QuestionFile | undefined): Neighbour =>
    one === undefined ? null : { slug: one.slug, title: one.title };
  return {
    question: await rendered(services, asker.offering, file, mode),
    experiments: file.experiments.flatMap((slug) => {
      const experiment = instrumentSummary(slug);
      return experiment === undefined ? [] : [{ slug, title: experiment.title }];
    }),
    number: index + 1,
    total: questions.length,
    previous: neighbour(questions[index - 1]),
    following: neighbour(questions[index + 1]),
  };
}

/** Every question of the bank, for paper; null where the asker may not read it. */
export async function wholeBank(
  services: Services,
  asker: Asker,
  mode: ReadingMode,
): Promise<RenderedQuestion[] | null> {
  const bank = await readableBank(services, asker);
  if (bank === null) return null;
  return Promise.all(bank.questions.map((file) => rendered(services, asker.offering, file, mode)));
}

/** These of the bank's questions that the asker may read, in the order in which they are named. */
export async function someQuestions(
  services: Services,
  asker: Asker,
  slugs: readonly string[],
  mode: ReadingMode,
): Promise<RenderedQuestion[]> {
  const questions = (await readableBank(services, asker))?.questions ?? [];
  const wanted = slugs.flatMap((slug) => questions.find((one) => one.slug === slug) ?? []);
  return Promise.all(wanted.map((file) => rendered(services, asker.offering, file, mode)));
}

async function rendered(
  { course, content }: Services,
  offering: string,
  file: QuestionFile,
  mode: ReadingMode,
): Promise<RenderedQuestion> {
  const { slug, title, topics, difficulty, text, proposed } = file;
  const texts = questionTexts(offering, file);
  const hashes = await Promise.all(
    [texts.statement, ...texts.steps].map(async (one) => (await content.notes(one, mode))?.hash),
  );
  const [statement = '', ...steps] = hashes.map((hash) => hash ?? '');
  const lecture = course.offering(offering).lectures.find((one) => one.slug === file.lecture);
  const read: Language[] = mode === 'both' ? ['en', 'zh'] : [mode];
  const languages = proposed === undefined ? read : [proposed.language];
  return {
    ...{ slug, title, topics, difficulty, proposed, statement },
    lecture: { slug: file.lecture, title: lecture?.title ?? title },
    steps: steps.map((hash, index) => ({
      headings: languages.map((language) => ({
        language,
        html: headingHtml(text[language].steps[index]?.heading ?? ''),
      })),
      hash,
    })),
  };
}
