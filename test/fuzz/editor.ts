import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection, type PluginView, type Transaction } from '@tiptap/pm/state';
import { ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { documentExtensions } from '#app/domain/projects/document/components/editor/document-extensions.ts';
import { keepCaretFromBinding } from '#app/domain/projects/document/components/editor/caret.ts';
import { exactPlaces } from '#app/domain/projects/document/components/editor/exact-places.ts';
import { noteSuggested } from '#app/domain/projects/document/suggestions/suggested-characters.ts';
import { keepSuggested } from '#app/domain/projects/document/suggestions/keep-suggested.ts';
import type { Resolution } from '#app/domain/projects/document/suggestions/editor/resolve-suggestions.ts';
import { rewrite, type Mode } from '#app/domain/projects/document/suggestions/editor/rewrite.ts';
import { resolveInView } from '#app/domain/projects/document/suggestions/editor/suggesting.ts';
import {
  keepMarksOnUndo,
  undoManagerOf,
} from '#app/domain/projects/document/suggestions/editor/undo-suggestions.ts';
import { textField } from '#app/domain/projects/document/yjs-text.ts';

export const schema = getSchema(documentExtensions(() => {}));

/**
 * A real editor's state bound to a Y.Doc, without a page: the part of a view that the binding and
 * the history use.
 */
export function openEditor(
  doc: Y.Doc,
  person: { id: string; mode: Mode; may: 'write' | 'suggest' },
  nextId: () => string,
) {
  keepSuggested(doc, () => (person.may === 'write' ? 'member' : 'reader'));
  const fragment = doc.getXmlFragment(textField);
  const pluginViews: PluginView[] = [];
  const view = {
    state: EditorState.create({
      schema,
      plugins: [
        ySyncPlugin(fragment),
        yUndoPlugin(),
        exactPlaces((change) => {
          if (person.may === 'write') noteSuggested(change);
        }),
      ],
    }),
    isDestroyed: false,
    hasFocus: () => false,
    dispatch: (transaction: Transaction) => {
      const before = view.state;
      const next = rewrite(before, transaction, person.mode, voice, 'start');
      if (next === null) return;
      view.state = before.apply(next);
      for (const { update } of pluginViews) update?.(view as never, before);
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
  keepCaretFromBinding(view.state);
  // What is undone in one go is not a matter of how fast this machine plays.
  undoManagerOf(view.state).captureTimeout = Infinity;
  keepMarksOnUndo(view.state, { id: person.id, may: () => person.may });
  const edit = (change: (transaction: Transaction) => Transaction) =>
    view.dispatch(change(view.state.tr));
  return {
    person,
    doc,
    text: (): Node => view.state.doc,
    edit,
    put: (from: number, to = from) =>
      edit((tr) => tr.setSelection(TextSelection.create(tr.doc, from, to))),
    resolve: (ids: readonly string[], how: Resolution) => resolveInView(view, ids, how),
    state: () => view.state,
    dispatch: view.dispatch,
    undo: () => void undoManagerOf(view.state).undo(),
    /** What follows is undone on its own. */
    rest: () => undoManagerOf(view.state).stopCapturing(),
    redo: () => void undoManagerOf(view.state).redo(),
    close: () => {
      view.isDestroyed = true;
      for (const { destroy } of pluginViews) destroy?.();
      doc.destroy();
    },
  };
}

export type Editor = ReturnType<typeof openEditor>;
