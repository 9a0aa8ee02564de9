/** A place in a text: a block, by its index, and a character within it. */
type Found = { block: number; offset: number };

/** So many neighbouring characters say where a place was. */
const telling = 12;
/** How far from the words the place is looked for, where those right beside them are gone. */
const furthest = 40;

/**
 * Where words belong that stood between `left` and `right` in a block that is no more: where most of
 * these stand side by side, in the block nearest to theirs when they stand twice. Null when they are
 * nowhere, so that the block was deleted rather than written anew.
 *
 * @param blocks the text of each block as it is now
 * @param near the index before which the block stood
 */
export function findPlace(
  blocks: readonly string[],
  near: number,
  left: string,
  right: string,
): Found | null {
  const distance = (index: number) => (index < near ? near - 1 - index : index - near);
  const order = [...blocks.keys()].sort((a, b) => distance(a) - distance(b));
  const all = left.length + right.length;
  // A few characters stand anywhere: all of them together are looked for beside their block.
  const within = all < telling ? order.filter((index) => distance(index) === 0) : order;
  const best = bestOf(blocks, within, left, right);
  if (best !== null && best.score >= Math.min(all, telling)) return best;
  for (let gap = 1; gap <= furthest; gap++) {
    const before = left.slice(0, Math.max(0, left.length - gap)).slice(-telling);
    const after = right.slice(gap, gap + telling);
    const found = search(blocks, order, before, telling) ?? search(blocks, order, after, 0);
    if (found !== null) return found;
  }
  return null;
}

/** The place around which most of the characters are the same. */
function bestOf(
  blocks: readonly string[],
  within: readonly number[],
  left: string,
  right: string,
): (Found & { score: number }) | null {
  let best: (Found & { score: number }) | null = null;
  for (const block of within) {
    const text = blocks[block] ?? '';
    for (let offset = text.length; offset >= 0; offset--) {
      let before = 0;
      while (
        before < left.length &&
        before < offset &&
        at(left, -1 - before) === text[offset - 1 - before]
      )
        before++;
      let after = 0;
      while (after < right.length && right[after] === text[offset + after]) after++;
      const score = before + after;
      if (score > (best?.score ?? 0)) best = { block, offset, score };
    }
  }
  return best;
}

const at = (words: string, index: number) => words[words.length + index];

function search(
  blocks: readonly string[],
  order: readonly number[],
  words: string,
  shift: number,
): Found | null {
  if (words.length < telling) return null;
  for (const block of order) {
    const offset = blocks[block]?.lastIndexOf(words) ?? -1;
    if (offset >= 0) return { block, offset: offset + shift };
  }
  return null;
}
