/** What the proposal to drop somebody is decided by. */
export type HomeworkOf = {
  personId: string;
  /** Homeworks handed in, by slug. */
  handedIn: ReadonlySet<string>;
  /** Homeworks with a released score. */
  scored: ReadonlySet<string>;
  strong: number;
  /** Homeworks that the person may still hand in by an extension. */
  extended: ReadonlySet<string>;
};

export type DropReason = 'nothing handed in' | 'nothing strong';

/**
 * Who of those with a seat is proposed to be dropped (the course's admission rule: whoever hands in
 * no homework, or no strong one, is dropped). Only homeworks that are closed count, the person's
 * extensions included; while something handed in has no released score, nobody is proposed for it.
 * Nobody is dropped by this: staff confirm each.
 *
 * @param closed the slugs of the homeworks that nobody can hand in any more without an extension
 */
export function proposedDrops(
  seated: readonly HomeworkOf[],
  closed: readonly string[],
): { personId: string; because: DropReason }[] {
  return seated.flatMap((person): { personId: string; because: DropReason }[] => {
    const { personId, handedIn, scored, strong, extended } = person;
    const counts = closed.filter((slug) => !extended.has(slug));
    const done = counts.filter((slug) => handedIn.has(slug));
    if (counts.length === 0) return [];
    if (done.length === 0) {
      // Something handed in later, for a homework that is still open, speaks for the person.
      return handedIn.size > 0 ? [] : [{ personId, because: 'nothing handed in' }];
    }
    if (strong > 0 || done.some((slug) => !scored.has(slug))) return [];
    return [{ personId, because: 'nothing strong' }];
  });
}
