import type {
  HomeworkFile,
  HomeworkText,
  OfferingFile,
  WrittenText,
} from '#app/domain/syllabus/course.ts';
import type { SourcePortal } from '#test/setup/source-portal.ts';
import type { Mark } from './canary.ts';
import { offerings, staff, type Offering } from './roles.ts';
import type { Things } from './things.ts';

/**
 * The homework of an offering as the world has it when everybody asks: of the first two everything
 * is out, of the third what it asks, of the fourth nothing. What is not out holds canaries. In the
 * other offering the last two have other names, so that one can ask for what is only here.
 */
export function homeworkOf({ slug: offering, homework }: OfferingFile, mark: Mark): HomeworkFile[] {
  const at = offering as Offering;
  const solved = mark('solutions that are not out', at, []);
  const asked = mark('homework that is not out', at, []);
  return homework.map((file, index) => {
    const slug = at === 'sp24' || index < 2 ? file.slug : `fall-${file.slug}`;
    const text = (part: HomeworkText['part'], words: string): WrittenText => ({
      ...{ notes: { en: words, zh: words }, figures: new Map() },
      of: { offering, homework: slug, part },
    });
    const statement = index < 3 ? `What ${slug} of ${offering} asks.` : asked;
    const solutions = index < 2 ? `How ${slug} of ${offering} is done.` : solved;
    return {
      ...{ ...file, slug },
      statement: {
        ...text('statement', statement),
        parts: [{ key: 'all', title: { en: statement, zh: statement }, points: 100, rubric: [] }],
        expects: { kinds: ['pdf'], megabytes: 5, byTeam: false },
        downloads: [
          { name: `${slug}-data.py`, about: { en: statement, zh: statement }, text: statement },
        ],
        ...{ lectures: ['autoregressive-models'], experiments: ['pixelcnn'] },
        worked: text('solutions', solutions),
      },
    };
  });
}

/** Homework, solutions and files by their addresses, and their texts by their hashes. */
export async function seedHomework({
  portal: { services },
  things,
}: {
  portal: SourcePortal;
  things: Things;
}): Promise<void> {
  for (const slug of ['hw1', 'hw2']) {
    const everywhere = { what: slug, offering: null };
    things.add('homework', { ...everywhere, value: slug });
    things.add('solutions', { ...everywhere, value: slug });
    things.add('homework file', { ...everywhere, value: `${slug}-data.py`, at: slug });
  }
  for (const offering of offerings) {
    const [, , third, fourth] = services.course.offering(offering).homework;
    for (const file of [third, fourth]) {
      if (file?.statement?.worked == null) throw new Error('The world has no third homework');
      const here = { what: `${file.slug} of ${offering}`, value: file.slug, offering };
      things.add('homework', here);
      things.add('solutions', { ...here, for: staff });
      if (offering !== 'sp24') continue;
      const task = await services.content.notes(file.statement, 'en');
      const solved = await services.content.notes(file.statement.worked, 'en');
      const ahead = file === fourth ? { for: staff } : {};
      things.add('notes', { ...here, ...ahead, value: task?.hash ?? '' });
      things.add('notes', { ...here, for: staff, value: solved?.hash ?? '' });
    }
  }
}
