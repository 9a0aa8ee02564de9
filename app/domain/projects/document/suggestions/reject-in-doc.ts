import * as Y from 'yjs';
import { markName, textField, textsOf } from '../yjs-text.ts';
import { isSuggested } from './suggestion.ts';

/**
 * Rejects everybody's suggestions in a Y.Doc: what stays are the same characters as before, so that
 * passages anchored in it are found in the live text and the other way round.
 */
export function rejectInDoc(doc: Y.Doc): void {
  doc.transact(() => {
    for (const text of textsOf(doc)) rejectInText(text);
    removeDeletions(doc.getXmlFragment(textField));
  });
}

function rejectInText(text: Y.XmlText): void {
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  let end = text.length;
  for (const { insert, attributes = {} } of runs.toReversed()) {
    const length = typeof insert === 'string' ? insert.length : 1;
    const at = end - length;
    end = at;
    const own = Object.keys(attributes).filter((name) => isSuggested({ type: markName(name) }));
    if (own.some((name) => markName(name) === 'insertion')) text.delete(at, length);
    else if (own.length > 0) {
      text.format(at, length, Object.fromEntries(own.map((name) => [name, null])));
    }
  }
}

function removeDeletions(parent: Y.XmlFragment | Y.XmlElement): void {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.getAttribute('deletion') !== undefined) child.removeAttribute('deletion');
    removeDeletions(child);
  }
}
