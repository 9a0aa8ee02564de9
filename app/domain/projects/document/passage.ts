import * as Y from 'yjs';
import { z } from 'zod';
import { atom, charactersOf, type TextBlock } from './content.ts';
import { textField } from './yjs-text.ts';

/** A place in a text: a text block, by its index in reading order, and a character within it. */
const place = z.object({ block: z.number().int().min(0), offset: z.number().int().min(0) });

/** From one place up to another, as in one state of the document. */
export const passageSchema = z.object({ from: place, to: place });

export type Passage = z.infer<typeof passageSchema>;
export type Place = z.infer<typeof place>;

/**
 * A passage that survives editing: both ends as Yjs relative positions (base64). They are kept
 * beside the thread and never in the document, so that a comment which is not released leaves no
 * trace in what the team reads.
 */
export const anchorSchema = z.object({ start: z.string(), end: z.string() });

export type Anchor = z.infer<typeof anchorSchema>;

/** The words of a passage; null when it is empty or outside the text. */
export function quoteOf(blocks: TextBlock[], { from, to }: Passage): string | null {
  const lines: string[] = [];
  for (let index = from.block; index <= to.block; index++) {
    const node = blocks[index];
    if (node === undefined) return null;
    const characters = charactersOf(node);
    const start = index === from.block ? from.offset : 0;
    const end = index === to.block ? to.offset : characters.length;
    if (start > characters.length || end > characters.length) return null;
    lines.push(characters.slice(start, end));
  }
  const quote = lines.join('\n');
  return quote.trim() === '' ? null : quote;
}

/** All of one block as a passage; null when there is no such block or nothing in it. */
export function wholeBlock(blocks: TextBlock[], block: number): Passage | null {
  const node = blocks[block];
  const length = node === undefined ? 0 : charactersOf(node).length;
  return length === 0 ? null : { from: { block, offset: 0 }, to: { block, offset: length } };
}

/** Ties a passage of this state of the document to its characters; null outside the text. */
export function anchorPassage(doc: Y.Doc, { from, to }: Passage): Anchor | null {
  const blocks = textElements(doc);
  // The start holds on to the character at its right, the end to the one at its left: what is
  // typed just outside the passage stays outside.
  const start = relativePosition(blocks[from.block], from.offset, 0);
  const end = relativePosition(blocks[to.block], to.offset, -1);
  return start === null || end === null ? null : { start, end };
}

/**
 * Where an anchored passage stands in this state of the document. When its characters are gone,
 * the same words are looked for (splitting a paragraph makes the editor write its tail anew), and
 * taken when they stand in exactly one place; null when the passage was deleted.
 */
export function locatePassage(
  doc: Y.Doc,
  blocks: TextBlock[],
  anchor: Anchor,
  quote: string | null,
): Passage | null {
  const elements = textElements(doc);
  const from = placeOf(doc, elements, anchor.start);
  const to = placeOf(doc, elements, anchor.end);
  if (from !== null && to !== null && isBefore(from, to)) return { from, to };
  return quote === null ? null : findOnce(blocks, quote);
}

function isBefore(a: Place, b: Place): boolean {
  return a.block < b.block || (a.block === b.block && a.offset < b.offset);
}

const shortestSearchable = 12;

/** The one place where these words stand within a block; null when nowhere, twice, or too short. */
function findOnce(blocks: TextBlock[], quote: string): Passage | null {
  if (quote.length < shortestSearchable || quote.includes(atom)) return null;
  const found = blocks.flatMap((node, block) => {
    const characters = charactersOf(node);
    const first = characters.indexOf(quote);
    if (first < 0) return [];
    const again = characters.indexOf(quote, first + 1) >= 0;
    const passage = {
      from: { block, offset: first },
      to: { block, offset: first + quote.length },
    };
    return again ? [passage, passage] : [passage];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

const textBlockNames = ['paragraph', 'heading', 'codeBlock', 'blockMath'];

/** The text blocks of the live text, in the order of `textBlocksOf`. */
function textElements(doc: Y.Doc): Y.XmlElement[] {
  const within = (parent: Y.XmlFragment | Y.XmlElement): Y.XmlElement[] =>
    parent
      .toArray()
      .flatMap((child) =>
        child instanceof Y.XmlElement
          ? textBlockNames.includes(child.nodeName)
            ? [child]
            : within(child)
          : [],
      );
  return within(doc.getXmlFragment(textField));
}

/** Each child of a text block with the offset at which it begins. */
function childrenOf(element: Y.XmlElement): { child: unknown; at: number; length: number }[] {
  let at = 0;
  return element.toArray().map((child) => {
    const length = child instanceof Y.XmlText ? child.length : 1;
    const entry = { child, at, length };
    at += length;
    return entry;
  });
}

function relativePosition(
  element: Y.XmlElement | undefined,
  offset: number,
  assoc: 0 | -1,
): string | null {
  if (element === undefined) return null;
  if (element.nodeName === 'blockMath') return aroundElement(element, offset, assoc);
  const entries = childrenOf(element);
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  if (offset > length) return null;
  const index = entries.findIndex(({ at, length: size }) =>
    assoc === 0 ? offset >= at && offset < at + size : offset > at && offset <= at + size,
  );
  const entry = entries[index];
  // Between children, or in an empty block, the element itself carries the position.
  if (entry === undefined) return encode(element, entries.length, assoc);
  if (entry.child instanceof Y.XmlText) return encode(entry.child, offset - entry.at, assoc);
  return encode(element, assoc === 0 ? index : index + 1, assoc);
}

/** A formula that stands alone has no inside: it is held from its parent. */
function aroundElement(element: Y.XmlElement, offset: number, assoc: 0 | -1): string | null {
  const { parent } = element;
  if (!(parent instanceof Y.XmlFragment)) return null;
  const index = parent.toArray().indexOf(element);
  return offset > 1 ? null : encode(parent, index + offset, assoc);
}

function encode(type: Y.XmlText | Y.XmlFragment, index: number, assoc: 0 | -1): string {
  const position = Y.createRelativePositionFromTypeIndex(type, index, assoc);
  return toBase64(Y.encodeRelativePosition(position));
}

function placeOf(doc: Y.Doc, elements: Y.XmlElement[], encoded: string): Place | null {
  const position = decode(encoded);
  if (position === null) return null;
  // Undone deletions are followed only where the editor lives; the place is the same without.
  const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc);
  if (absolute === null) return null;
  const { type, index } = absolute;
  if (type instanceof Y.XmlText) {
    const block = elements.findIndex((element) => element === type.parent);
    const element = elements[block];
    const entry = element && childrenOf(element).find(({ child }) => child === type);
    return entry === undefined ? null : { block, offset: entry.at + index };
  }
  if (type instanceof Y.XmlElement && textBlockNames.includes(type.nodeName)) {
    const block = elements.indexOf(type);
    const entries = childrenOf(type);
    const last = entries.at(-1);
    const end = last === undefined ? 0 : last.at + last.length;
    return block < 0 ? null : { block, offset: entries[index]?.at ?? end };
  }
  return placeBesideFormula(elements, type, index, position.assoc);
}

/** A position in a parent is at the formula right of it (a start) or left of it (an end). */
function placeBesideFormula(
  elements: Y.XmlElement[],
  parent: unknown,
  index: number,
  assoc: number,
): Place | null {
  if (!(parent instanceof Y.XmlFragment)) return null;
  const formula = parent.get(assoc < 0 ? index - 1 : index);
  const block = elements.findIndex((element) => element === formula);
  if (block < 0 || elements[block]?.nodeName !== 'blockMath') return null;
  return { block, offset: assoc < 0 ? 1 : 0 };
}

function decode(encoded: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(fromBase64(encoded));
  } catch {
    return null;
  }
}

/** Bytes as base64, in a browser as on the server. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Throws a DOMException when it is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
