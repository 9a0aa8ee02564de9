import type { Node } from '@tiptap/pm/model';
import { Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { StepMap, type Mappable } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Doc } from 'yjs';

// What comes from Yjs, others' changes and undo, reaches the editor as a whole new text. The binding
// (y-tiptap 3.0.9) looks for the caret by Yjs's positions of before and puts it where they point
// now, which may be behind the end of the text: ProseMirror throws a RangeError, and the editor
// and Yjs go apart. So the caret is kept here, by what differs between the two texts.

/** Takes the caret out of the binding's hands. */
export function keepCaretFromBinding(state: EditorState): void {
  const { doc, binding } = ySyncPluginKey.getState(state) as {
    doc: Doc;
    binding: { beforeTransactionSelection: unknown; beforeAllTransactions: () => void };
  };
  doc.off('beforeAllTransactions', binding.beforeAllTransactions);
  Object.defineProperty(binding, 'beforeTransactionSelection', { get: () => null, set: () => {} });
}

/** Puts the selection of a change that came from Yjs where it belongs, and gives the change back. */
export function withSelectionKept(state: EditorState, transaction: Transaction): Transaction {
  if (!transaction.docChanged) return transaction;
  // The text arrives: nobody has put the caret anywhere yet.
  if (state.doc.content.size <= 2)
    return transaction.setSelection(Selection.atStart(transaction.doc));
  const ranges = differences(state.doc, transaction.doc);
  const map = new StepMap(ranges);
  const { isUndoRedoOperation } = transaction.getMeta(ySyncPluginKey) as {
    isUndoRedoOperation?: boolean;
  };
  const [start, size] = ranges.slice(-3);
  if (isUndoRedoOperation === true && start !== undefined && size !== undefined) {
    const $end = transaction.doc.resolve(map.map(start + size, 1));
    return transaction.setSelection(TextSelection.near($end, -1));
  }
  // Words that come in at the caret come in behind it.
  const left: Mappable = {
    map: (at) => map.map(at, -1),
    mapResult: (at) => map.mapResult(at, -1),
  };
  transaction.setSelection(state.selection.map(transaction.doc, left));
  return transaction.setStoredMarks(state.storedMarks);
}

/**
 * Where two texts differ, as ProseMirror's maps have it: place and size in the old one, size in the
 * new one. Formatting is no difference: nothing moves by it.
 *
 * @param at where the content of the old node begins
 */
export function differences(old: Node, now: Node, at = 0): number[] {
  if (old.isTextblock && now.isTextblock) return differingWords(old, now, at);
  let left = 0;
  while (left < Math.min(old.childCount, now.childCount) && isSame(old, left, now, left)) left++;
  let right = 0;
  while (
    left + right < Math.min(old.childCount, now.childCount) &&
    isSame(old, old.childCount - right - 1, now, now.childCount - right - 1)
  )
    right++;
  const ranges: number[] = [];
  let place = at;
  if (old.childCount === now.childCount) {
    for (let index = 0; index < old.childCount; index++) {
      const [one, other] = [old.child(index), now.child(index)];
      if (index >= left && index < old.childCount - right) {
        const within = one.type === other.type || (one.isTextblock && other.isTextblock);
        if (within) ranges.push(...differences(one, other, place + 1));
        else ranges.push(place, one.nodeSize, other.nodeSize);
      }
      place += one.nodeSize;
    }
    return ranges;
  }
  return differingBlocks(old, now, at);
}

const isSame = (old: Node, at: number, now: Node, other: number) =>
  old.child(at).eq(now.child(other));

/** A block more or less: split, joined, put in or taken away. */
function differingBlocks(old: Node, now: Node, at: number): number[] {
  const start = old.content.findDiffStart(now.content, at);
  const end = old.content.findDiffEnd(now.content, at + old.content.size, at + now.content.size);
  if (start === null || end === null) return [];
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return [start, end.a + overlap - start, end.b + overlap - start];
}

function differingWords(old: Node, now: Node, at: number): number[] {
  const [one, other] = [old, now].map((node) =>
    node.textBetween(0, node.content.size, '', '\uFFFC'),
  );
  if (one === undefined || other === undefined || one === other) return [];
  const shorter = Math.min(one.length, other.length);
  let left = 0;
  while (left < shorter && one[left] === other[left]) left++;
  let right = 0;
  while (left + right < shorter && one.at(-right - 1) === other.at(-right - 1)) right++;
  return [at + left, one.length - left - right, other.length - left - right];
}
