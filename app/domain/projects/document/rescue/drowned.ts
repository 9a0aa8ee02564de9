import * as Y from 'yjs';
import { atom } from '../content.ts';
import { atomBlockNames } from '../figures/figure.ts';
import { marksAsWritten } from '../suggestions/written-as.ts';
import { textField } from '../yjs-text.ts';

export type Marks = Record<string, unknown>;

/** Words under the same marks, or what is no word: a formula, a line break, a rule, a figure. */
export type Piece = { text: string; marks: Marks } | { node: string; attrs: Marks };

/** Words that went down with their block, between those that had stood beside them. */
export type Run = { left: string; right: string; pieces: Piece[] };

/** A block, gone or not, with what of it went down. */
export type Drowned = { block: Y.XmlElement; runs: Run[] };

export type IdSet = ReturnType<typeof Y.createDeleteSet>;

const textBlocks = ['paragraph', 'heading', 'codeBlock'];
const inlineNodes = ['inlineMath', 'hardBreak', 'citation', 'figureReference'];
const blockNodes = [...atomBlockNames, 'horizontalRule'];

export const isTextBlock = ({ nodeName }: Y.XmlElement) => textBlocks.includes(nodeName);
export const isBlockNode = (name: string) => blockNodes.includes(name);

/** What is known of blocks that are gone. */
export type Gone = {
  /** What the last change took away, in whichever way. */
  now: IdSet;
  /** What its sender says to have deleted. */
  reported: IdSet;
  /** What stood in a block when it was deleted, as long as this process remembers it. */
  sunk: IdSet;
};

/**
 * The items that a change took away, each with the range that is meant: a block by its deletion
 * takes everything along that anybody wrote in it.
 */
export function* itemsIn(doc: Y.Doc, set: IdSet): Generator<Y.Item> {
  for (const [client, ranges] of set.clients) {
    const structs = doc.store.clients.get(client);
    if (structs === undefined) continue;
    for (const { clock, len } of ranges) {
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const struct = structs[index];
        if (struct === undefined || struct.id.clock >= clock + len) break;
        if (struct instanceof Y.Item) yield struct;
      }
    }
  }
}

/** The item of the type in which an item lies; null for the document itself. */
export function parentOf(item: Y.Item): Y.Item | null {
  return item.parent instanceof Y.AbstractType ? item.parent._item : null;
}

/** Whether an item is gone only because what it lies in is gone. */
export function isDrowned(item: Y.Item, { reported }: Pick<Gone, 'reported'>): boolean {
  if (item.parentSub !== null || parentOf(item)?.deleted !== true) return false;
  if (!(item.content instanceof Y.ContentString)) {
    const type = nodeOf(item);
    return type !== null && isNode(type.nodeName) && !Y.isDeleted(reported, item.id);
  }
  for (let offset = 0; offset < item.length; offset++) {
    if (!Y.isDeleted(reported, idAt(item, offset))) return true;
  }
  return false;
}

const isNode = (name: string) => inlineNodes.includes(name) || isBlockNode(name);

const idAt = ({ id }: Y.Item, offset: number) => Y.createID(id.client, id.clock + offset);

function nodeOf(item: Y.Item): Y.XmlElement | null {
  if (!(item.content instanceof Y.ContentType)) return null;
  return item.content.type instanceof Y.XmlElement ? item.content.type : null;
}

/** The block whose words an item is one of. */
export function blockOf(item: Y.Item): Y.XmlElement | null {
  const own = nodeOf(item);
  if (own !== null && isBlockNode(own.nodeName)) return own;
  for (let at: Y.Item | null = item; at !== null; at = parentOf(at)) {
    const node = nodeOf(at);
    if (node !== null && isTextBlock(node)) return node;
  }
  return null;
}

/** Every block of a text in reading order, also those that are gone. */
export function blocksOf(doc: Y.Doc): Y.XmlElement[] {
  const within = (parent: Y.XmlFragment): Y.XmlElement[] => {
    const found: Y.XmlElement[] = [];
    for (let item = parent._start; item !== null; item = item.right) {
      const node = nodeOf(item);
      if (node === null) continue;
      if (isTextBlock(node) || isBlockNode(node.nodeName)) found.push(node);
      else found.push(...within(node));
    }
    return found;
  };
  return within(doc.getXmlFragment(textField));
}

type Cell = { character: string; drowned: boolean; piece: Piece };

/** The characters of a block that lives. */
export function charactersIn(block: Y.XmlElement): string {
  const words = (text: Y.XmlText) =>
    (text.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('');
  return block
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? words(child) : atom))
    .join('');
}

/** What went down with a block. */
export function drownedIn(doc: Y.Doc, block: Y.XmlElement, gone: Gone): Drowned {
  if (isBlockNode(block.nodeName)) {
    const pieces = [{ node: block.nodeName, attrs: attrsOf(block) }];
    return { block, runs: [{ left: '', right: '', pieces }] };
  }
  const cells = cellsOf(doc, block, gone);
  const words = (from: number, to: number) =>
    cells
      .slice(from, to)
      .map(({ character }) => character)
      .join('');
  const runs: Run[] = [];
  for (let at = 0; at < cells.length; at++) {
    if (cells[at]?.drowned !== true) continue;
    const from = at;
    while (cells[at]?.drowned === true) at++;
    const pieces = joined(cells.slice(from, at).map(({ piece }) => piece));
    const rest = cells.slice(at).filter(({ drowned }) => !drowned);
    const right = rest.map(({ character }) => character).join('');
    runs.push({ left: words(0, from), right, pieces });
  }
  return { block, runs };
}

/** What stood in a block when it was deleted, or in those of its texts that were. */
function cellsOf(doc: Y.Doc, block: Y.XmlElement, gone: Gone): Cell[] {
  const cells: Cell[] = [];
  for (let item = block._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType) || !item.deleted) continue;
    const { type } = item.content;
    if (type instanceof Y.XmlText) cells.push(...cellsOfText(doc, type, gone));
    else if (type instanceof Y.XmlElement && wasSeen(item, item.id, gone)) {
      const piece = { node: type.nodeName, attrs: attrsOf(type) };
      cells.push({ character: atom, drowned: isLost(item, item.id, gone), piece });
    }
  }
  return cells;
}

function cellsOfText(doc: Y.Doc, text: Y.XmlText, gone: Gone): Cell[] {
  const cells: Cell[] = [];
  const asWritten = marksAsWritten(doc);
  let marks: Marks = {};
  for (let item = text._start; item !== null; item = item.right) {
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (item.deleted && !Y.isDeleted(gone.sunk, item.id)) continue;
      const { [content.key]: _, ...others } = marks;
      marks = content.value === null ? others : { ...others, [content.key]: content.value };
    } else if (content instanceof Y.ContentString) {
      for (let offset = 0; offset < item.length; offset++) {
        const id = idAt(item, offset);
        if (!wasSeen(item, id, gone)) continue;
        const character = content.str.charAt(offset);
        const drowned = isLost(item, id, gone);
        // What others did around it is no matter of its own any more.
        const own = drowned ? asWritten(id, marks) : marks;
        cells.push({ character, drowned, piece: { text: character, marks: own } });
      }
    }
  }
  return cells;
}

/** Whether something stands in its block, or stood in it when that was deleted. */
function wasSeen(item: Y.Item, id: Y.ID, { sunk }: Gone): boolean {
  if (!item.deleted || Y.isDeleted(sunk, id)) return true;
  const parent = parentOf(item);
  // Deleted before this process began: of that nobody remembers what was deleted first.
  return parent !== null && parent.deleted && !Y.isDeleted(sunk, parent.id);
}

function isLost(item: Y.Item, id: Y.ID, { now, reported }: Gone): boolean {
  const inGone = parentOf(item)?.deleted === true;
  return item.deleted && inGone && Y.isDeleted(now, id) && !Y.isDeleted(reported, id);
}

/** A node's attributes, also of one that is gone. */
function attrsOf(node: Y.XmlElement): Marks {
  const entries = [...node._map].map(([name, item]): [string, unknown] => [
    name,
    item.content.getContent().at(-1),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

/** Neighbouring characters under the same marks as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    const same = last !== undefined && 'text' in last && 'text' in piece;
    if (same && JSON.stringify(last.marks) === JSON.stringify(piece.marks))
      whole[whole.length - 1] = { ...last, text: last.text + piece.text };
    else whole.push(piece);
  }
  return whole;
}
