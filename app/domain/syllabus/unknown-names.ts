import { experimentSlugs } from '#playground/catalog.ts';
import type { Problem } from './course-error.ts';
import type { MarkdownFile } from './markdown-file.ts';

/** Experiments of a front matter that the playground's catalogue does not have. */
export function unknownExperiments(slugs: readonly string[], file: MarkdownFile): Problem[] {
  return unknownNames('experiment', slugs, experimentSlugs, file);
}

/** Lectures of a front matter that its offering does not have. */
export function unknownLectures(
  slugs: readonly string[],
  known: readonly string[],
  file: MarkdownFile,
): Problem[] {
  return unknownNames('lecture', slugs, known, file);
}

function unknownNames(
  noun: 'experiment' | 'lecture',
  slugs: readonly string[],
  known: readonly string[],
  { front }: MarkdownFile,
): Problem[] {
  return slugs.flatMap((slug, index) =>
    known.includes(slug)
      ? []
      : [
          {
            file: front.file,
            line: front.lineOf([`${noun}s`, index]),
            reason: `there is no ${noun} ${slug}; there are ${known.join(', ')}`,
          },
        ],
  );
}
