import * as Y from 'yjs';
import { markName } from '../yjs-text.ts';
import { isBlockNode, type Marks, type Piece } from './drowned.ts';

type Child = Y.XmlText | Y.XmlElement;

/** Writes pieces into a block that lives, behind so many of its characters. */
export function writeInto(block: Y.XmlElement, offset: number, pieces: readonly Piece[]): void {
  const fitting = block.nodeName === 'codeBlock' ? pieces.map(asCode) : pieces;
  let at = 0;
  for (const [index, child] of block.toArray().entries()) {
    const length = child instanceof Y.XmlText ? child.length : 1;
    if (child instanceof Y.XmlText && offset <= at + length) {
      writeIntoText(block, index, child, offset - at, fitting);
      return;
    }
    if (offset <= at) {
      // Words join those that follow rather than stand beside them as a text of their own.
      const next = block.get(index);
      if (next instanceof Y.XmlText) writeIntoText(block, index, next, 0, fitting);
      else block.insert(index, childrenFrom(fitting));
      return;
    }
    at += length;
  }
  block.insert(block.length, childrenFrom(fitting));
}

function writeIntoText(
  block: Y.XmlElement,
  index: number,
  text: Y.XmlText,
  offset: number,
  pieces: readonly Piece[],
): void {
  const split = pieces.findIndex((piece) => 'node' in piece);
  const words = split < 0 ? pieces : pieces.slice(0, split);
  let at = offset;
  for (const piece of words) {
    if (!('text' in piece)) continue;
    text.insert(at, piece.text, piece.marks);
    at += piece.text.length;
  }
  if (split < 0) return;
  // A formula stands between two texts: what follows it is written anew, as the editor does.
  const rest = piecesFrom(text, at);
  if (text.length > at) text.delete(at, text.length - at);
  block.insert(index + 1, childrenFrom([...pieces.slice(split), ...rest]));
}

/** What stands in a text from a place on. */
function piecesFrom(text: Y.XmlText, from: number): Piece[] {
  let at = 0;
  const runs = text.toDelta() as { insert: unknown; attributes?: Marks }[];
  return runs.flatMap(({ insert, attributes = {} }): Piece[] => {
    const words = typeof insert === 'string' ? insert : '';
    const rest = words.slice(Math.max(0, from - at));
    at += words.length;
    return rest === '' ? [] : [{ text: rest, marks: attributes }];
  });
}

/** Pieces as children of a block; words side by side are one text. */
function childrenFrom(pieces: readonly Piece[]): Child[] {
  const children: Child[] = [];
  let run: { insert: string; attributes: Marks }[] = [];
  const close = () => {
    if (run.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(run);
    children.push(text);
    run = [];
  };
  for (const piece of pieces) {
    if ('text' in piece) run.push({ insert: piece.text, attributes: piece.marks });
    else {
      close();
      children.push(elementFrom(piece.node, piece.attrs, []));
    }
  }
  close();
  return children;
}

function elementFrom(name: string, attrs: Marks, children: Child[]): Y.XmlElement {
  const element = new Y.XmlElement(name);
  // Yjs types attributes as strings, but keeps any JSON value, as the editor's binding does.
  for (const [key, value] of Object.entries(attrs)) element.setAttribute(key, value as string);
  element.insert(0, children);
  return element;
}

/** In code there are words alone, and no marks but those of suggestions. */
function asCode(piece: Piece): Piece {
  if ('node' in piece) {
    const { latex, key } = piece.attrs;
    if (typeof key === 'string') return { text: `[${key}]`, marks: {} };
    return { text: typeof latex === 'string' ? `$${latex}$` : '\n', marks: {} };
  }
  const kept = Object.entries(piece.marks).filter(([key]) =>
    ['insertion', 'deletion'].includes(markName(key)),
  );
  return { text: piece.text, marks: Object.fromEntries(kept) };
}

/** Writes pieces as a block of their own to where a block stood, or behind it when it lives on. */
export function writeBeside(block: Y.XmlElement, pieces: readonly Piece[]): void {
  const stead = steadOf(block);
  if (stead === null) return;
  const { parent, index } = stead;
  const [first] = pieces;
  const alone = first !== undefined && 'node' in first && isBlockNode(first.node);
  // A list item begins with a paragraph.
  const code = block.nodeName === 'codeBlock' && !isNamed(parent, [...lists, 'listItem']);
  const made = alone
    ? elementFrom(first.node, first.attrs, [])
    : elementFrom(code ? 'codeBlock' : 'paragraph', {}, childrenFrom(pieces));
  parent.insert(index, [isNamed(parent, lists) ? elementFrom('listItem', {}, [made]) : made]);
}

const lists = ['bulletList', 'orderedList'];
const tables = ['table', 'tableRow'];

const isNamed = (type: Y.XmlFragment, names: readonly string[]) =>
  type instanceof Y.XmlElement && names.includes(type.nodeName);

/** Where in something that lives, and can hold a block, a block stood. */
function steadOf(block: Y.XmlElement): { parent: Y.XmlFragment; index: number } | null {
  let item = block._item;
  while (item !== null) {
    const { parent } = item;
    if (!(parent instanceof Y.XmlFragment)) return null;
    const { _item: above } = parent;
    if (above?.deleted !== true && !isNamed(parent, tables)) {
      let index = item.deleted ? 0 : 1;
      for (let left = item.left; left !== null; left = left.left) {
        if (!left.deleted && left.countable) index += left.length;
      }
      return { parent, index };
    }
    item = above;
  }
  return null;
}
