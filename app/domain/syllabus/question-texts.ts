import type { WrittenText } from './course.ts';
import { blankMacro, boxBlanks, type QuestionFile, type QuestionText } from './question-file.ts';

/**
 * What of a question is rendered: its statement, the bodies of its steps one by one, and the steps
 * once more with a box for each blank.
 */
export type QuestionTexts = {
  statement: WrittenText;
  steps: readonly WrittenText[];
  boxed: readonly WrittenText[];
};

/** The texts of an offering's question, each saying whose it is: it comes out at its own time. */
export function questionTexts(offering: string, question: QuestionFile): QuestionTexts {
  const { text, figures, slug, proposed } = question;
  const written = (part: (text: QuestionText) => string): WrittenText => ({
    notes: { en: part(text.en), zh: proposed ? null : part(text.zh) },
    ...(proposed && { typed: proposed.language }),
    ...{ figures, macros: blankMacro },
    of: { offering, question: slug },
  });
  return {
    statement: written(({ statement }) => statement),
    steps: text.en.steps.map((_, index) => written(({ steps }) => steps[index]?.body ?? '')),
    boxed: text.en.steps.map((_, index) =>
      written(({ steps }) => boxBlanks(steps[index]?.body ?? '')),
    ),
  };
}
