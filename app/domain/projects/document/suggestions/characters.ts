import * as Y from 'yjs';
import { markName, textsOf } from '../yjs-text.ts';
import { isSuggested } from './suggestion.ts';

/** The marks on a character by the names under which the text keeps them. */
export type Marks = Readonly<Record<string, unknown>>;

/** Characters with ids one after the other, which stand together under the same marks. */
export type Run = {
  client: number;
  clock: number;
  length: number;
  text: Y.XmlText;
  /** Where they stand in it. */
  index: number;
  marks: Marks;
};

/** All characters of a document, in reading order. */
export const runsIn = (doc: Y.Doc): Run[] => textsOf(doc).flatMap(runsInText);

/** All characters of one text. */
export function runsInText(text: Y.XmlText): Run[] {
  const runs: Run[] = [];
  let marks: Record<string, unknown> = {};
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      const { [key]: _, ...others } = marks;
      marks = value === null ? others : { ...others, [key]: value as unknown };
    } else if (item.countable) {
      runs.push({ ...item.id, length: item.length, text, index, marks });
      index += item.length;
    }
  }
  return runs;
}

/** The characters that one client wrote from a clock on, in the texts in which they stand. */
export function runsSince({ store }: Y.Doc, client: number, known: number): Run[] {
  const structs = store.clients.get(client) ?? [];
  if (Y.getState(store, client) <= known) return [];
  const texts = new Set<Y.XmlText>();
  for (let index = Y.findIndexSS(structs, known); index < structs.length; index++) {
    const struct = structs[index];
    if (struct instanceof Y.Item && struct.parent instanceof Y.XmlText) texts.add(struct.parent);
  }
  return [...texts]
    .filter(({ _item }) => _item?.deleted === false)
    .flatMap(runsInText)
    .filter((run) => run.client === client && run.clock + run.length > known)
    .map((run) => {
      const old = Math.max(0, known - run.clock);
      return {
        ...run,
        clock: run.clock + old,
        index: run.index + old,
        length: run.length - old,
      };
    });
}

/** Of these marks the pieces of suggestions: all, or those of one kind. */
export function suggestedIn(marks: Marks, kind?: string): Marks {
  return Object.fromEntries(
    Object.entries(marks).filter(([name]) =>
      kind === undefined ? isSuggested({ type: markName(name) }) : markName(name) === kind,
    ),
  );
}

/** What takes these marks away. */
export const without = (marks: Marks): Marks =>
  Object.fromEntries(Object.keys(marks).map((name): [string, null] => [name, null]));

/** The name of a single character, which it keeps as long as it stands. */
export const idOf = (client: number, clock: number) => `${client}:${clock}`;

export function partsOf(id: string): { client: number; clock: number } {
  const [client = 0, clock = 0] = id.split(':').map(Number);
  return { client, clock };
}

/** What is on each single character, for those on which anything is. */
export function eachCharacter(runs: readonly Run[], of: (marks: Marks) => Marks) {
  const found = new Map<string, Marks>();
  for (const { client, clock, length, marks } of runs) {
    const own = of(marks);
    if (Object.keys(own).length === 0) continue;
    for (let at = 0; at < length; at++) found.set(idOf(client, clock + at), own);
  }
  return found;
}

export function sameMarks(one: Marks, other: Marks): boolean {
  if (one === other) return true;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  // Mostly they are the very same: this is asked for every character, at every key.
  if (names.every((name) => one[name] === other[name])) return true;
  return writing(one) === writing(other);
}

function writing(marks: Marks): string {
  const names = Object.keys(marks).sort();
  return names.map((name) => `${name} ${JSON.stringify(marks[name])}`).join();
}

/**
 * Sees to it that characters carry the marks that they should: asks for each what it should carry
 * beside what it does, and changes what differs.
 *
 * @param wanted changes for one character, by the names of marks (null takes one away); null for none
 */
export function layMarks(doc: Y.Doc, wanted: (id: string, marks: Marks) => Marks | null): void {
  const changes: { text: Y.XmlText; index: number; length: number; marks: Marks }[] = [];
  for (const { client, clock, length, text, index, marks } of runsIn(doc)) {
    for (let at = 0; at < length; at++) {
      const change = wanted(idOf(client, clock + at), marks);
      if (change === null || Object.keys(change).length === 0) continue;
      const last = changes.at(-1);
      const follows = last?.text === text && last.index + last.length === index + at;
      if (last !== undefined && follows && sameMarks(last.marks, change)) last.length++;
      else changes.push({ text, index: index + at, length: 1, marks: change });
    }
  }
  for (const { text, index, length, marks } of changes) text.format(index, length, { ...marks });
}

/** Whether words under these marks are inserted by this author, and only suggested. */
export function isInsertionBy(marks: Marks, author: string): boolean {
  return Object.entries(marks).some(
    ([name, value]) =>
      isSuggested({ type: markName(name), attrs: value as Record<string, unknown> }, author) &&
      markName(name) === 'insertion',
  );
}
