import { wordsOfInline, type Block, type ListItem } from '../../content.ts';
import { longestWords } from '../../figures/figure.ts';

/** A paragraph before it is known what stands beside it. */
export type Part =
  | { kind: 'block'; block: Block }
  | { kind: 'item'; level: number; ordered: boolean; start: number; blocks: Block[] }
  | { kind: 'code' | 'quote' | 'caption'; block: Block & { type: 'paragraph' } };

/** Puts together what belongs together: the items of a list, the lines of a program. */
export function folded(parts: readonly Part[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  while (from < parts.length) {
    const kind = parts[from]?.kind;
    const part = parts[from];
    if (part?.kind === 'caption') {
      blocks.push(...captioned(blocks, part.block));
      from += 1;
      continue;
    }
    let to = from;
    while (to < parts.length && parts[to]?.kind === kind) to += 1;
    blocks.push(...foldedRun(parts.slice(from, to)));
    from = to;
  }
  return blocks;
}

/** A caption that stands below a figure is its own; its number is counted here. */
function captioned(blocks: readonly Block[], line: Line): Block[] {
  const figure = blocks.at(-1);
  if (figure?.type !== 'figure' || figure.attrs.caption !== '') return [line];
  const words = wordsOfLine(line).replace(
    /^\s*(figure|fig\.?|abbildung|图)\s*\d*\s*[.:：–-]?\s*/i,
    '',
  );
  figure.attrs.caption = words.slice(0, longestWords.caption);
  return [];
}

type Line = Block & { type: 'paragraph' };

function foldedRun(run: readonly Part[]): Block[] {
  const items = run.flatMap((part) => (part.kind === 'item' ? [part] : []));
  if (items.length > 0) return listsOf(items);
  const lines = run.flatMap((part) =>
    part.kind === 'code' || part.kind === 'quote' ? [part.block] : [],
  );
  if (run[0]?.kind === 'quote') return [{ type: 'blockquote', content: lines }];
  if (run[0]?.kind === 'code') {
    const text = lines.map(wordsOfLine).join('\n');
    return text === '' ? [] : [{ type: 'codeBlock', content: [{ type: 'text', text }] }];
  }
  return run.flatMap((part) => (part.kind === 'block' ? [part.block] : []));
}

function wordsOfLine({ content }: Line): string {
  return (content ?? []).map(wordsOfInline).join('');
}

type Item = Part & { kind: 'item' };

/** The lists of consecutive items: a deeper item belongs to the one before it. */
function listsOf(items: readonly Item[]): Block[] {
  const lists: Block[] = [];
  let from = 0;
  while (from < items.length) {
    const first = items[from];
    if (first === undefined) break;
    const { level, ordered, start } = first;
    const content: ListItem[] = [];
    while (from < items.length) {
      const item = items[from];
      if (item === undefined || item.level < level) break;
      if (item.level === level && item.ordered !== ordered) break;
      if (item.level === level) {
        content.push({ type: 'listItem', content: item.blocks });
        from += 1;
        continue;
      }
      let to = from;
      while ((items[to]?.level ?? -1) > level) to += 1;
      content.at(-1)?.content?.push(...listsOf(items.slice(from, to)));
      from = to;
    }
    lists.push(
      ordered
        ? { type: 'orderedList', attrs: { start }, content }
        : { type: 'bulletList', content },
    );
  }
  return lists;
}
