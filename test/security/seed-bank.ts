import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { QuestionFile, QuestionText } from '#app/domain/syllabus/question-file.ts';
import { questionTexts } from '#app/domain/syllabus/question-texts.ts';
import type { SourcePortal } from '#test/setup/source-portal.ts';
import type { Mark } from './canary.ts';
import { offerings, staff, type Offering } from './roles.ts';
import type { Things } from './things.ts';

/**
 * The midterm of an offering as the world has it: in `sp24` its bank is not out when everybody asks,
 * and every word of it is a canary; in the other offering it is out.
 */
export function midtermOf(
  { slug: offering, midterm }: OfferingFile,
  mark: Mark,
): OfferingFile['midterm'] {
  const at = offering as Offering;
  if (midterm === null) return null;
  if (at !== 'sp24') {
    const questions = [questionOf('fall-question', 'What fa24 asks in its midterm')];
    return { ...midterm, published: '2024-02-20', questions };
  }
  const asked = mark('question that is not out', at, []);
  const questions = [questionOf('spring-question', asked), questionOf('spring-second', asked)];
  return { ...midterm, published: null, questions };
}

function questionOf(slug: string, words: string): QuestionFile {
  const both = { en: words, zh: words };
  const text: QuestionText = {
    statement: words,
    steps: [1, 2, 3].map((blanks) => ({
      ...{ heading: words, blanks },
      body: `$$\n\\blank{\\text{${words}}}\n$$`,
    })),
  };
  return {
    ...{ slug, title: both, topics: [both], difficulty: 2, figures: new Map() },
    ...{ lecture: 'autoregressive-models', experiments: ['pixelcnn'] },
    text: { en: text, zh: text },
  };
}

/** Questions by their addresses, and their texts by their hashes. */
export async function seedBank({
  portal: { services },
  things,
}: {
  portal: SourcePortal;
  things: Things;
}): Promise<void> {
  for (const offering of offerings) {
    for (const question of services.course.offering(offering).midterm?.questions ?? []) {
      const { slug } = question;
      const ahead = offering === 'sp24' ? { for: staff } : {};
      const here = { what: `${slug} of ${offering}`, offering, ...ahead };
      things.add('question', { ...here, value: slug });
      const { statement, steps } = questionTexts(offering, question);
      // What is out is everybody's, from wherever they ask.
      const everywhere = offering === 'sp24' ? here : { ...here, offering: null };
      for (const text of [statement, ...steps.slice(0, 1)]) {
        const rendered = await services.content.notes(text, 'en');
        things.add('notes', { ...everywhere, value: rendered?.hash ?? '' });
      }
    }
  }
}
