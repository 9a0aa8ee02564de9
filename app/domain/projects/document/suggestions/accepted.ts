import type * as Y from 'yjs';
import { markName } from '../yjs-text.ts';
import { idOf, partsOf, runsIn } from './characters.ts';

/**
 * Which characters were accepted is written beside the text, together with the change: marks alone
 * do not tell it. They lie on stretches, and somebody may type into one while it is accepted.
 */
export const acceptedField = 'accepted';

/**
 * Client, clock and length: characters as Yjs numbers them. The last one is false where accepting
 * was undone, so that they are suggested again.
 */
type Note = [client: number, clock: number, length: number, accepted?: boolean];

/** Writes down that what stands in these suggestions now is accepted. */
export function noteAccepted(doc: Y.Doc, suggestions: ReadonlySet<string>): void {
  const notes = runsIn(doc).flatMap(({ client, clock, length, marks }): Note[] =>
    Object.entries(marks).some(([name, value]) => isInsertionOf(name, value, suggestions))
      ? [[client, clock, length]]
      : [],
  );
  if (notes.length > 0) doc.getArray<Note>(acceptedField).push(notes);
}

/** Writes down that single characters are accepted, or suggested again. */
export function noteCharacters(doc: Y.Doc, ids: Iterable<string>, accepted: boolean): void {
  const notes: Note[] = [];
  for (const { client, clock } of [...ids].map(partsOf).toSorted(inOrder)) {
    const last = notes.at(-1);
    if (last !== undefined && last[0] === client && last[1] + last[2] === clock) last[2]++;
    else notes.push([client, clock, 1, accepted]);
  }
  if (notes.length > 0) doc.getArray<Note>(acceptedField).push(notes);
}

type Character = { client: number; clock: number };

const inOrder = (a: Character, b: Character) => a.client - b.client || a.clock - b.clock;

function isInsertionOf(name: string, value: unknown, ids: ReadonlySet<string>): boolean {
  if (markName(name) !== 'insertion' || value === null || typeof value !== 'object') return false;
  return 'id' in value && ids.has(String(value.id));
}

/** Whether characters are accepted, by all that is written beside the text. */
export function acceptedCharacters(doc: Y.Doc): ReadonlyMap<string, boolean> {
  return told(doc.getArray<unknown>(acceptedField).toArray());
}

/** What a change writes down: of each character whether it is accepted now, or suggested again. */
export function notesIn({
  doc,
  beforeState,
  changed,
}: Y.Transaction): ReadonlyMap<string, boolean> {
  const field = doc.getArray<unknown>(acceptedField);
  if (!new Set<unknown>(changed.keys()).has(field)) return new Map();
  const added: unknown[] = [];
  for (let item = field._start; item !== null; item = item.right) {
    const isNew = item.id.clock >= (beforeState.get(item.id.client) ?? 0);
    if (isNew && !item.deleted) added.push(...(item.content.getContent() as unknown[]));
  }
  return told(added);
}

function told(notes: readonly unknown[]): Map<string, boolean> {
  const all = new Map<string, boolean>();
  for (const [client, clock, length, accepted = true] of notes.filter(isNote))
    for (let at = 0; at < length; at++) all.set(idOf(client, clock + at), accepted);
  return all;
}

const longest = 1_000_000;

function isNote(value: unknown): value is Note {
  return (
    Array.isArray(value) &&
    value.length >= 3 &&
    value.slice(0, 3).every((one) => Number.isSafeInteger(one) && Number(one) >= 0) &&
    Number(value[2]) < longest
  );
}
