import * as Y from 'yjs';
import { markName, textField } from '../yjs-text.ts';
import { layMarks, runsSince, suggestedIn, without } from './characters.ts';
import { suggestionOrigin } from './keep-suggested.ts';
import { attributeOf } from './mark-attribute.ts';
import { firstCharacters, noteWriting, suggestingIn, type Had } from './suggesting-clients.ts';
import { notedIn, signNoted } from './suggested-characters.ts';
import { isSuggested, type Suggested } from './suggestion.ts';
import { writtenAs } from './written-as.ts';

/** The pieces of suggestions that were in a document so far, each as type, id and author. */
export type SeenMarks = {
  known: Set<string>;
  /** Those that came under another name than the sender's, with the sender. */
  strange: Map<string, string>;
};

export const seenMarks = (): SeenMarks => ({ known: new Set(), strange: new Map() });

/** Takes the marks of an update for known: it was stored, or checked. */
export function rememberMarks({ known, strange }: SeenMarks, update: Uint8Array): void {
  for (const { key } of marksIn(update)) {
    known.add(key);
    strange.delete(key);
  }
}

/**
 * Takes what somebody sends who may write, and sees to it that a mark that is new to the document
 * bears the name of who sends it. What was in it before may come again under its own name: moved,
 * or brought back by undo.
 *
 * @param doc kept to what is suggested in it (`keepSuggested`)
 * @param apply applies the update
 */
export function takeUpdate(
  doc: Y.Doc,
  update: Uint8Array,
  { sender, seen }: { sender: string; seen: SeenMarks },
  apply: () => void,
): void {
  for (const { key, author } of marksIn(update)) {
    if (author === sender) {
      seen.known.add(key);
      seen.strange.delete(key);
    } else if (!seen.known.has(key)) seen.strange.set(key, sender);
  }
  const had = Y.decodeStateVector(Y.encodeStateVector(doc));
  const noted = notedIn(doc);
  apply();
  doc.transact(() => {
    signNotes(doc, noted, { sender, seen });
    noteWriting(doc, update, had);
    keepWritten(doc, update, had);
    // Also what waited for an update that came only now.
    if (seen.strange.size > 0) sign(doc, seen);
  }, suggestionOrigin);
}

/**
 * Words that were written into the text stay text, also where they came to stand in a stretch that
 * is suggested by now: what is written as a suggestion is noted with it.
 */
function keepWritten(doc: Y.Doc, update: Uint8Array, had: Had): void {
  for (const [client, from] of firstCharacters(update, had)) {
    for (const { text, index, clock, length, marks } of runsSince(doc, client, from)) {
      const away = without(suggestedIn(marks, 'insertion'));
      if (Object.keys(away).length === 0) continue;
      for (let at = 0; at < length; at++)
        if (writtenAs(doc, client, clock + at) === null) text.format(index + at, 1, { ...away });
    }
  }
}

/** A piece of a suggestion in an update: whose it is, and what it is the same as. */
type SentMark = { key: string; author: unknown };

/** Every piece of a suggestion that an update brings. */
function marksIn(update: Uint8Array): SentMark[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item)) return [];
    const { content, parentSub } = struct;
    if (content instanceof Y.ContentFormat)
      return content.value === null ? [] : sentMark(markName(content.key), content.value);
    const suggesting = suggestingIn(struct);
    if (suggesting !== null) return sentMark('insertion', suggesting);
    if (content instanceof Y.ContentAny && parentSub === 'deletion')
      return content.arr.flatMap((value: unknown) => sentMark('deletion', value));
    return [];
  });
}

function sentMark(type: string, value: unknown): SentMark[] {
  if (!isSuggested({ type }) || value === null || typeof value !== 'object') return [];
  const { id, author } = value as Record<string, unknown>;
  return [{ key: JSON.stringify([type, id, author]), author }];
}

/** Puts suggestions that are meant in notes, and came with an update, under its sender's name. */
function signNotes(
  doc: Y.Doc,
  before: ReturnType<typeof notedIn>,
  { sender, seen }: { sender: string; seen: SeenMarks },
): void {
  for (const [id, whose] of notedIn(doc)) {
    if (whose.author === sender || before.get(id)?.author === whose.author) continue;
    const isKnown = sentMark('insertion', { id, ...whose }).some(({ key }) => seen.known.has(key));
    if (!isKnown) signNoted(doc, id, { ...whose, author: sender });
  }
}

/** Puts marks under the name of who sent them, wherever they stand. */
function sign(doc: Y.Doc, seen: SeenMarks): void {
  const signed = (type: string, value: unknown): Suggested | null => {
    const [mark] = sentMark(type, value);
    const sender = mark && seen.strange.get(mark.key);
    if (sender === undefined) return null;
    const attrs = { ...(value as Suggested), author: sender };
    for (const { key } of sentMark(type, attrs)) seen.known.add(key);
    return attrs;
  };
  layMarks(doc, (_id, marks) =>
    Object.fromEntries(
      Object.entries(marks).flatMap(([name, value]): [string, unknown][] => {
        const type = markName(name);
        const attrs = signed(type, value);
        return attrs === null
          ? []
          : [
              [name, null],
              [attributeOf({ type, attrs }), attrs],
            ];
      }),
    ),
  );
  const within = (parent: Y.XmlFragment | Y.XmlElement) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      const attrs = signed('deletion', child.getAttribute('deletion'));
      // Yjs types attributes as strings, but keeps any JSON value.
      if (attrs !== null) child.setAttribute('deletion', attrs as unknown as string);
      within(child);
    }
  };
  within(doc.getXmlFragment(textField));
}
