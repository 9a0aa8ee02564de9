import { wordsOfInline, type Inline } from './content.ts';

/** How words stand: formats by name, a link with where it leads. */
export type Formats = readonly string[];

/** A stretch of words of which the formatting became another. */
export type FormatRun = { words: string; before: Formats; after: Formats };

const none: Formats = [];
const formats = ['bold', 'italic', 'strike', 'underline', 'code'];

/** The formatting of each character of a text block's words; suggestions are none. */
export function formatsOf(content: readonly Inline[]): Formats[] {
  return content.flatMap((part) => {
    const own = part.type === 'text' ? namesOf(part) : none;
    return Array.from({ length: wordsOfInline(part).length }, () => own);
  });
}

function namesOf({ marks = [] }: Extract<Inline, { type: 'text' }>): Formats {
  return marks
    .flatMap((mark) => {
      if (mark.type === 'link') return [`link ${mark.attrs.href}`];
      return formats.includes(mark.type) ? [mark.type] : [];
    })
    .toSorted();
}

/**
 * Words that both texts have, cut where their formatting begins or ceases to be another.
 *
 * @param before the formatting of each character in the older text
 * @param after the same in the newer text
 */
export function formatRuns(
  words: string,
  before: readonly Formats[],
  after: readonly Formats[],
): FormatRun[] {
  const runs: FormatRun[] = [];
  for (let at = 0; at < words.length; at++) {
    const now = { before: before[at] ?? none, after: after[at] ?? none };
    const last = runs.at(-1);
    if (
      last !== undefined &&
      sameFormats(last.before, now.before) &&
      sameFormats(last.after, now.after)
    )
      last.words += words[at];
    else runs.push({ words: words[at] ?? '', ...now });
  }
  return runs;
}

export function sameFormats(one: Formats, other: Formats): boolean {
  return one.join() === other.join();
}

/** What words have become by another formatting, by name: a link that leads elsewhere is `link`. */
export function formatChanges({ before, after }: Pick<FormatRun, 'before' | 'after'>) {
  const name = (format: string) => format.replace(/ .*/s, '');
  const added = after.filter((format) => !before.includes(format)).map(name);
  const removed = before.filter((format) => !after.includes(format)).map(name);
  return { added, removed: removed.filter((format) => !added.includes(format)) };
}
