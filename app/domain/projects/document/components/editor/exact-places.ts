import type { Mark, Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep, StepMap, type Mapping, type Step } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { attributesOf, deleteWords, gently } from './change-words.ts';
import { readOnly } from './read-texts.ts';
import { keepTextsApart, stringOf, type Known } from './texts-apart.ts';

// The binding finds out by comparing two strings what was typed. A letter beside the same letter has
// then no place of its own: an e that is suggested in “tree” is written as a plain e, and the mark
// is laid on an e of the text. Characters and marks part, and undo, accepting and the server's check
// meet the wrong ones. So words are written to Yjs at the place where they were typed, before the
// binding compares; it then finds the strings equal.

type Binding = {
  type: Y.XmlFragment;
  doc: Y.Doc;
  mapping: Known;
  _prosemirrorChanged: (doc: Node) => void;
};

const taken = new WeakSet<Binding>();
const key = new PluginKey<readonly Transaction[]>('exact-places');
const alongKey = new PluginKey('along-with');

/** Does something to the Y.Doc in the same change in which a transaction is written to it. */
export function alongWith(transaction: Transaction, work: () => void): void {
  transaction.setMeta(alongKey, work);
}

/** So many changes are looked at between two times that the binding writes; there is mostly one. */
const remembered = 20;

/**
 * Writes typed words to Yjs where they were typed.
 *
 * @param then done at the end of each such change, as a part of it
 */
export const exactPlaces = (then: (change: Y.Transaction) => void) =>
  new Plugin<readonly Transaction[]>({
    key,
    state: {
      init: () => [],
      apply: (transaction, before) => {
        if (!transaction.docChanged) return before;
        const fromYjs = transaction.getMeta(ySyncPluginKey) !== undefined;
        return fromYjs ? [] : [...before.slice(1 - remembered), transaction];
      },
    },
    view: (view) => {
      const { binding } = ySyncPluginKey.getState(view.state) as { binding: Binding };
      // An editor makes its views anew when its plug-ins change; its binding stays.
      if (taken.has(binding)) return {};
      taken.add(binding);
      readOnly(view);
      writeFirst(view, binding, then);
      return {};
    },
  });

function writeFirst(
  view: EditorView,
  binding: Binding,
  then: (change: Y.Transaction) => void,
): void {
  const compare = binding._prosemirrorChanged.bind(binding);
  const written = new WeakSet<Transaction>();
  binding._prosemirrorChanged = (doc) => {
    binding.doc.transact((change) => {
      const news = (key.getState(view.state) ?? []).filter((one) => !written.has(one));
      for (const transaction of news) written.add(transaction);
      for (const transaction of news)
        (transaction.getMeta(alongKey) as (() => void) | undefined)?.();
      // Behind one that cannot be written like this, places are not those of Yjs any more.
      news.every((transaction) => writeSteps(binding.type, transaction));
      keepTextsApart(binding.type, doc, binding.mapping);
      gently(() => compare(doc));
      then(change);
    }, ySyncPluginKey);
  };
}

function writeSteps(fragment: Y.XmlFragment, transaction: Transaction): boolean {
  const { steps, docs, mapping, doc } = transaction;
  return steps.every((step, index) => {
    const before = docs[index];
    const after = { doc, mapping: mapping.slice(index + 1) };
    return before !== undefined && writeStep(fragment, before, step, after);
  });
}

/** What a transaction comes to, and what leads there behind one of its steps. */
type After = { doc: Node; mapping: Mapping };

/** Writes a step; false when it is more than words in one block, which is left to the comparison. */
function writeStep(fragment: Y.XmlFragment, before: Node, step: Step, after: After): boolean {
  // Marks and attributes move nothing.
  if (!(step instanceof ReplaceStep)) return step.getMap() === StepMap.empty;
  const { from, to, slice } = step;
  const [$from, $to] = [before.resolve(from), before.resolve(to)];
  const { parent, parentOffset: start } = $from;
  const end = $to.parentOffset;
  if (!parent.isTextblock || !$from.sameParent($to) || slice.openStart + slice.openEnd > 0)
    return false;
  const words = wordsOf(slice.content, from, after);
  if (words === null || wordsOf(parent.content.cut(start, end)) === null) return false;
  let block: Y.XmlFragment = fragment;
  for (let depth = 0; depth < $from.depth; depth++) {
    const child = block.get($from.index(depth));
    const name = $from.node(depth + 1).type.name;
    if (!(child instanceof Y.XmlElement) || child.nodeName !== name) return false;
    block = child;
  }
  let at = 0;
  for (const child of block.toArray()) {
    const length = child instanceof Y.XmlText ? child.length : 1;
    if (child instanceof Y.XmlText && start >= at && end <= at + length) {
      if (at + length > parent.content.size) return false;
      if (stringOf(child) !== parent.textBetween(at, at + length)) return false;
      if (end > start) deleteWords(child, start - at, end - start);
      let place = start - at;
      for (const { text, marks } of words) {
        child.insert(place, text, attributesOf(marks));
        place += text.length;
      }
      return true;
    }
    at += length;
  }
  return false;
}

type Words = { text: string; marks: readonly Mark[] };

/** Inserted words, with the marks that they come to in the end; null when there is more than words. */
function wordsOf(content: Node['content'], from = 0, after?: After): Words[] | null {
  let words: Words[] | null = [];
  content.forEach((node, offset) => {
    const { text } = node;
    const place = after?.mapping.mapResult(from + offset, 1);
    const inTheEnd = place?.deleted === false ? after?.doc.nodeAt(place.pos) : undefined;
    const { marks } = inTheEnd?.isText === true ? inTheEnd : node;
    words = words === null || text === undefined ? null : [...words, { text, marks }];
  });
  return words;
}
