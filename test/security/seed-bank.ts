import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { QuestionFile, QuestionText } from '#app/domain/syllabus/question-file.ts';
import { questionTexts } from '#app/domain/syllabus/question-texts.ts';
import type { SourcePortal } from '#test/setup/source-portal.ts';
import type { Mark } from './canary.ts';
import { offerings, staff, type Offering } from './roles.ts';
import type { Things } from './things.ts';

/**
 * The midterm of an offering as the world has it: its bank is not out when everybody asks, and every
 * word of it is a canary.
 */
export function midtermOf(
  { slug: offering, midterm }: OfferingFile,
  mark: Mark,
): OfferingFile['midterm'] {
  if (midterm === null) return null;
  const at = offering as Offering;
  const asked = mark('question that is not out', at, []);
  const slugs =
    at === 'sp24' ? ['spring-question', 'spring-second'] : ['fall-question', 'fall-second'];
  return { ...midterm, published: null, questions: slugs.map((slug) => questionOf(slug, asked)) };
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
      const here = { what: `${slug} of ${offering}`, offering, for: staff };
      things.add('question', { ...here, value: slug });
      if (offering !== 'sp24') continue;
      const { statement, steps } = questionTexts(offering, question);
      for (const text of [statement, ...steps.slice(0, 1)]) {
        const rendered = await services.content.notes(text, 'en');
        things.add('notes', { ...here, value: rendered?.hash ?? '' });
      }
    }
  }
}
