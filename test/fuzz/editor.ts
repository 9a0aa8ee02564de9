import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection, type PluginView, type Transaction } from '@tiptap/pm/state';
import { ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { documentExtensions } from '#app/domain/projects/document/components/editor/document-extensions.ts';
import {
  resolveSuggestions,
  type Resolution,
} from '#app/domain/projects/document/suggestions/editor/resolve-suggestions.ts';
import {
  rewrite,
  suggestionKey,
  type Mode,
} from '#app/domain/projects/document/suggestions/editor/rewrite.ts';
import {
  applyKeeping,
  keepMarksOnUndo,
  undoManagerOf,
} from '#app/domain/projects/document/suggestions/editor/undo-suggestions.ts';
import { textField } from '#app/domain/projects/document/yjs-text.ts';

export const schema = getSchema(documentExtensions(() => {}));

/**
 * A real editor's state bound to a Y.Doc, without a page: the part of a view that the binding and
 * the history use.
 */
export function openEditor(doc: Y.Doc, person: { id: string; mode: Mode }, nextId: () => string) {
  const fragment = doc.getXmlFragment(textField);
  const pluginViews: PluginView[] = [];
  const view = {
    state: EditorState.create({ schema, plugins: [ySyncPlugin(fragment), yUndoPlugin()] }),
    isDestroyed: false,
    hasFocus: () => false,
    dispatch: (transaction: Transaction) => {
      const before = view.state;
      const next = rewrite(before, transaction, person.mode, voice, 'start');
      if (next === null) return;
      applyKeeping(before, next, (applied) => {
        view.state = before.apply(applied);
        for (const { update } of pluginViews) update?.(view as never, before);
      });
    },
  };
  const voice = {
    author: person.id,
    begin: () => ({ id: nextId(), at: '2024-02-26T10:00:00.000Z' }),
  };
  for (const plugin of view.state.plugins) {
    const made = plugin.spec.view?.(view as never);
    if (made !== undefined) pluginViews.push(made);
  }
  const stop = keepMarksOnUndo(
    () => view.state,
    (transaction) => view.dispatch(transaction),
  );
  const edit = (change: (transaction: Transaction) => Transaction) =>
    view.dispatch(change(view.state.tr));
  return {
    person,
    doc,
    text: (): Node => view.state.doc,
    edit,
    put: (from: number, to = from) =>
      edit((tr) => tr.setSelection(TextSelection.create(tr.doc, from, to))),
    resolve: (ids: ReadonlySet<string>, how: Resolution) => {
      undoManagerOf(view.state).stopCapturing();
      const transaction = resolveSuggestions(view.state, ids, how);
      view.dispatch(transaction.setMeta(suggestionKey, how));
      undoManagerOf(view.state).stopCapturing();
    },
    state: () => view.state,
    dispatch: view.dispatch,
    undo: () => void undoManagerOf(view.state).undo(),
    redo: () => void undoManagerOf(view.state).redo(),
    close: () => {
      stop();
      view.isDestroyed = true;
      for (const { destroy } of pluginViews) destroy?.();
      doc.destroy();
    },
  };
}

export type Editor = ReturnType<typeof openEditor>;
