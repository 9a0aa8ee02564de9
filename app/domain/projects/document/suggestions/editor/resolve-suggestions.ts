import type { Mark, Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { canSplit } from '@tiptap/pm/transform';
import { breakSign, joinSign, splitSign } from '../suggestion.ts';
import { nextTextblock } from './suggest-transaction.ts';

export type Resolution = 'accept' | 'reject';

/**
 * The transaction that accepts or rejects suggestions, by their ids. What lies on the same words and
 * is not named stays as it is.
 */
export function resolveSuggestions(
  state: EditorState,
  ids: ReadonlySet<string>,
  how: Resolution,
): Transaction {
  const tr = state.tr;
  const pieces: { node: Node; at: number }[] = [];
  state.doc.descendants((node, at) => void (node.isInline && pieces.push({ node, at })));
  // From the end: places before a change stay where they are.
  for (const { node, at } of pieces.toReversed()) {
    if (node.isText) resolveWords(tr, node, at, ids, how);
    else resolveAtom(tr, node, at, ids, how);
  }
  return tr;
}

function resolveAtom(
  tr: Transaction,
  node: Node,
  at: number,
  ids: ReadonlySet<string>,
  how: Resolution,
) {
  const deletion = node.attrs.deletion as { id: string } | null | undefined;
  if (deletion == null || !ids.has(deletion.id)) return;
  if (how === 'accept') tr.delete(at, at + node.nodeSize);
  else tr.setNodeAttribute(at, 'deletion', null);
}

function resolveWords(
  tr: Transaction,
  node: Node,
  at: number,
  ids: ReadonlySet<string>,
  how: Resolution,
) {
  const end = at + node.nodeSize;
  const own = node.marks.filter(
    ({ type, attrs }) =>
      ['insertion', 'deletion', 'modification'].includes(type.name) && ids.has(String(attrs.id)),
  );
  const gone = how === 'accept' ? 'deletion' : 'insertion';
  if (own.some(({ type }) => type.name === gone)) {
    tr.delete(at, end);
    return;
  }
  for (const mark of own) {
    tr.removeMark(at, end, mark);
    if (how === 'accept' && mark.type.name === 'modification') applyFormat(tr, at, end, mark);
  }
  if (how === 'accept' && own.some(({ type }) => type.name === 'insertion'))
    applySigns(tr, node.text ?? '', at);
}

function applyFormat(tr: Transaction, from: number, to: number, { attrs }: Mark) {
  const type = tr.doc.type.schema.marks[String(attrs.format)];
  if (type === undefined) return;
  if (attrs.change === 'remove') tr.removeMark(from, to, type);
  else tr.addMark(from, to, type.create(attrs.href == null ? null : { href: attrs.href }));
}

/** Accepted signs become what they stand for; none of them stays in the text. */
function applySigns(tr: Transaction, words: string, at: number) {
  for (let index = words.length - 1; index >= 0; index--) {
    const sign = words[index];
    const place = at + index;
    if (sign !== splitSign && sign !== breakSign && sign !== joinSign) continue;
    tr.delete(place, place + 1);
    if (sign === breakSign) insertBreak(tr, place);
    else if (sign === splitSign) split(tr, place);
    else join(tr, place);
  }
}

function insertBreak(tr: Transaction, place: number) {
  const type = tr.doc.type.schema.nodes.hardBreak;
  const $place = tr.doc.resolve(place);
  const index = $place.index();
  if (type !== undefined && $place.parent.canReplaceWith(index, index, type))
    tr.insert(place, type.create());
}

function split(tr: Transaction, place: number) {
  const $place = tr.doc.resolve(place);
  const depth = $place.depth > 1 && $place.node(-1).type.name === 'listItem' ? 2 : 1;
  const { paragraph } = tr.doc.type.schema.nodes;
  // What follows a heading is a paragraph.
  const after =
    $place.parentOffset === $place.parent.content.size && depth === 1 && paragraph !== undefined
      ? [{ type: paragraph }]
      : undefined;
  if (canSplit(tr.doc, place, depth, after)) tr.split(place, depth, after);
}

function join(tr: Transaction, place: number) {
  const end = tr.doc.resolve(place).end();
  const next = nextTextblock(tr.doc, end);
  if (next !== null) tr.delete(end, next);
}
