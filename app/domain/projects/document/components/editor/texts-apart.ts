import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { markApart } from './change-words.ts';

/** What the binding takes each part of a Y.Doc for. */
export type Known = Map<unknown, Node | readonly Node[]>;

/**
 * Keeps texts apart that stand side by side in one block, as they do when two people began to write
 * in it at the same moment. To the binding they are one: it would write the words of the second
 * anew into the first and delete the second, and with it what somebody is typing there.
 */
export function keepTextsApart(parent: Y.XmlFragment, node: Node, known: Known): void {
  const children = parent.toArray();
  if (children.length !== node.childCount) return;
  for (const [index, child] of children.entries()) {
    const now = node.child(index);
    if (!(child instanceof Y.XmlElement) || child.nodeName !== now.type.name) continue;
    if (known.get(child) === now) continue;
    if (now.isTextblock) keepApart(child, now, known);
    else keepTextsApart(child, now, known);
  }
}

function keepApart(block: Y.XmlElement, node: Node, known: Known): void {
  const children = block.toArray();
  const texts = children.filter((child) => child instanceof Y.XmlText);
  if (texts.length < 2 || texts.length !== children.length) return;
  if (texts.map(stringOf).join('') !== node.textContent) return;
  markApart(texts, node);
  known.set(block, node);
}

/** The words of a text. */
export function stringOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('');
}
