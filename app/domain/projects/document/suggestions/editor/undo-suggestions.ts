import type { EditorState, Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import type { Doc, UndoManager } from 'yjs';
import { passageBetween, positionOf, textBlockStarts } from '../../components/editor/places.ts';
import { anchorPassage, locatePassage, type Anchor } from '../../passage.ts';
import { suggestionKey, takenAway, type Taken } from './rewrite.ts';

// Undo brings words back, but not the marks that lay on them: Yjs clears away marks without words
// as soon as another copy of the text learns of the deletion. So what a change took from
// suggestions is kept beside its entry in the history, and laid on again when it is undone.

type Kept = { anchor: Anchor; mark: Taken['mark'] };
type Popped = { stackItem: { meta: Map<unknown, unknown> }; type: 'undo' | 'redo' };

const metaKey = 'suggestions';

export function undoManagerOf(state: EditorState): UndoManager {
  return (yUndoPluginKey.getState(state) as { undoManager: UndoManager }).undoManager;
}

function docOf(state: EditorState): Doc {
  return (ySyncPluginKey.getState(state) as { doc: Doc }).doc;
}

function bindingOf(state: EditorState) {
  const { binding } = ySyncPluginKey.getState(state) as {
    binding: { beforeTransactionSelection: unknown };
  };
  return binding;
}

/** Applies a transaction, and keeps with it what it takes from suggestions. */
export function applyKeeping(
  state: EditorState,
  transaction: Transaction,
  apply: (transaction: Transaction) => void,
): void {
  const taken = takenAway(transaction);
  if (taken.length === 0) {
    apply(transaction);
    return;
  }
  const doc = docOf(state);
  const kept = taken.flatMap(({ from, to, mark }): Kept[] => {
    const passage = passageBetween(state.doc, from, to);
    const anchor = passage === null ? null : anchorPassage(doc, passage);
    return anchor === null ? [] : [{ anchor, mark }];
  });
  apply(transaction);
  const meta = undoManagerOf(state).undoStack.at(-1)?.meta;
  if (meta === undefined) return;
  meta.set(metaKey, [...((meta.get(metaKey) as Kept[] | undefined) ?? []), ...kept]);
}

/** Listens to undo and lays marks on again; returns how to stop. */
export function keepMarksOnUndo(
  getState: () => EditorState,
  dispatch: (transaction: Transaction) => void,
): () => void {
  const manager = undoManagerOf(getState());
  const popped = ({ stackItem, type }: Popped) => {
    // The binding would put the caret of then into the next change that comes, wherever it is by now.
    bindingOf(getState()).beforeTransactionSelection = null;
    const kept = stackItem.meta.get(metaKey) as Kept[] | undefined;
    if (type !== 'undo' || kept === undefined) return;
    const transaction = restored(getState(), kept);
    if (transaction.docChanged) dispatch(transaction);
    // Doing it again would not know of the marks.
    manager.clear(false, true);
  };
  manager.on('stack-item-popped', popped);
  return () => manager.off('stack-item-popped', popped);
}

function restored(state: EditorState, kept: readonly Kept[]): Transaction {
  const { tr, schema } = state;
  const starts = textBlockStarts(state.doc);
  for (const { anchor, mark } of kept) {
    const passage = locatePassage(docOf(state), [], anchor, null);
    const from = passage && positionOf(starts, passage.from);
    const to = passage && positionOf(starts, passage.to);
    if (from == null || to == null) continue;
    tr.addMark(from, to, schema.mark(mark.type, { ...mark.attrs }));
  }
  return tr.setMeta(suggestionKey, 'restore').setMeta('addToHistory', false);
}
