import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { QuestionFile, QuestionText } from '#app/domain/syllabus/question-file.ts';

const both = (words: string) => ({ en: words, zh: words });

/** A question whose derivation has so many steps. */
export function question(slug: string, steps: number): QuestionFile {
  const text: QuestionText = {
    statement: `Show ${slug}.`,
    steps: Array.from({ length: steps }, (_, index) => ({
      ...{ heading: `Step ${index + 1} of ${slug}`, body: `$x = ${index + 1}$`, blanks: 0 },
    })),
  };
  return {
    ...{ slug, title: both(slug), lecture: 'first', topics: [both('sums')] },
    ...{ difficulty: 1, experiments: [], figures: new Map() },
    text: { en: text, zh: text },
  };
}

/** A midterm on 11 April 2024 with these questions, which are out from 4 April on. */
export function bankOf(questions: readonly QuestionFile[]): NonNullable<OfferingFile['midterm']> {
  return {
    ...{ date: '2024-04-11', covers: both('All'), published: null },
    ...{ asks: 2, minutes: 60, questions },
  };
}
