import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { resolveSuggestions, type Resolution } from './resolve-suggestions.ts';
import { rewrite, suggestionKey, type Mode } from './rewrite.ts';
import { suggestionDecorations, type Voices } from './suggestion-decorations.ts';
import { suggestJoin, suggestionTypes, type Towards, type Voice } from './suggest-transaction.ts';
import { keepCaretFromBinding } from '../../components/editor/caret.ts';
import { alongWith, exactPlaces } from '../../components/editor/exact-places.ts';
import { noteAccepted } from '../accepted.ts';
import { noteSuggested } from '../suggested-characters.ts';
import { docOf, keepMarksOnUndo, undoManagerOf } from './undo-suggestions.ts';

type SuggestingOptions = {
  mode: () => Mode;
  /** Whether the person may write, or only suggest. */
  may: () => 'write' | 'suggest';
  voice: Voice;
  voices: () => Voices;
  /** The suggestion that is looked at. */
  active: () => string | null;
  onActivate: (suggestion: string) => void;
  /** Something was tried that cannot be suggested. */
  onRefused: () => void;
};

/** Suggestion mode: what is typed becomes a suggestion, in the text and shown as one. */
export const Suggesting = Extension.create<SuggestingOptions>({
  name: 'suggesting',
  // Before the rules that turn "- " into a list: what they do cannot be suggested.
  priority: 900,

  dispatchTransaction({ transaction, next }) {
    const { mode, voice, onRefused } = this.options;
    const { state } = this.editor;
    const rewritten = rewrite(state, transaction, mode(), voice, towards);
    if (rewritten === null) onRefused();
    else next(rewritten);
  },

  addProseMirrorPlugins() {
    const { mode, may, voice, voices, active, onActivate } = this.options;
    const isSuggesting = () => mode() === 'suggest';
    return [
      exactPlaces((change) => {
        if (may() === 'write') noteSuggested(change);
      }),
      new Plugin({
        key: suggestionKey,
        // What plug-ins add by themselves (a paragraph at the end, a link) would change the text.
        filterTransaction: (transaction) =>
          !isSuggesting() ||
          !transaction.docChanged ||
          transaction.getMeta('appendedTransaction') === undefined,
        view: ({ state }) => {
          keepCaretFromBinding(state);
          keepMarksOnUndo(state, { id: voice.author, may });
          return {};
        },
        props: {
          decorations: (state) => suggestionDecorations(state, voices(), active()),
          handleClick: (_view, _position, { target }) => {
            const element = target instanceof Element ? target : null;
            const found = element?.closest<HTMLElement>('[data-suggestion]')?.dataset.suggestion;
            if (found !== undefined) onActivate(found);
            return false;
          },
          handleTextInput: (view, from, to, text) => {
            if (!isSuggesting()) return false;
            view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
            return true;
          },
          handleKeyDown: (view, event) => {
            towards = event.key === 'Delete' ? 'end' : 'start';
            if (event.ctrlKey || event.altKey || event.metaKey || view.composing) return false;
            if (isSuggesting() && suggestJoinAtEdge(view, event.key, voice)) return true;
            return deleteCharacter(view, event.key);
          },
          handleDOMEvents: {
            // A key that follows a selection at once may come before the browser has told of that.
            keydown: ({ composing, dom }) => {
              if (!composing) dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
              return false;
            },
            // An input method writes into the page itself: the mark has to be there before.
            compositionstart: (view) => {
              if (isSuggesting()) view.dispatch(markNext(view.state, voice));
              return false;
            },
          },
          // Words that are moved or copied are no suggestions any more.
          transformPasted: (slice) => withoutMarks(slice),
        },
      }),
    ];
  },
});

function withoutMarks(slice: Slice): Slice {
  const bare = (fragment: Fragment): Fragment => {
    const nodes: Node[] = [];
    fragment.forEach((node) => {
      if (!node.isText) nodes.push(node.copy(bare(node.content)));
      else {
        const types = suggestionTypes(node.type.schema);
        nodes.push(node.mark(node.marks.filter(({ type }) => !types.includes(type))));
      }
    });
    return Fragment.from(nodes);
  };
  return new Slice(bare(slice.content), slice.openStart, slice.openEnd);
}

/** Where the caret goes after words were marked for deletion: the key that was pressed says it. */
let towards: Towards = 'start';

/** Backspace at the beginning of a paragraph and Delete at its end suggest to join two. */
function suggestJoinAtEdge(view: EditorView, key: string, voice: Voice): boolean {
  const { selection, doc, tr } = view.state;
  if (!(selection instanceof TextSelection) || selection.$cursor === null) return false;
  const { $cursor } = selection;
  let end: number | null = null;
  if (key === 'Delete' && $cursor.parentOffset === $cursor.parent.content.size) end = $cursor.pos;
  if (key === 'Backspace' && $cursor.parentOffset === 0) {
    doc.nodesBetween(0, $cursor.before(), (node, at) => {
      if (node.isTextblock && at + node.nodeSize <= $cursor.before()) end = at + node.nodeSize - 1;
      return !node.isTextblock;
    });
  }
  if (end === null) return false;
  if (suggestJoin(tr, end, { ...voice.begin(), author: voice.author })) {
    view.dispatch(tr.setMeta(suggestionKey, 'join').scrollIntoView());
  }
  return true;
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Deletes the character before or behind the caret. A browser left to itself would delete the
 * initials that stand in the text, which are no part of it.
 */
function deleteCharacter(view: EditorView, key: string): boolean {
  const { selection, tr } = view.state;
  if (!(selection instanceof TextSelection) || selection.$cursor === null) return false;
  const { pos, nodeBefore, nodeAfter } = selection.$cursor;
  if (key === 'Backspace' && nodeBefore?.isText === true) {
    const last = [...characters.segment(nodeBefore.text ?? '')].at(-1)?.segment.length ?? 1;
    view.dispatch(tr.delete(pos - last, pos).scrollIntoView());
    return true;
  }
  if (key === 'Delete' && nodeAfter?.isText === true) {
    const first = [...characters.segment(nodeAfter.text ?? '')][0]?.segment.length ?? 1;
    view.dispatch(tr.delete(pos, pos + first).scrollIntoView());
    return true;
  }
  return false;
}

function markNext(state: EditorState, { author, begin }: Voice): Transaction {
  const { insertion } = state.schema.marks;
  const { $from, $to } = state.selection;
  const isOwn = (node: typeof $from.nodeBefore) =>
    node?.marks.find(({ type, attrs }) => type === insertion && attrs.author === author);
  const mark = isOwn($from.nodeBefore) ?? isOwn($to.nodeAfter);
  const others = $from.marks().filter(({ type }) => !suggestionTypes(state.schema).includes(type));
  const own = mark ?? insertion?.create({ ...begin(), author });
  return state.tr.setStoredMarks(own === undefined ? others : own.addToSet(others));
}

/** Accepts or rejects suggestions, by their ids, as one step that can be undone. */
export function resolveInView(
  { state, dispatch }: Pick<EditorView, 'state' | 'dispatch'>,
  ids: readonly string[],
  how: Resolution,
): void {
  const chosen = new Set(ids);
  const transaction = resolveSuggestions(state, chosen, how);
  if (!transaction.docChanged) return;
  const manager = undoManagerOf(state);
  manager.stopCapturing();
  // Both reach others together: marks that go without a word of accepting are put back.
  if (how === 'accept') alongWith(transaction, () => noteAccepted(docOf(state), chosen));
  dispatch(transaction.setMeta(suggestionKey, how));
  manager.stopCapturing();
}
