import type * as Y from 'yjs';
import { acceptedCharacters } from './accepted.ts';
import { idOf, isInsertionBy, suggestedIn, type Marks } from './characters.ts';
import { attributeOf } from './mark-attribute.ts';
import { suggestionOf } from './suggested-characters.ts';
import { suggestionBy } from './suggesting-clients.ts';
import type { Suggested } from './suggestion.ts';

/**
 * The suggestion as which a character was written; null for one that was written into the text. It
 * stays the same when the character is accepted.
 */
export function writtenAs(doc: Y.Doc, client: number, clock: number): Suggested | null {
  return suggestionBy(doc, client, clock) ?? suggestionOf(doc, client, clock);
}

/** The marks of characters that nobody has accepted or rejected, as these were written. */
export function marksAsWritten(doc: Y.Doc) {
  const accepted = acceptedCharacters(doc);
  return ({ client, clock }: Y.ID, marks: Marks): Marks => {
    if (accepted.has(idOf(client, clock))) return marks;
    const attrs = writtenAs(doc, client, clock);
    if (attrs !== null && isInsertionBy(marks, attrs.author)) return marks;
    const inserted = suggestedIn(marks, 'insertion');
    const rest = Object.fromEntries(Object.entries(marks).filter(([name]) => !(name in inserted)));
    return attrs === null ? rest : { ...rest, [attributeOf({ type: 'insertion', attrs })]: attrs };
  };
}
