import type * as Y from 'yjs';
import { idOf, runsSince, suggestedIn } from './characters.ts';
import type { Suggested } from './suggestion.ts';

/**
 * Beside the text it is written down which characters a member's editor, or the server, wrote as
 * somebody's suggestion: typed in suggestion mode, or written anew when a block was split, joined,
 * brought back. Their marks may be signs that another set, and go with these. (Of editors that may
 * only suggest everything is a suggestion: `suggesting-clients.ts`.)
 */
export const suggestedField = 'suggested';
/** The suggestions that are meant there. */
export const suggestionsField = 'suggestions';

/** Client, clock and length, as Yjs numbers characters, and the suggestion. */
type Note = [client: number, clock: number, length: number, suggestion: string];
type Whose = Omit<Suggested, 'id'>;

/** Writes down, within a change, which of its characters are suggested. */
export function noteSuggested({ doc, beforeState }: Y.Transaction): void {
  const known = beforeState.get(doc.clientID) ?? 0;
  const marks = doc.getMap<Whose>(suggestionsField);
  const notes: Note[] = [];
  for (const { clock, length, marks: has } of runsSince(doc, doc.clientID, known)) {
    const [mark] = Object.values(suggestedIn(has, 'insertion')) as Suggested[];
    if (mark === undefined) continue;
    const { id, author, at } = mark;
    if (!marks.has(id)) marks.set(id, { author, at });
    notes.push([doc.clientID, clock, length, id]);
  }
  if (notes.length > 0) doc.getArray<Note>(suggestedField).push(notes);
}

/** The suggestions that are meant in notes, by their ids. */
export const notedIn = (doc: Y.Doc): ReadonlyMap<string, Whose> =>
  new Map(doc.getMap<Whose>(suggestionsField).entries());

/** Writes down anew whose a suggestion is that is meant in notes. */
export function signNoted(doc: Y.Doc, id: string, whose: Whose): void {
  doc.getMap<Whose>(suggestionsField).set(id, whose);
}

const read = new WeakMap<Y.Doc, { notes: number; ids: ReadonlyMap<string, string> }>();

/** The suggestion of which a character was written; null where that is not written down. */
export function suggestionOf(doc: Y.Doc, client: number, clock: number): Suggested | null {
  const notes = doc.getArray<unknown>(suggestedField);
  let known = read.get(doc);
  if (known?.notes !== notes.length) {
    known = { notes: notes.length, ids: idsIn(notes.toArray()) };
    read.set(doc, known);
  }
  const id = known.ids.get(idOf(client, clock));
  const whose = id === undefined ? undefined : doc.getMap<Whose>(suggestionsField).get(id);
  return id === undefined || whose === undefined ? null : { id, ...whose };
}

function idsIn(notes: readonly unknown[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [client, clock, length, id] of notes.filter(isNote))
    for (let at = 0; at < length; at++) ids.set(idOf(client, clock + at), id);
  return ids;
}

const longest = 1_000_000;

function isNote(value: unknown): value is Note {
  return (
    Array.isArray(value) &&
    value.slice(0, 3).every((one) => Number.isSafeInteger(one) && Number(one) >= 0) &&
    Number(value[2]) < longest &&
    typeof value[3] === 'string'
  );
}
