import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { noteCharacters } from '../accepted.ts';
import { noteSuggested } from '../suggested-characters.ts';
import {
  runsIn,
  eachCharacter,
  idOf,
  isInsertionBy,
  partsOf,
  layMarks,
  sameMarks,
  suggestedIn,
  type Marks,
} from '../characters.ts';

// Undo brings words back, but not the marks that lay on them: to Yjs marks are signs in the text,
// which it brings back wherever their place is by now. So the marks of suggestions are not left to
// it. Beside each entry of the history it is kept what the entry changed of the suggestions on
// single characters, and undo puts exactly that on them again, and leaves on all others what lay on
// them before: in the same step, so that nobody ever gets words without their marks. That a
// character is accepted by it, or suggested again, is written down like accepting itself.

/** What lay on characters under the names of marks; null for a mark that came. */
type Kept = Map<string, Marks>;
type Entry = { meta: Map<unknown, unknown> };
type Changed = { stackItem: Entry };

/** Whose history it is; who may only suggest takes back nothing that was accepted meanwhile. */
export type Historian = { id: string; may: () => 'write' | 'suggest' };

const metaKey = 'suggestions';
const none: Marks = {};
/** An editor makes its views anew when its plug-ins change; its history stays. */
const keeping = new WeakSet<Y.UndoManager>();

export function undoManagerOf(state: EditorState): Y.UndoManager {
  return (yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager }).undoManager;
}

export function docOf(state: EditorState): Y.Doc {
  return (ySyncPluginKey.getState(state) as { doc: Y.Doc }).doc;
}

const suggestionsOn = (doc: Y.Doc) => eachCharacter(runsIn(doc), suggestedIn);

/** Makes undo and redo of this editor keep suggestions. */
export function keepMarksOnUndo(state: EditorState, { id: author, may }: Historian): void {
  const manager = undoManagerOf(state);
  if (keeping.has(manager)) return;
  keeping.add(manager);
  const doc = docOf(state);
  let before: Kept = new Map();
  let known = new Map<number, number>();
  doc.on('beforeTransaction', ({ origin, beforeState }: Y.Transaction) => {
    if (!manager.trackedOrigins.has(origin)) return;
    before = suggestionsOn(doc);
    known = beforeState;
  });
  const stood = (id: string) => {
    const { client, clock } = partsOf(id);
    return clock < (known.get(client) ?? 0);
  };
  const keep = ({ stackItem }: Changed) => {
    const kept = (stackItem.meta.get(metaKey) as Kept | undefined) ?? new Map<string, Marks>();
    stackItem.meta.set(metaKey, kept);
    const now = suggestionsOn(doc);
    for (const id of new Set([...before.keys(), ...now.keys()])) {
      if (!stood(id)) continue;
      const changed = changedIn(before.get(id) ?? none, now.get(id) ?? none);
      // What an entry changed twice is as it was before the first time.
      if (Object.keys(changed).length > 0) kept.set(id, { ...changed, ...kept.get(id) });
    }
  };
  manager.on('stack-item-added', keep);
  manager.on('stack-item-updated', keep);

  const deletes = manager.deleteFilter.bind(manager);
  manager.deleteFilter = (item) => {
    if (may() === 'write' || !(item.content instanceof Y.ContentString)) return deletes(item);
    const { client, clock } = item.id;
    for (let at = 0; at < item.length; at++)
      if (!isInsertionBy(before.get(idOf(client, clock + at)) ?? none, author)) return false;
    return deletes(item);
  };

  const popping = (pop: () => Entry | null, way: 'undoing' | 'redoing') => () => {
    let entry: Entry | null = null;
    try {
      // In one transaction, of which the manager knows that it is its own.
      doc.transact((transaction) => {
        entry = pop();
        manager[way] = true;
        if (entry === null) return;
        const wanted = wantedAfter(doc, before, (entry.meta.get(metaKey) as Kept) ?? new Map());
        if (may() === 'write') noteChanged(doc, before, wanted, stood);
        lay(doc, wanted);
        if (may() === 'write') noteSuggested(transaction);
      }, manager);
    } finally {
      manager[way] = false;
    }
    return entry;
  };
  manager.undo = popping(manager.undo.bind(manager), 'undoing') as typeof manager.undo;
  manager.redo = popping(manager.redo.bind(manager), 'redoing') as typeof manager.redo;
}

function changedIn(before: Marks, now: Marks): Marks {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => (before[name] === undefined) !== (now[name] === undefined))
      .map((name) => [name, before[name] ?? null]),
  );
}

/** What each character should carry: what it did, with what the entry changed as it was. */
function wantedAfter(doc: Y.Doc, before: Kept, kept: Kept): Kept {
  const wanted = new Map(before);
  for (const [id, changed] of kept) {
    const now = redone(doc, id);
    const marks = { ...wanted.get(now), ...changed };
    wanted.set(now, Object.fromEntries(Object.entries(marks).filter(([, mark]) => mark !== null)));
  }
  return wanted;
}

/** Writes down which characters undo accepts, and which it makes suggestions again. */
function noteChanged(doc: Y.Doc, before: Kept, wanted: Kept, stood: (id: string) => boolean) {
  const isInserted = (marks: Marks = none) =>
    Object.keys(suggestedIn(marks, 'insertion')).length > 0;
  const changed = [...wanted.keys()].filter(
    (id) => stood(id) && isInserted(before.get(id)) !== isInserted(wanted.get(id)),
  );
  for (const accepted of [true, false]) {
    const ids = changed.filter((id) => isInserted(before.get(id)) === accepted);
    noteCharacters(doc, ids, accepted);
  }
}

function lay(doc: Y.Doc, wanted: Kept): void {
  layMarks(doc, (id, marks) => {
    const should = wanted.get(id) ?? none;
    const has = suggestedIn(marks);
    if (sameMarks(has, should)) return null;
    const away = Object.keys(has).filter((name) => !(name in should));
    return { ...Object.fromEntries(away.map((name) => [name, null])), ...should };
  });
}

/** The character that stands for one that was deleted and brought back. */
function redone(doc: Y.Doc, id: string): string {
  let now: { client: number; clock: number } = partsOf(id);
  for (;;) {
    const item = Y.getItem(doc.store, Y.createID(now.client, now.clock));
    if (!(item instanceof Y.Item) || item.redone === null) return idOf(now.client, now.clock);
    const { client, clock } = item.redone;
    now = { client, clock: clock + now.clock - item.id.clock };
  }
}
