import type { Doc } from 'yjs';
import { readContent, type DocumentContent } from '../../content.ts';
import { jsonOf } from '../../yjs-text.ts';

const read = new WeakMap<Doc, { content: DocumentContent | null }>();

/**
 * The live text as it is now, checked; null when it does not fit the schema. Several ask for it
 * after each change: it is read once.
 */
export function liveContent(doc: Doc): DocumentContent | null {
  const known = read.get(doc) ?? { content: readContent(jsonOf(doc)) };
  if (!read.has(doc)) {
    read.set(doc, known);
    // Before anybody hears of the change.
    doc.once('beforeTransaction', () => read.delete(doc));
  }
  return known.content;
}
