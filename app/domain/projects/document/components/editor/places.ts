import type { Node } from '@tiptap/pm/model';
import { atomBlockNames } from '../../figures/figure.ts';
import type { Passage, Place } from '../../passage.ts';

// Places of a text (a block and a character in it) and the editor's own positions.

/** `atom` says that it holds no words, but is one character itself. */
export type Start = { at: number; atom: boolean };

/** Where each text block begins, in the order of `textBlocksOf`. */
export function textBlockStarts(doc: Node): Start[] {
  const starts: Start[] = [];
  doc.descendants((node, at) => {
    const atom = atomBlockNames.includes(node.type.name);
    if (atom || node.isTextblock) starts.push({ at, atom });
    return !node.isTextblock;
  });
  return starts;
}

/** The editor's position of a place; null when there is no such block. */
export function positionOf(starts: readonly Start[], { block, offset }: Place): number | null {
  const start = starts[block];
  if (start === undefined) return null;
  return start.atom ? start.at + offset : start.at + 1 + offset;
}

/** What stands between two positions within one block, as a passage; null outside of the text. */
export function passageBetween(doc: Node, from: number, to: number): Passage | null {
  const block = textBlockStarts(doc).findLastIndex(({ at }) => at < from);
  const start = textBlockStarts(doc)[block];
  if (start === undefined || start.atom) return null;
  const at = start.at + 1;
  return { from: { block, offset: from - at }, to: { block, offset: to - at } };
}
