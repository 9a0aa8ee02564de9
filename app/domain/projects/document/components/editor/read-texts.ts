import { Fragment, Slice, type Mark, type Node, type Schema } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { markName } from '../../yjs-text.ts';
import type { Known } from './texts-apart.ts';

// Where two texts stand side by side in a block, the binding moves the words of the second into the
// first while it reads them, and deletes the second: a change that nobody made, to a copy that may
// be behind. Words are lost by it when the first is being deleted. So the text is read here, and
// reading changes nothing.

type Observer = (events: unknown, transaction: Y.Transaction) => void;

type Binding = {
  type: Y.XmlFragment;
  mapping: Known;
  mux: (work: () => void) => void;
  prosemirrorView: EditorView | null;
  _tr: Transaction;
  _observeFunction: Observer;
};

/** Makes an editor read others' changes without changing the text. */
export function readOnly(view: EditorView): void {
  const { binding } = ySyncPluginKey.getState(view.state) as { binding: Binding };
  const { type, _observeFunction: asBinding } = binding;
  type.unobserveDeep(asBinding);
  binding._observeFunction = (events, transaction) => {
    if (binding.prosemirrorView === null) return;
    const { schema, doc } = binding.prosemirrorView.state;
    const known: Known = new Map();
    const nodes = nodesIn(type, schema, known);
    // What no document holds is left to the binding.
    if (nodes === null) return asBinding(events, transaction);
    binding.mux(() => {
      binding.mapping.clear();
      for (const [part, node] of known) binding.mapping.set(part, node);
      const change = binding._tr.replace(0, doc.content.size, new Slice(nodes, 0, 0));
      const isUndoRedoOperation = transaction.origin instanceof Y.UndoManager;
      change.setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation });
      binding.prosemirrorView?.dispatch(change);
    });
  };
  type.observeDeep(binding._observeFunction);
}

/** What stands in a part of a Y.Doc; null when the schema does not know it. */
function nodesIn(parent: Y.XmlFragment, schema: Schema, known: Known): Fragment | null {
  try {
    return Fragment.from(parent.toArray().flatMap((child) => read(child, schema, known)));
  } catch {
    return null;
  }
}

function read(part: unknown, schema: Schema, known: Known): Node[] {
  if (part instanceof Y.XmlText) {
    const runs = part.toDelta() as { insert: string; attributes?: Record<string, unknown> }[];
    const words = runs.map(({ insert, attributes = {} }) =>
      schema.text(insert, marksFrom(attributes, schema)),
    );
    known.set(part, words);
    return words;
  }
  if (!(part instanceof Y.XmlElement)) throw new TypeError('Neither an element nor words');
  const content = part.toArray().flatMap((child) => read(child, schema, known));
  const node = schema.node(part.nodeName, part.getAttributes(), content);
  known.set(part, node);
  return [node];
}

function marksFrom(attributes: Record<string, unknown>, schema: Schema): Mark[] {
  return Object.entries(attributes).map(([name, attrs]) =>
    schema.mark(markName(name), attrs as Record<string, unknown>),
  );
}
