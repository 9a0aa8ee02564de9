import * as Y from 'yjs';
import { idOf, runsInText, suggestedIn, type Run } from './characters.ts';
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
  for (const run of newRuns(doc, known)) {
    const [mark] = Object.values(suggestedIn(run.marks, 'insertion')) as Suggested[];
    if (mark === undefined) continue;
    const { id, author, at } = mark;
    if (!marks.has(id)) marks.set(id, { author, at });
    const from = Math.max(run.clock, known);
    notes.push([run.client, from, run.clock + run.length - from, id]);
  }
  if (notes.length > 0) doc.getArray<Note>(suggestedField).push(notes);
}

/** What this copy itself wrote from a moment on. */
function newRuns({ store, clientID }: Y.Doc, known: number): Run[] {
  const structs = store.clients.get(clientID) ?? [];
  if (Y.getState(store, clientID) <= known) return [];
  const texts = new Set<Y.XmlText>();
  for (let index = Y.findIndexSS(structs, known); index < structs.length; index++) {
    const struct = structs[index];
    if (struct instanceof Y.Item && struct.parent instanceof Y.XmlText) texts.add(struct.parent);
  }
  return [...texts]
    .filter(({ _item }) => _item?.deleted === false)
    .flatMap(runsInText)
    .filter(({ client, clock, length }) => client === clientID && clock + length > known);
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
