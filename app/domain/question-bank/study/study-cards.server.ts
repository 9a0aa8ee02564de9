import type { Asker } from '#app/domain/people/asker.ts';
import type { WrittenText } from '#app/domain/syllabus/course.ts';
import { blanksIn, type QuestionFile } from '#app/domain/syllabus/question-file.ts';
import { questionTexts } from '#app/domain/syllabus/question-texts.ts';
import type { RenderedContent } from '#app/domain/syllabus/rendered-content.server.ts';
import type { Language } from '#app/i18n/languages.ts';
import { headingHtml } from '../heading-html.server.ts';
import { readableBank, type BankServices } from '../readable-bank.server.ts';
import type { StudyCard } from './study-card.ts';

type Services = BankServices & { content: RenderedContent };

/**
 * Every question of the bank as HTML, in one language: a browser that has them studies without a
 * network. Null where the asker may not read the bank.
 */
export async function studyCards(
  services: Services,
  asker: Asker,
  language: Language,
): Promise<StudyCard[] | null> {
  const bank = await readableBank(services, asker);
  if (bank === null) return null;
  const cards: StudyCard[] = [];
  // One after another: rendered for the first time, each takes a moment of the only thread.
  for (const question of bank.questions) {
    cards.push(await cardOf(services.content, asker.offering, question, language));
  }
  return cards;
}

async function cardOf(
  content: RenderedContent,
  offering: string,
  question: QuestionFile,
  language: Language,
): Promise<StudyCard> {
  const { statement, steps, boxed } = questionTexts(offering, question);
  const html = (text: WrittenText | undefined) => htmlOf(content, text, language);
  const written = question.text[language].steps;
  return {
    question: question.slug,
    statement: await html(statement),
    steps: await Promise.all(
      written.map(async ({ heading, body, blanks }, index) => ({
        heading: headingHtml(heading),
        body: await html(steps[index]),
        boxed: blanks === 0 ? null : await html(boxed[index]),
        blanks: blanksIn(body),
      })),
    ),
  };
}

async function htmlOf(content: RenderedContent, text: WrittenText | undefined, language: Language) {
  const rendered = text === undefined ? null : await content.notes(text, language);
  return (rendered && content.html(rendered.hash)) ?? '';
}
