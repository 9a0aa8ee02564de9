import type * as Y from 'yjs';
import { markName } from '../yjs-text.ts';
import { runsIn, idOf } from './characters.ts';

/**
 * Which characters were accepted is written beside the text, together with the change: marks alone
 * do not tell it. They lie on stretches, and somebody may type into one while it is accepted.
 */
export const acceptedField = 'accepted';

/** Client, clock and length: characters as Yjs numbers them. */
type Range = [client: number, clock: number, length: number];

/** Writes down that what stands in these suggestions now is accepted. */
export function noteAccepted(doc: Y.Doc, suggestions: ReadonlySet<string>): void {
  const ranges = runsIn(doc).flatMap(({ client, clock, length, marks }): Range[] =>
    Object.entries(marks).some(([name, value]) => isInsertionOf(name, value, suggestions))
      ? [[client, clock, length]]
      : [],
  );
  if (ranges.length > 0) doc.getArray<Range>(acceptedField).push(ranges);
}

function isInsertionOf(name: string, value: unknown, ids: ReadonlySet<string>): boolean {
  if (markName(name) !== 'insertion' || value === null || typeof value !== 'object') return false;
  return 'id' in value && ids.has(String(value.id));
}

/** Whether a character was accepted once, by what stands beside the text. */
export function acceptedCharacters(doc: Y.Doc): (id: string) => boolean {
  const all = new Set<string>();
  for (const [client, clock, length] of doc
    .getArray<unknown>(acceptedField)
    .toArray()
    .filter(isRange))
    for (let at = 0; at < length; at++) all.add(idOf(client, clock + at));
  return (id) => all.has(id);
}

const longest = 1_000_000;

function isRange(value: unknown): value is Range {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    value.every((one) => Number.isSafeInteger(one) && Number(one) >= 0) &&
    Number(value[2]) < longest
  );
}
