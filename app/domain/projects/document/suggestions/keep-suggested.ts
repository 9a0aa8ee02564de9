import * as Y from 'yjs';
import { acceptedCharacters, notesIn } from './accepted.ts';
import { idOf, isInsertionBy, suggestedIn, without, type Marks } from './characters.ts';
import { attributeOf } from './mark-attribute.ts';
import { isSign } from './suggestion.ts';
import { writtenAs } from './written-as.ts';
import { textsOf } from '../yjs-text.ts';

/** The origin of what is put right. */
export const suggestionOrigin = 'suggestions';

/**
 * What a copy of the text sees to when others' changes reach it. The server keeps to one rule: a
 * character changes whether it is suggested only when it is written down that it was accepted, or
 * that accepting was undone. Marks alone do not keep to it. They lie on stretches, and Yjs merges
 * what two people do to a stretch: a letter typed into one that somebody else accepts loses its
 * mark, and letters behind one gain it.
 *
 * A member's copy may be the first in which that happens. It marks what is suggested by all that
 * is written down, before anybody sees it: words that were split, joined or brought back while
 * their mark is missing would be written anew without it. It does nothing else, since two copies
 * that both hold on to what they had would never agree.
 */
export type Keeper = 'server' | 'member' | 'reader';

export function keepSuggested(doc: Y.Doc, keeper: () => Keeper): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.local) return;
    // Yjs would clear away marks between which this copy has no words: somebody may type there.
    transaction._needFormattingCleanup = false;
    const rule = rules[keeper()];
    if (rule !== null) putRight(transaction, rule);
  });
}

type Change = { text: Y.XmlText; index: number; length: number; marks: Marks | 'away' };

function putRight(transaction: Y.Transaction, keep: Rule): void {
  const { doc, changed } = transaction;
  const notes = notesIn(transaction);
  const touched = new Set<unknown>(changed.keys());
  const texts = textsOf(doc).filter((text) => notes.size > 0 || touched.has(text));
  let all: ReadonlyMap<string, boolean> | null = null;
  const accepted = (id: string) => (all ??= acceptedCharacters(doc)).get(id);
  const known = { doc, notes, accepted };
  const changes = texts.flatMap((text) => changesIn(text, transaction, (one) => keep(one, known)));
  if (changes.length === 0) return;
  doc.transact(() => {
    // From the end: places before a change stay where they are.
    for (const { text, index, length, marks } of changes.toReversed()) {
      if (marks === 'away') text.delete(index, length);
      else text.format(index, length, { ...marks });
    }
  }, suggestionOrigin);
}

/** A character with the suggestions that it carries, and those that it carried before if it stood. */
type Character = {
  client: number;
  clock: number;
  character: string;
  has: Marks;
  had: Marks | null;
};
type Known = {
  doc: Y.Doc;
  /** What this change writes down. */
  notes: ReadonlyMap<string, boolean>;
  /** By all that is written down; undefined for what was never accepted. */
  accepted: (id: string) => boolean | undefined;
};
/**
 * The marks that a character should get (null: that it should lose), or that it should go; null
 * where all is right.
 */
type Rule = (character: Character, known: Known) => Marks | 'away' | null;

const isEmpty = (marks: Marks) => Object.keys(marks).length === 0;

const asBefore: Rule = ({ client, clock, has, had }, { doc, notes, accepted }) => {
  const note = notes.get(idOf(client, clock));
  if (had === null || note === false) return null;
  if (note === true ? isEmpty(has) : isEmpty(had) === isEmpty(has)) return null;
  if (isEmpty(has)) return had;
  // Another copy found its mark missing and laid it on again; taken off here, it would come for ever.
  const mark = writtenAs(doc, client, clock);
  const isMeant = mark !== null && isInsertionBy(has, mark.author);
  return isMeant && accepted(idOf(client, clock)) !== true ? null : without(has);
};

const asWritten: Rule = ({ client, clock, has }, { doc, accepted }) => {
  const mark = writtenAs(doc, client, clock);
  if (mark === null || isInsertionBy(has, mark.author)) return null;
  if (accepted(idOf(client, clock)) === true) return null;
  return { [attributeOf({ type: 'insertion', attrs: mark })]: mark };
};

/** What this copy itself wrote into the text stays text, whatever others lay around it. */
const asTyped: Rule = ({ client, clock, has }, { doc, accepted }) => {
  if (client !== doc.clientID || isEmpty(has)) return null;
  if (writtenAs(doc, client, clock) !== null) return null;
  return accepted(idOf(client, clock)) === undefined ? without(has) : null;
};

/** A sign that nobody suggests has taken effect already: its suggestion was accepted elsewhere. */
function isIdle({ character, has }: Character, change: ReturnType<Rule>): boolean {
  if (!isSign(character) || change === 'away') return isSign(character);
  return Object.values({ ...has, ...change }).every((mark) => mark === null);
}

const rules: Record<Keeper, Rule | null> = {
  server: (one, known) => {
    const marks = asBefore(one, known) ?? asWritten(one, known);
    return isIdle(one, marks) ? 'away' : marks;
  },
  member: (one, known) => asWritten(one, known) ?? asTyped(one, known),
  reader: null,
};

/** Goes along a text with the marks of before a change and those of after it. */
function changesIn(
  text: Y.XmlText,
  transaction: Y.Transaction,
  rule: (one: Character) => ReturnType<Rule>,
): Change[] {
  const changes: Change[] = [];
  let before: Marks = {};
  let after: Marks = {};
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    const { content, deleted } = item;
    const { client, clock } = item.id;
    const stood = clock < (transaction.beforeState.get(client) ?? 0);
    if (content instanceof Y.ContentFormat) {
      const wasLive = stood && (!deleted || Y.isDeleted(transaction.deleteSet, item.id));
      if (wasLive) before = marked(before, content);
      if (!deleted) after = marked(after, content);
    } else if (!deleted && item.countable) {
      const has = suggestedIn(after, 'insertion');
      const had = stood ? suggestedIn(before, 'insertion') : null;
      for (let at = 0; at < item.length; at++) {
        const character = content instanceof Y.ContentString ? content.str.charAt(at) : '';
        const marks = rule({ client, clock: clock + at, character, has, had });
        if (marks !== null) changes.push({ text, index: index + at, length: 1, marks });
      }
      index += item.length;
    }
  }
  return joined(changes);
}

function marked(marks: Marks, { key, value }: Y.ContentFormat): Marks {
  const { [key]: _, ...others } = marks;
  return value === null ? others : { ...others, [key]: value as unknown };
}

function joined(changes: readonly Change[]): Change[] {
  const runs: Change[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    const follows = last !== undefined && last.index + last.length === change.index;
    if (follows && JSON.stringify(last.marks) === JSON.stringify(change.marks)) last.length++;
    else runs.push({ ...change });
  }
  return runs;
}
