import * as Y from 'yjs';
import { z } from 'zod';
import { atom, charactersOf, type TextBlock } from './content.ts';
import { atomBlockNames } from './figures/figure.ts';
import { textField } from './yjs-text.ts';

/** A place in a text: a text block, by its index in reading order, and a character within it. */
const place = z.object({ block: z.number().int().min(0), offset: z.number().int().min(0) });

/** From one place up to another, as in one state of the document. */
export const passageSchema = z.object({ from: place, to: place });

export type Passage = z.infer<typeof passageSchema>;
export type Place = z.infer<typeof place>;

const count = z.number().int().min(0);

/**
 * A passage that survives editing: its characters, as Yjs numbers them (client, clock, length). They
 * are kept beside the thread and never in the document, so that a comment which is not released
 * leaves no trace in what the team reads. Without any (comments of before) only its words are known.
 */
export const anchorSchema = z.object({
  held: z.array(z.tuple([count, count, count])).default([]),
});

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
  const blocks = textElements(doc).map(standingIn);
  const lengths = [from, to].map(({ block }) => lengthOf(blocks[block]));
  const [first = -1, last = -1] = lengths;
  if (from.offset > first || to.offset > last) return null;
  const held = blocks.flatMap((stands, block) =>
    stands.flatMap(({ client, clock, length, offset }): Held[] => {
      const start = block < from.block ? Infinity : block === from.block ? from.offset : 0;
      const end = block > to.block ? 0 : block === to.block ? to.offset : Infinity;
      const [left, right] = [Math.max(start, offset), Math.min(end, offset + length)];
      return left < right ? [[client, clock + left - offset, right - left]] : [];
    }),
  );
  return held.length === 0 ? null : { held };
}

/**
 * Where an anchored passage stands in this state of the document: from the first to the last of its
 * characters that are left, with what was typed between them. When all are gone, the same words are
 * looked for (splitting a paragraph makes the editor write its tail anew), and taken when they stand
 * in exactly one place; null when the passage was deleted: a comment never stands on other words.
 */
export function locatePassage(
  doc: Y.Doc,
  blocks: TextBlock[],
  anchor: Anchor,
  quote: string | null,
): Passage | null {
  return openLocator(doc, blocks)(anchor, quote);
}

/** The same for many passages of one state: the text is gone through once. */
export function openLocator(
  doc: Y.Doc,
  blocks: TextBlock[],
): (anchor: Anchor, quote: string | null) => Passage | null {
  const standing = textElements(doc).map(standingIn);
  return (anchor, quote) => locate(doc, { blocks, standing }, anchor, quote);
}

function locate(
  doc: Y.Doc,
  { blocks, standing }: { blocks: TextBlock[]; standing: readonly Standing[][] },
  anchor: Anchor,
  quote: string | null,
): Passage | null {
  const held = anchor.held.flatMap((range) => broughtBack(doc, range));
  let from: Place | null = null;
  let to: Place | null = null;
  standing.forEach((stands, block) => {
    for (const { client, clock, length, offset } of stands) {
      for (const [by, first, size] of held) {
        const left = Math.max(clock, first);
        const right = Math.min(clock + length, first + size);
        if (by !== client || left >= right) continue;
        const place = { block, offset: offset + left - clock };
        if (from === null || isBefore(place, from)) from = place;
        const end = { block, offset: offset + right - clock };
        if (to === null || isBefore(to, end)) to = end;
      }
    }
  });
  if (from !== null && to !== null) return { from, to };
  return quote === null ? null : findOnce(blocks, quote);
}

const isBefore = (a: Place, b: Place) =>
  a.block < b.block || (a.block === b.block && a.offset < b.offset);

type Held = Anchor['held'][number];

/**
 * Characters, and those that stand for them since their deletion was undone. That is known only
 * where the editor lives; elsewhere they are found by their words.
 */
function broughtBack(doc: Y.Doc, [client, clock, length]: Held): Held[] {
  const known = Math.min(length, Y.getState(doc.store, client) - clock);
  const found: Held[] = [];
  for (let at = 0; at < known;) {
    const item = Y.getItem(doc.store, Y.createID(client, clock + at)) as Y.Item | Y.GC;
    const skipped = clock + at - item.id.clock;
    const size = Math.min(known - at, item.length - skipped);
    const again = item instanceof Y.Item ? item.redone : null;
    if (again === null) found.push([client, clock + at, size]);
    else found.push(...broughtBack(doc, [again.client, again.clock + skipped, size]));
    at += size;
  }
  return found;
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

const textBlockNames = ['paragraph', 'heading', 'codeBlock', ...atomBlockNames];

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

type Standing = { client: number; clock: number; length: number; offset: number };

/** The characters that stand in a text block; a formula, a figure or a line break is one. */
function standingIn(element: Y.XmlElement): Standing[] {
  if (atomBlockNames.includes(element.nodeName)) return atomIn(element, 0);
  let offset = 0;
  return element.toArray().flatMap((child) => {
    const found = child instanceof Y.XmlText ? wordsIn(child, offset) : atomIn(child, offset);
    offset += lengthOf(found);
    return found;
  });
}

function wordsIn(text: Y.XmlText, from: number): Standing[] {
  const found: Standing[] = [];
  let offset = from;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    found.push({ ...item.id, length: item.length, offset });
    offset += item.length;
  }
  return found;
}

function atomIn({ _item: item }: { _item: Y.Item | null }, offset: number): Standing[] {
  return item === null ? [] : [{ ...item.id, length: 1, offset }];
}

/** How long a block is; -1 for one that does not exist. */
function lengthOf(stands: readonly Standing[] | undefined): number {
  return stands?.reduce((sum, { length }) => sum + length, 0) ?? -1;
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
