import type { Inline } from './content.ts';
import type { Passage } from './passage.ts';

/** A passage that a thread is about. */
export type Highlight = { thread: string; passage: Passage };

/** A piece of a text block on which the same threads lie. */
export type Run = { part: Inline; threads: string[] };

/** Cuts a text block's content where a highlight begins or ends. */
export function splitRuns(
  parts: readonly Inline[],
  block: number,
  highlights: readonly Highlight[],
): Run[] {
  const ranges = highlights.flatMap(({ thread, passage: { from, to } }) =>
    from.block <= block && block <= to.block
      ? [
          {
            thread,
            start: from.block === block ? from.offset : 0,
            end: to.block === block ? to.offset : Infinity,
          },
        ]
      : [],
  );
  let at = 0;
  return parts.flatMap((part) => {
    const start = at;
    const length = part.type === 'text' ? part.text.length : 1;
    at += length;
    const cuts = ranges
      .flatMap((range) => [range.start, range.end])
      .filter((cut) => cut > start && cut < start + length);
    const edges = [...new Set([start, ...cuts, start + length])].toSorted((a, b) => a - b);
    return edges.slice(0, -1).map((edge, index): Run => {
      const end = edges[index + 1] ?? edge;
      const over = ranges.filter((range) => range.start <= edge && end <= range.end);
      const piece =
        part.type === 'text' ? { ...part, text: part.text.slice(edge - start, end - start) } : part;
      return { part: piece, threads: over.map(({ thread }) => thread) };
    });
  });
}
