import * as Y from 'yjs';
import { atom } from '../content.ts';
import { attributeOf } from '../suggestions/mark-attribute.ts';
import { noteSuggested } from '../suggestions/suggested-characters.ts';
import { isSuggested, type Suggested } from '../suggestions/suggestion.ts';
import { markName } from '../yjs-text.ts';
import {
  blockOf,
  blocksOf,
  charactersIn,
  drownedIn,
  isBlockNode,
  isDrowned,
  isTextBlock,
  itemsIn,
  parentOf,
  type IdSet,
  type Piece,
  type Run,
} from './drowned.ts';
import { findPlace } from './find-place.ts';
import { writeBeside, writeInto } from './write-pieces.ts';

/** The origin of what a rescue writes. */
export const rescueOrigin = 'rescue';

/**
 * So many characters that stand elsewhere are a copy: splitting and joining write words anew, and two who
 * do it at the same moment write the same ones.
 */
const copied = 12;

/** What stood in blocks when they were deleted, by document, since this process has it open. */
const sunkIn = new WeakMap<Y.Doc, IdSet>();

export type RescueOptions = {
  origin?: unknown;
  /** What the client sent, where something else is applied: it tells what its reader deleted. */
  sent?: Uint8Array;
  /** The suggestion under which words are put of somebody who may only suggest. */
  mark?: Suggested;
};

/**
 * Applies a client's update, and writes back what went down with it: words that somebody wrote into
 * a block which this client, or an earlier one, deleted without having seen them. Joining two
 * paragraphs is such a deletion, since the editor writes the second one's words anew.
 *
 * A client's update names everything that its reader saw deleted. What is gone with its block and
 * not named there was not seen: it is written, with its marks, to where the words beside it stand
 * now, or as a paragraph of its own where the block stood. Words come back once, because an update
 * takes them away once.
 *
 * @param doc the server's copy; made with `gc: false`, or what was written is no longer there
 */
export function applyRescuing(doc: Y.Doc, update: Uint8Array, options: RescueOptions = {}): void {
  const { origin, sent = update, mark } = options;
  const reported = reportedBy(doc, sent);
  const now = Y.transact(
    doc,
    (transaction) => {
      Y.applyUpdate(doc, update, origin);
      return transaction.deleteSet;
    },
    origin,
  );
  const gone = { now, reported, sunk: remember(doc, now, reported) };
  const blocks = new Set<Y.XmlElement>();
  for (const item of itemsIn(doc, now)) {
    const block = isDrowned(item, gone) ? blockOf(item) : null;
    if (block !== null) blocks.add(block);
  }
  if (blocks.size === 0) return;
  doc.transact((transaction) => {
    for (const block of blocksOf(doc).filter((each) => blocks.has(each))) {
      for (const run of drownedIn(doc, block, gone).runs) {
        const pieces = mark === undefined ? run.pieces : asSuggested(run.pieces, mark);
        if (pieces.length > 0) writeBack(doc, block, { ...run, pieces });
      }
    }
    noteSuggested(transaction);
  }, rescueOrigin);
}

/** What an update says to be deleted, also by what had come before and could not be applied yet. */
function reportedBy(doc: Y.Doc, update: Uint8Array): IdSet {
  const { pendingDs } = doc.store;
  const waiting = pendingDs === null ? [] : [Y.decodeUpdateV2(pendingDs).ds];
  return Y.mergeDeleteSets([Y.decodeUpdate(update).ds, ...waiting]);
}

/**
 * Adds to what is known of deleted blocks. What is deleted together with its block stood in it; what
 * comes later stands in it unless its own writer deleted it.
 */
function remember(doc: Y.Doc, now: IdSet, reported: IdSet): IdSet {
  const sunk = sunkIn.get(doc) ?? Y.createDeleteSet();
  const added = Y.createDeleteSet();
  for (const item of itemsIn(doc, now)) {
    const parent = parentOf(item);
    const isBlock = item.content instanceof Y.ContentType && isHolder(item.content.type);
    const together = parent !== null && Y.isDeleted(now, parent.id);
    if (!isBlock && parent?.deleted !== true) continue;
    for (let offset = 0; offset < item.length; offset++) {
      const id = Y.createID(item.id.client, item.id.clock + offset);
      if (!Y.isDeleted(now, id)) continue;
      if (!isBlock && !together && Y.isDeleted(reported, id)) continue;
      const ranges = added.clients.get(id.client) ?? [];
      ranges.push({ clock: id.clock, len: 1 });
      added.clients.set(id.client, ranges);
    }
  }
  if (added.clients.size === 0) return sunk;
  const all = Y.mergeDeleteSets([sunk, added]);
  sunkIn.set(doc, all);
  return all;
}

const isHolder = (type: unknown) =>
  type instanceof Y.XmlText || (type instanceof Y.XmlElement && isTextBlock(type));

function writeBack(doc: Y.Doc, block: Y.XmlElement, run: Run): void {
  const [first] = run.pieces;
  const alone = first !== undefined && 'node' in first && isBlockNode(first.node);
  const all = blocksOf(doc);
  const live = (each: Y.XmlElement) => each._item?.deleted === false && isTextBlock(each);
  const targets = all.filter(live);
  // The block itself may live on, without the piece of text that went down.
  const near = all.slice(0, all.indexOf(block) + 1).filter(live).length;
  const texts = targets.map(charactersIn);
  const words = run.pieces.map((piece) => ('text' in piece ? piece.text : atom)).join('');
  if (words.length >= copied && texts.some((each) => each.includes(words))) return;
  const place = alone ? null : findPlace(texts, near, run.left, run.right);
  const target = place === null ? undefined : targets[place.block];
  if (place === null || target === undefined) writeBeside(block, run.pieces);
  else writeInto(target, place.offset, run.pieces);
}

/**
 * Pieces as their author may only suggest them: words, under their own mark and nobody else's.
 * Nothing else is looked at in a block that is gone, when their update is checked.
 */
function asSuggested(pieces: readonly Piece[], { id, author, at }: Suggested): Piece[] {
  const attrs = { id, author, at };
  const name = attributeOf({ type: 'insertion', attrs });
  return pieces.flatMap((piece): Piece[] => {
    if ('node' in piece) return [];
    const kept = Object.entries(piece.marks).filter(([key, value]) => {
      const one = { type: markName(key), attrs: value as Record<string, unknown> };
      return !isSuggested(one) || isSuggested(one, author);
    });
    const own = kept.some(([key]) => markName(key) === 'insertion');
    const marks = Object.fromEntries(kept);
    return [{ text: piece.text, marks: own ? marks : { ...marks, [name]: attrs } }];
  });
}
