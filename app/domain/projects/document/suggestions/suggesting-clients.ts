import * as Y from 'yjs';
import type { Suggested } from './suggestion.ts';

/**
 * Which editors may only suggest stands beside the text, from the first character on that each of
 * them brought: every character of theirs is a suggestion until it is accepted, whatever became of
 * the marks around it in somebody's copy. The server writes it.
 */
export const suggestingField = 'suggesting';

/** The suggestion under which characters are put that have lost theirs; their clocks. */
type Since = Suggested & { from: number; until?: number };

const clientsIn = (doc: Y.Doc) => doc.getMap<Since>(suggestingField);

/** The suggestion that a character is by the editor that wrote it; null for others' characters. */
export function suggestionBy(doc: Y.Doc, client: number, clock: number): Suggested | null {
  const since = clientsIn(doc).get(String(client));
  if (since === undefined || clock < since.from || clock >= (since.until ?? Infinity)) return null;
  const { id, author, at } = since;
  return { id, author, at };
}

/** How much of each client a copy has: the number of its characters and signs. */
export type Had = ReadonlyMap<number, number>;

/**
 * Writes down whose characters an update brings: those of somebody who may only suggest.
 *
 * @param had what the copy had before: an editor that is asked for all that is missing may send what
 *   others wrote as well, which came on its own way meanwhile
 */
export function noteSuggesting(
  doc: Y.Doc,
  update: Uint8Array,
  had: Had,
  { id, author, at }: Suggested,
): void {
  for (const [client, from] of firstCharacters(update, had)) {
    const since = clientsIn(doc).get(String(client));
    if (since === undefined || since.until !== undefined)
      clientsIn(doc).set(String(client), { id, author, at, from });
  }
}

/**
 * Writes down that somebody may write from now on in an editor in which they could only suggest.
 *
 * @param had what the copy had before
 */
export function noteWriting(doc: Y.Doc, update: Uint8Array, had: Had): void {
  if (clientsIn(doc).size === 0) return;
  for (const [client, until] of firstCharacters(update, had)) {
    const since = clientsIn(doc).get(String(client));
    if (since?.until === undefined && since !== undefined && until >= since.from)
      clientsIn(doc).set(String(client), { ...since, until });
  }
}

/** From where on an update brings characters that are new, by client. */
export function firstCharacters(update: Uint8Array, had: Had): Map<number, number> {
  const first = new Map<number, number>();
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const { client, clock } = struct.id;
    const begins = Math.max(clock, had.get(client) ?? 0);
    if (begins >= clock + struct.length) continue;
    first.set(client, Math.min(first.get(client) ?? Infinity, begins));
  }
  return first;
}

/** Whether an item of an update is such a note, and what it says. */
export function suggestingIn(item: Y.Item): Suggested | null {
  const { parent, content } = item;
  if ((parent as unknown) !== suggestingField || !(content instanceof Y.ContentAny)) return null;
  return (content.arr.at(0) as Since | undefined) ?? null;
}
