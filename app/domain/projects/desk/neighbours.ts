type Item = { project: string; stage: string };

/** The items before and after one in a list; for one that is not in it, the first comes next. */
export function neighbours<Each extends Item>(
  items: readonly Each[],
  here: Item,
): { previous: Each | null; next: Each | null } {
  const index = placeOf(items, here);
  return {
    previous: index > 0 ? (items[index - 1] ?? null) : null,
    next: items[index + 1] ?? null,
  };
}

/** How many items stand around the one that is open. */
const windowSize = 40;

/**
 * As much of a long list as is shown beside one of its items, that one in the middle where there is
 * room, with how many come before and after; of a list without it, the beginning.
 */
export function windowAround<Each extends Item>(
  items: readonly Each[],
  here: Item,
): { items: Each[]; before: number; after: number } {
  const centre = Math.max(0, placeOf(items, here)) - windowSize / 2;
  const before = Math.max(0, Math.min(centre, items.length - windowSize));
  const shown = items.slice(before, before + windowSize);
  return { items: shown, before, after: items.length - before - shown.length };
}

function placeOf(items: readonly Item[], { project, stage }: Item): number {
  return items.findIndex((item) => item.project === project && item.stage === stage);
}
