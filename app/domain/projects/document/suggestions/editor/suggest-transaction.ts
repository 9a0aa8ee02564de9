import type { Mark, MarkType, Node, Schema, Slice } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform';
import { breakSign, joinSign, splitSign, type Suggested } from '../suggestion.ts';

/** Who suggests, with an id for what they begin. */
export type Voice = { author: string; begin: () => { id: string; at: string } };

/** Where the caret stands after words were marked for deletion. */
export type Towards = 'start' | 'end';

export const suggestionTypes = ({ marks }: Schema): MarkType[] =>
  ['insertion', 'deletion', 'modification'].flatMap((name) => marks[name] ?? []);

/**
 * What a transaction would change, as suggestions in the present text; null when it changes
 * something that cannot be suggested: the kind of a block, a list, a table, a new formula.
 */
export function suggestTransaction(
  state: EditorState,
  change: Transaction,
  voice: Voice,
  towards: Towards = 'start',
): Transaction | null {
  const { steps } = change;
  if (steps.every((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep)) {
    return suggestFormats(state, steps, voice);
  }
  if (!steps.every(isPlainStep)) return null;
  const range = changedRange(change);
  if (range === null) return null;
  const { from, to, end } = range;
  if (!state.doc.resolve(from).parent.isTextblock || !state.doc.resolve(to).parent.isTextblock)
    return null;
  const words = flatten(change.doc.slice(from, end), state.doc.resolve(to).parent);
  if (words === null) return null;
  const tracked = state.tr;
  const mark = suggestedAt(state.doc, from, to, voice);
  if (!suggestDeletion(tracked, from, to, mark)) return null;
  const at = behindDeleted(tracked.doc, tracked.mapping.map(to), mark);
  if (words.length > 0) tracked.insert(at, signed(words, state.schema, mark));
  const length = words.reduce((sum, node) => sum + node.nodeSize, 0);
  const caret = length > 0 ? at + length : towards === 'end' ? at : tracked.mapping.map(from, -1);
  tracked.setSelection(TextSelection.near(tracked.doc.resolve(caret), 1));
  tracked.setStoredMarks(change.storedMarks);
  return change.scrolledIntoView ? tracked.scrollIntoView() : tracked;
}

const isPlainStep = (step: unknown) =>
  step instanceof ReplaceStep || step instanceof AddMarkStep || step instanceof RemoveMarkStep;

/** What replaces deleted words stands behind them, also when the caret is before them. */
function behindDeleted(doc: Node, at: number, { id }: Suggested): number {
  let end = at;
  for (let node = doc.resolve(end).nodeAfter; node !== null; node = doc.resolve(end).nodeAfter) {
    if (!node.marks.some(({ type, attrs }) => type.name === 'deletion' && attrs.id === id)) break;
    end += node.nodeSize;
  }
  return end;
}

/** From where on old and new text differ, up to where in the old and in the new. */
function changedRange({ mapping, before }: Transaction) {
  let from = Infinity;
  let end = -Infinity;
  mapping.maps.forEach((map, index) => {
    const later = mapping.slice(index + 1);
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      from = Math.min(from, later.map(newFrom, -1));
      end = Math.max(end, later.map(newTo, 1));
    });
  });
  if (from > end) return null;
  const back = mapping.invert();
  const to = back.map(end, 1);
  return from <= before.content.size ? { from: Math.min(from, back.map(from, -1)), to, end } : null;
}

/** Inserted content as words in one line; null when there is more in it than words. */
function flatten(slice: Slice, into: Node): Node[] | null {
  const words: Node[] = [];
  let blocks = 0;
  let possible = true;
  const sign = into.type.spec.code ? '\n' : splitSign;
  slice.content.descendants((node) => {
    const { schema } = node.type;
    if (node.isTextblock && blocks++ > 0) words.push(schema.text(sign));
    if (node.isText) words.push(node);
    else if (node.type.name === 'hardBreak') words.push(schema.text(breakSign));
    else if (node.isLeaf && !node.isTextblock) possible = false;
    else if (node.type.spec.tableRole !== undefined) possible = false;
    return possible;
  });
  return possible ? words : null;
}

/** Words under an author's insertion, without anybody's other suggestions. */
function signed(words: readonly Node[], schema: Schema, mark: Suggested): Node[] {
  const insertion = schema.marks.insertion?.create(mark);
  const types = suggestionTypes(schema);
  return words.map((node) => {
    const kept = types.reduce<readonly Mark[]>((set, type) => type.removeFromSet(set), node.marks);
    return node.mark(insertion === undefined ? kept : insertion.addToSet(kept));
  });
}

/** The author's suggestion that a change continues, or a new one. */
function suggestedAt(doc: Node, from: number, to: number, voice: Voice): Suggested {
  const beside = [
    doc.resolve(from).nodeBefore,
    doc.resolve(to).nodeAfter,
    ...nodesIn(doc, from, to),
  ];
  for (const node of beside) {
    for (const { type, attrs } of node?.marks ?? []) {
      if (type.name === 'modification' || attrs.author !== voice.author) continue;
      if (type.name === 'insertion' || type.name === 'deletion')
        return { id: String(attrs.id), author: voice.author, at: String(attrs.at) };
    }
  }
  return { ...voice.begin(), author: voice.author };
}

function nodesIn(doc: Node, from: number, to: number): Node[] {
  const found: Node[] = [];
  if (from < to) doc.nodesBetween(from, to, (node) => void (node.isInline && found.push(node)));
  return found;
}

/**
 * Marks what stands between two places for deletion; own insertions go at once. False when there is
 * something that cannot be marked. Works from the end, so that places before it stay where they are.
 */
function suggestDeletion(tr: Transaction, from: number, to: number, mark: Suggested): boolean {
  if (from === to) return true;
  const { schema } = tr.doc.type;
  const deletion = schema.marks.deletion?.create(mark);
  const pieces: { node: Node; start: number; end: number }[] = [];
  const ends: number[] = [];
  let possible = true;
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && pos + node.nodeSize <= to) ends.push(pos + node.nodeSize - 1);
    else if (node.isLeaf && !node.isInline && !node.isTextblock) possible = false;
    if (node.isInline) {
      const start = Math.max(pos, from);
      pieces.push({ node, start, end: Math.min(pos + node.nodeSize, to) });
    }
  });
  if (!possible || deletion === undefined) return false;
  const changes = [
    ...pieces.map((piece) => ({
      at: piece.start,
      apply: () => deletePiece(tr, piece, mark, deletion),
    })),
    ...ends.map((at) => ({ at: at + 0.5, apply: () => suggestJoin(tr, at, mark) })),
  ];
  for (const { apply } of changes.toSorted((a, b) => b.at - a.at)) apply();
  return true;
}

type Piece = { node: Node; start: number; end: number };

function deletePiece(tr: Transaction, { node, start, end }: Piece, own: Suggested, deletion: Mark) {
  const isOwn = (name: string) =>
    node.marks.some(({ type, attrs }) => type.name === name && attrs.author === own.author);
  if (isOwn('insertion')) tr.delete(start, end);
  else if (!node.isText) {
    if (node.attrs.deletion == null) tr.setNodeAttribute(start, 'deletion', own);
  } else if (!isOwn('deletion')) tr.addMark(start, end, deletion);
}

/**
 * Puts the sign for joining at the end of a text block; false when the next one cannot be joined to
 * it, or the sign is there already.
 */
export function suggestJoin(tr: Transaction, end: number, mark: Suggested): boolean {
  const { doc } = tr;
  if (nextTextblock(doc, end) === null) return false;
  const { parent } = doc.resolve(end);
  if (parent.textContent.endsWith(joinSign)) return false;
  const insertion = doc.type.schema.marks.insertion;
  if (insertion === undefined || !parent.type.allowsMarkType(insertion)) return false;
  tr.insert(end, doc.type.schema.text(joinSign, [insertion.create(mark)]));
  return true;
}

/** Where the next text block begins, when the one that ends here could be joined with it. */
export function nextTextblock(doc: Node, end: number): number | null {
  const $end = doc.resolve(end);
  let start: number | null = null;
  doc.nodesBetween(Math.min($end.after(), doc.content.size), doc.content.size, (node, pos) => {
    if (start !== null || pos < $end.after()) return start === null;
    if (node.isTextblock) start = pos + 1;
    else if (node.isLeaf || node.type.spec.tableRole !== undefined) start = -1;
    return start === null;
  });
  if (start === null || start < 0) return null;
  for (let depth = $end.depth; depth > $end.sharedDepth(start); depth--) {
    if ($end.node(depth).type.spec.tableRole !== undefined) return null;
  }
  return start;
}

/** Formatting is laid over the words; own insertions simply take it. */
function suggestFormats(
  state: EditorState,
  steps: readonly unknown[],
  voice: Voice,
): Transaction | null {
  const tr = state.tr;
  const begun = { ...voice.begin(), author: voice.author };
  for (const step of steps) {
    if (!(step instanceof AddMarkStep) && !(step instanceof RemoveMarkStep)) return null;
    const change = step instanceof AddMarkStep ? 'add' : 'remove';
    suggestFormat(tr, step, change, begun);
  }
  return tr;
}

type MarkStep = { mark: Mark; from: number; to: number };

function suggestFormat(
  tr: Transaction,
  { mark, from, to }: MarkStep,
  change: 'add' | 'remove',
  own: Suggested,
) {
  const modification = tr.doc.type.schema.marks.modification;
  if (modification === undefined) return;
  const pieces: Piece[] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return;
    const end = Math.min(pos + node.nodeSize, to);
    pieces.push({ node, start: Math.max(pos, from), end });
  });
  const mine = ({ node }: Piece) =>
    node.marks.filter(
      ({ type, attrs }) =>
        type === modification && attrs.author === own.author && attrs.format === mark.type.name,
    );
  const isOwn = ({ node }: Piece) =>
    node.marks.some(({ type, attrs }) => type.name === 'insertion' && attrs.author === own.author);
  // The same command again takes the suggestion back.
  const again = pieces.every(
    (piece) => isOwn(piece) || mine(piece).some((m) => m.attrs.change === change),
  );
  for (const piece of pieces) {
    const { start, end, node } = piece;
    if (isOwn(piece)) {
      if (change === 'add') tr.addMark(start, end, mark);
      else tr.removeMark(start, end, mark);
      continue;
    }
    for (const before of mine(piece)) tr.removeMark(start, end, before);
    const has = mark.type.isInSet(node.marks) !== undefined;
    if (again || has === (change === 'add')) continue;
    const href = mark.type.name === 'link' ? String(mark.attrs.href) : null;
    const attrs = { ...own, change, format: mark.type.name, href };
    tr.addMark(start, end, modification.create(attrs));
  }
}
