import type { Passage, Place } from './passage.ts';

/**
 * The passage of a document's text that is selected on the page; null when nothing of it is. Reads
 * the marks that `DocumentView` leaves: `data-block` on each text block, `data-atom` on what counts
 * as one character, `data-beside` on what is not part of the text.
 */
export function selectedPassage(root: HTMLElement, selection: Selection | null): Passage | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const from = placeOf(root, range.startContainer, range.startOffset, 'start');
  const to = placeOf(root, range.endContainer, range.endOffset, 'end');
  if (from === null || to === null) return null;
  const forward = from.block < to.block || (from.block === to.block && from.offset < to.offset);
  return forward ? { from, to } : null;
}

/** A point of the page as a place in the text; between blocks, the nearest one inwards. */
function placeOf(
  root: HTMLElement,
  node: Node,
  offset: number,
  side: 'start' | 'end',
): Place | null {
  const element = node instanceof Element ? node : node.parentElement;
  const own = element?.closest<HTMLElement>('[data-block]');
  if (own != null && root.contains(own)) {
    return { block: Number(own.dataset.block), offset: lengthBefore(own, node, offset) };
  }
  const point = document.createRange();
  point.setStart(node, offset);
  const all = [...root.querySelectorAll<HTMLElement>('[data-block]')];
  const isAfter = (block: HTMLElement) => point.comparePoint(block, 0) >= 0;
  const nearest = side === 'start' ? all.find(isAfter) : all.findLast((one) => !isAfter(one));
  if (nearest === undefined) return null;
  const end = side === 'start' ? 0 : lengthOf(nearest);
  return { block: Number(nearest.dataset.block), offset: end };
}

/** How many characters of a block stand before a point in it. */
function lengthBefore(block: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  const atom = (node instanceof Element ? node : node.parentElement)?.closest('[data-atom]');
  // A point inside a formula is before it: half a formula cannot be meant.
  if (atom != null && block.contains(atom)) range.setEndBefore(atom);
  return lengthOf(range.cloneContents());
}

function lengthOf(node: Node): number {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent?.length ?? 0;
  if (node instanceof HTMLElement) {
    if (node.dataset.atom !== undefined) return 1;
    if (node.dataset.beside !== undefined) return 0;
  }
  return [...node.childNodes].reduce((sum, child) => sum + lengthOf(child), 0);
}
