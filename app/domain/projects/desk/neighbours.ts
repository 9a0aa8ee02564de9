/** The items before and after one in a list; for one that is not in it, the first comes next. */
export function neighbours<Item extends { project: string; stage: string }>(
  items: readonly Item[],
  here: { project: string; stage: string },
): { previous: Item | null; next: Item | null } {
  const index = items.findIndex(
    ({ project, stage }) => project === here.project && stage === here.stage,
  );
  return {
    previous: index > 0 ? (items[index - 1] ?? null) : null,
    next: items[index + 1] ?? null,
  };
}
