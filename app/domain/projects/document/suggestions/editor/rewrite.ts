import type { Slice } from '@tiptap/pm/model';
import { PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { withSelectionKept } from '../../components/editor/caret.ts';
import {
  suggestTransaction,
  suggestionTypes,
  type Towards,
  type Voice,
} from './suggest-transaction.ts';

/** Whether what somebody types becomes text or a suggestion. */
export type Mode = 'write' | 'suggest';

/** Set on a transaction that works on suggestions themselves. */
export const suggestionKey = new PluginKey('suggestions');

/**
 * What becomes of a transaction of the person at this editor: in suggestion mode suggestions instead
 * of changes; null when it cannot be suggested. Others' changes and undo stay as they are.
 */
export function rewrite(
  state: EditorState,
  transaction: Transaction,
  mode: Mode,
  voice: Voice,
  towards: Towards,
): Transaction | null {
  if (transaction.getMeta(ySyncPluginKey) !== undefined)
    return withSelectionKept(state, transaction);
  if (!transaction.docChanged || transaction.getMeta(suggestionKey) !== undefined)
    return transaction;
  if (mode === 'suggest') return suggestTransaction(state, transaction, voice, towards);
  return asOwnWords(transaction);
}

/** Words typed within a suggestion are text, and not the suggesting person's. */
function asOwnWords(transaction: Transaction): Transaction {
  const typed = transaction.steps.flatMap((step, index) =>
    step instanceof ReplaceStep && isWords(step.slice)
      ? [{ from: step.from, to: step.from + step.slice.size, later: index + 1 }]
      : [],
  );
  for (const { from, to, later } of typed) {
    const mapping = transaction.mapping.slice(later);
    for (const type of suggestionTypes(transaction.doc.type.schema)) {
      transaction.removeMark(mapping.map(from, 1), mapping.map(to, -1), type);
    }
  }
  return transaction;
}

const isWords = ({ content, openStart, size }: Slice) =>
  size > 0 && openStart === 0 && content.firstChild?.isInline === true;
