import type { WrittenText } from './course.ts';
import { blankMacro, type QuestionFile, type QuestionText } from './question-file.ts';

/** What of a question is rendered: its statement, and the bodies of its steps one by one. */
export type QuestionTexts = { statement: WrittenText; steps: readonly WrittenText[] };

/** The texts of an offering's question, each saying whose it is: it comes out at its own time. */
export function questionTexts(offering: string, question: QuestionFile): QuestionTexts {
  const { text, figures, slug } = question;
  const written = (part: (text: QuestionText) => string): WrittenText => ({
    ...{ notes: { en: part(text.en), zh: part(text.zh) }, figures, macros: blankMacro },
    of: { offering, question: slug },
  });
  return {
    statement: written(({ statement }) => statement),
    steps: text.en.steps.map((_, index) => written(({ steps }) => steps[index]?.body ?? '')),
  };
}
