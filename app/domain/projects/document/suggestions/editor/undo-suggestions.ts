import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import {
  runsIn,
  eachCharacter,
  idOf,
  partsOf,
  layMarks,
  sameMarks,
  suggestedIn,
  type Marks,
} from '../characters.ts';

// Undo brings words back, but not the marks that lay on them: to Yjs marks are signs in the text,
// which it clears away where it finds no words between them, and brings back wherever their place
// is by now. So the marks of suggestions are not left to it. Beside each entry of the history it
// is kept what lay on the characters that the entry changed, and undo puts exactly that on them
// again, and on all others what lay on them before: in the same step, so that nobody ever gets
// words without their marks.

type Kept = Map<string, Marks>;
type Entry = { meta: Map<unknown, unknown> };
type Changed = { stackItem: Entry };

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

/**
 * Makes undo and redo of this editor keep suggestions.
 *
 * @param mayDelete whether undo may take away a character under these marks: who may only suggest
 *   takes back nothing that was accepted meanwhile
 */
export function keepMarksOnUndo(state: EditorState, mayDelete: (marks: Marks) => boolean): void {
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
  const isKnown = (id: string) => {
    const { client, clock } = partsOf(id);
    return clock < (known.get(client) ?? 0);
  };
  const keep = ({ stackItem }: Changed) => {
    const kept = (stackItem.meta.get(metaKey) as Kept | undefined) ?? new Map<string, Marks>();
    stackItem.meta.set(metaKey, kept);
    const now = suggestionsOn(doc);
    // What an entry changed twice is as it was before the first time.
    for (const [id, marks] of before)
      if (!kept.has(id) && !sameMarks(marks, now.get(id) ?? none)) kept.set(id, marks);
    for (const id of now.keys())
      if (!kept.has(id) && !before.has(id) && isKnown(id)) kept.set(id, none);
  };
  manager.on('stack-item-added', keep);
  manager.on('stack-item-updated', keep);

  const deletes = manager.deleteFilter.bind(manager);
  manager.deleteFilter = (item) => {
    if (!(item.content instanceof Y.ContentString)) return deletes(item);
    const { client, clock } = item.id;
    for (let at = 0; at < item.length; at++)
      if (!mayDelete(before.get(idOf(client, clock + at)) ?? none)) return false;
    return deletes(item);
  };

  const popping = (pop: () => Entry | null, way: 'undoing' | 'redoing') => () => {
    let entry: Entry | null = null;
    try {
      // In one transaction, of which the manager knows that it is its own.
      doc.transact(() => {
        entry = pop();
        manager[way] = true;
        if (entry !== null) restore(doc, before, (entry.meta.get(metaKey) as Kept) ?? new Map());
      }, manager);
    } finally {
      manager[way] = false;
    }
    return entry;
  };
  manager.undo = popping(manager.undo.bind(manager), 'undoing') as typeof manager.undo;
  manager.redo = popping(manager.redo.bind(manager), 'redoing') as typeof manager.redo;
}

/** Puts on each character what was kept of it, and on the others what they had before. */
function restore(doc: Y.Doc, before: Kept, kept: Kept): void {
  const wanted = new Map(before);
  for (const [id, marks] of kept) {
    const now = redone(doc, id);
    wanted.set(now, marks);
  }
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
