import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Doc } from 'yjs';
import { textBlocksOf } from '../../content.ts';
import { openLocator, type Anchor, type Passage } from '../../passage.ts';
import { liveContent } from './live-content.ts';
import { positionOf, textBlockStarts, type Start } from './places.ts';

/** A thread whose passage is to be shown in the text. */
export type AnchoredThread = { id: string; anchor: Anchor; quote: string | null };

export type ShownThreads = { threads: readonly AnchoredThread[]; active: string | null };

const key = new PluginKey<DecorationSet>('thread-marks');

type ThreadMarksOptions = {
  doc: Doc;
  shown: () => ShownThreads;
  onActivate: (thread: string) => void;
  /** Called with the threads whose passage is not in the text any more. */
  onOrphans: (threads: string[]) => void;
};

/**
 * Shows passages with comments in the live text, beside the text and not in it: the anchors are
 * resolved against Yjs after each change, mine or another's, and when the page asks for it
 * (`refreshThreadMarks`), as it does at the beginning.
 */
export const ThreadMarks = Extension.create<ThreadMarksOptions>({
  name: 'threadMarks',

  addProseMirrorPlugins() {
    const { doc, shown, onActivate, onOrphans } = this.options;
    let orphans = '';
    const decorate = (state: EditorState) => {
      const passages = locate(doc, shown().threads);
      const gone = passages.filter(({ passage }) => passage === null).map(({ id }) => id);
      if (gone.join() !== orphans) {
        orphans = gone.join();
        queueMicrotask(() => onOrphans(gone));
      }
      const starts = textBlockStarts(state.doc);
      return DecorationSet.create(
        state.doc,
        passages.flatMap(({ id, passage }) =>
          passage === null ? [] : marksFor(state.doc, starts, id, passage, id === shown().active),
        ),
      );
    };
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, state) => decorate(state),
          apply: (transaction, marks, _before, state) => {
            if (transaction.getMeta(key) === true) return decorate(state);
            return transaction.docChanged ? marks.map(transaction.mapping, transaction.doc) : marks;
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          handleClick: (_view, _position, event) => {
            const target = event.target instanceof Element ? event.target : null;
            const thread = target?.closest<HTMLElement>('[data-thread]')?.dataset.thread;
            if (thread !== undefined) onActivate(thread);
            return false;
          },
        },
        view: (view) => {
          let frame = 0;
          const refresh = () => {
            cancelAnimationFrame(frame);
            frame = requestAnimationFrame(() => {
              if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true));
            });
          };
          doc.on('update', refresh);
          return {
            destroy: () => {
              cancelAnimationFrame(frame);
              doc.off('update', refresh);
            },
          };
        },
      }),
    ];
  },
});

/** The transaction that shows the threads anew, after others are there or another is active. */
export function refreshThreadMarks(state: EditorState) {
  return state.tr.setMeta(key, true);
}

function locate(doc: Doc, threads: readonly AnchoredThread[]) {
  if (threads.length === 0) return [];
  const content = liveContent(doc);
  const find = openLocator(doc, content === null ? [] : textBlocksOf(content));
  return threads.map(({ id, anchor, quote }) => ({
    id,
    passage: find(anchor, quote),
  }));
}

function marksFor(
  doc: Node,
  starts: readonly Start[],
  thread: string,
  { from, to }: Passage,
  active: boolean,
) {
  const start = positionOf(starts, from);
  const end = positionOf(starts, to);
  if (start === null || end === null || start >= end || end > doc.content.size) return [];
  const attributes = { 'data-thread': thread, ...(active && { 'data-active': '' }) };
  const atoms = starts
    .filter(({ at, atom }) => atom && at >= start && at < end)
    .map(({ at }) => Decoration.node(at, at + 1, attributes));
  return [Decoration.inline(start, end, attributes), ...atoms];
}
