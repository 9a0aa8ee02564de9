import * as Y from 'yjs';
import { canonicalJson } from '#app/domain/records/canonical-json.ts';
import { readContent } from '../content.ts';
import { jsonOf, markName, textField, textsOf, type Json } from '../yjs-text.ts';
import { acceptedField } from './accepted.ts';
import { runsIn, type Marks, type Run } from './characters.ts';
import { keepSuggested } from './keep-suggested.ts';
import { attributeOf } from './mark-attribute.ts';
import { noteSuggested, suggestedField, suggestionsField } from './suggested-characters.ts';
import { noteSuggesting, suggestingField } from './suggesting-clients.ts';
import { isSuggested, withoutSuggestions, type Suggested } from './suggestion.ts';

export type CheckedSuggestion =
  | {
      ok: true;
      /** What is to be applied: the update, and the marks that were missing in it. */
      update: Uint8Array;
      /** Whether the text with its suggestions changes by it. */
      changes: boolean;
    }
  | {
      ok: false;
      /** It is built on something that has not come yet: nobody can say what it would do. */
      because: 'waits' | 'more than suggestions';
    };

/**
 * Whether an update only suggests, in its author's own name: once its author's suggestions are
 * rejected, the text is what it was. What would change the text becomes a suggestion here: words of
 * the author that lack their mark (typed within a suggestion in the moment in which somebody else
 * accepted it) are put under one, and words of the text that are gone (the author took them back in
 * that moment) come back as words that would be deleted. So an honest author meets a refusal only
 * where the structure of the text changed under their hands.
 *
 * @param mark the suggestion under which all that is put
 */
export function checkSuggestion(
  doc: Y.Doc,
  update: Uint8Array,
  mark: Suggested,
): CheckedSuggestion {
  const kept = comparable(doc, mark.author);
  const known = Y.encodeStateVector(doc);
  const had = Y.decodeStateVector(known);
  // What the update deletes, and what comes into a block that is gone, can be read in it.
  const next = new Y.Doc({ gc: false });
  Y.applyUpdate(next, Y.encodeStateAsUpdate(doc));
  // What the server adds to updates is all by one client, which is not its copy's own.
  next.clientID = (doc.clientID + 1) % 2 ** 32;
  keepSuggested(next, () => 'server');
  try {
    Y.applyUpdate(next, update);
  } catch {
    return { ok: false, because: 'more than suggestions' };
  }
  if (isWaiting(next)) return { ok: false, because: 'waits' };
  if (besideText(next) !== besideText(doc)) return { ok: false, because: 'more than suggestions' };
  if (kept === null) return { ok: false, because: 'more than suggestions' };
  if (comparable(next, mark.author) !== kept) {
    next.transact((transaction) => {
      markAdded(next, had, mark);
      bringBack(doc, next, mark);
      noteSuggested(transaction);
    });
    if (comparable(next, mark.author) !== kept)
      return { ok: false, because: 'more than suggestions' };
  }
  const others = marksOfOthers(doc, mark.author);
  if ([...marksOfOthers(next, mark.author)].some((one) => !others.has(one)))
    return { ok: false, because: 'more than suggestions' };
  next.transact(() => noteSuggesting(next, update, had, mark));
  return {
    ok: true,
    update: Y.encodeStateAsUpdate(next, known),
    changes: canonicalJson(jsonOf(doc)) !== canonicalJson(jsonOf(next)),
  };
}

/**
 * What documents hold, without an author's suggestions and written in one way only; null when there
 * is more in it than documents hold.
 */
function comparable(doc: Y.Doc, author: string): string | null {
  const content = readContent(jsonOf(doc));
  if (content === null) return null;
  const kept = withoutSuggestions<Json>(content, author);
  const only = kept.content?.length === 1 ? kept.content[0] : undefined;
  // The editor begins an empty text with an empty paragraph.
  if (only?.type === 'paragraph' && only.content === undefined) return '';
  return kept.content === undefined ? '' : canonicalJson(ordered(kept));
}

/** The marks under other people's names, wherever they lie: nobody suggests in another's name. */
function marksOfOthers(doc: Y.Doc, author: string): Set<string> {
  const found = new Set<string>();
  const collect = (node: Json) => {
    for (const one of node.marks ?? []) {
      if (isSuggested(one) && !isSuggested(one, author)) found.add(canonicalJson(one));
    }
    for (const child of node.content ?? []) collect(child);
  };
  collect(jsonOf(doc));
  return found;
}

/** Marks in one order; who would delete a formula is left out, since only the last one is kept. */
function ordered(node: Json): Json {
  const { deletion: _, ...attrs } = node.attrs ?? {};
  const marks = node.marks?.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  return {
    ...node,
    attrs,
    ...(marks && { marks }),
    ...(node.content && { content: node.content.map(ordered) }),
  };
}

/** Whether something in it waits for what has not come yet: nobody can say what it would do. */
function isWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

/** All that a document holds beside its text: nothing of it is a suggestion. */
function besideText(doc: Y.Doc): string {
  const lists = [acceptedField, suggestedField].map((name) => {
    const list = doc.getArray<unknown>(name);
    return [list.toArray(), list._map.size];
  });
  const maps = [suggestingField, suggestionsField].map((name) => {
    const map = doc.getMap<unknown>(name);
    return [[...map.entries()].sort(byName), map._start !== null];
  });
  const known = [textField, acceptedField, suggestedField, suggestingField, suggestionsField];
  const others = [...doc.share.keys()].filter((name) => !known.includes(name));
  return JSON.stringify([lists, maps, others.sort()]);
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

/** Puts words that came with an update under the author's mark. */
function markAdded(doc: Y.Doc, known: Map<number, number>, { id, author, at }: Suggested): void {
  const attrs = { id, author, at };
  const name = attributeOf({ type: 'insertion', attrs });
  for (const text of textsOf(doc)) {
    for (const { index, length } of addedWithout(text, known, author)) {
      text.format(index, length, { [name]: attrs });
    }
  }
}

/** Words of the text that an update deleted, again where they stood, as words that would be deleted. */
function bringBack(before: Y.Doc, doc: Y.Doc, { id, author, at }: Suggested): void {
  const attrs = { id, author, at };
  const name = attributeOf({ type: 'deletion', attrs });
  const isOwn = ([key, value]: [string, unknown], type: string) =>
    markName(key) === type && isSuggested({ type, attrs: value as Json['attrs'] }, author);
  const kept = runsIn(before).filter(({ marks }) =>
    Object.entries(marks).every((one) => !isOwn(one, 'insertion')),
  );
  for (const text of textsOf(doc)) {
    for (const { index, words, marks } of deletedIn(text, kept).toReversed()) {
      const again = Object.entries(marks).some((one) => isOwn(one, 'deletion'));
      text.insert(index, words, again ? { ...marks } : { ...marks, [name]: attrs });
    }
  }
}

/** Which of these characters are deleted in a run of text, and where they stood. */
function deletedIn(text: Y.XmlText, kept: readonly Run[]) {
  const found: { index: number; words: string; marks: Marks }[] = [];
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) index += item.length;
    if (!item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const pieces = kept
      .filter((run) => run.client === client && run.clock < clock + item.length)
      .filter((run) => clock < run.clock + run.length)
      .toSorted((a, b) => a.clock - b.clock);
    for (const { clock: from, length, marks } of pieces) {
      const words = item.content.str.slice(Math.max(0, from - clock), from + length - clock);
      found.push({ index, words, marks });
    }
  }
  return found;
}

/** Where words stand that are new and no suggestion of this author. */
function addedWithout(text: Y.XmlText, known: Map<number, number>, author: string) {
  const found: { index: number; length: number }[] = [];
  const marks = new Map<string, unknown>();
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      marks.set(item.content.key, item.content.value);
    } else if (item.countable) {
      const old = Math.max(0, (known.get(item.id.client) ?? 0) - item.id.clock);
      if (old < item.length && !isInserted(marks, author)) {
        found.push({ index: index + old, length: item.length - old });
      }
      index += item.length;
    }
  }
  return found;
}

function isInserted(marks: ReadonlyMap<string, unknown>, author: string): boolean {
  return [...marks].some(([name, value]) => {
    const attrs = value as Record<string, unknown> | null;
    const type = markName(name);
    return attrs !== null && type === 'insertion' && isSuggested({ type, attrs }, author);
  });
}
