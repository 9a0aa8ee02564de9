/** What the place of somebody on the waitlist is decided by. */
export type Waiting = {
  personId: string;
  /** Homeworks whose released score reaches the offering's threshold. */
  strong: number;
  appliedAt: Date;
};

/**
 * The published order of the waitlist (product.md, rule 3): by number of strong homeworks, the
 * most first; then by time of application, the earliest first. Should two people have applied in
 * the same millisecond, their ids decide, so that the order is total and always the same.
 */
export function waitlistOrder<T extends Waiting>(people: readonly T[]): T[] {
  return people.toSorted(
    (a, b) =>
      b.strong - a.strong ||
      a.appliedAt.getTime() - b.appliedAt.getTime() ||
      (a.personId < b.personId ? -1 : 1),
  );
}

/** People before somebody for one and the same reason. */
export type Ahead = {
  count: number;
  /** How many strong homeworks each of them has. */
  strong: number;
  because: 'more strong homeworks' | 'applied earlier';
};

/** Where somebody is on the waitlist, with all that is needed to say why in words. */
export type Place = {
  /** From 1. */
  position: number;
  of: number;
  strong: number;
  appliedAt: Date;
  /** Those before, the first group first; their counts add up to `position - 1`. */
  ahead: Ahead[];
  /** The position with one more strong homework, if nothing else changed. */
  withOneMore: number;
};

/** @returns null for somebody who is not on the list */
export function placeOf(personId: string, people: readonly Waiting[]): Place | null {
  const self = people.find((each) => each.personId === personId);
  if (self === undefined) return null;
  const before = peopleBefore(self, people);
  return {
    position: before.length + 1,
    of: people.length,
    strong: self.strong,
    appliedAt: self.appliedAt,
    ahead: groups(before, self),
    withOneMore: peopleBefore({ ...self, strong: self.strong + 1 }, people).length + 1,
  };
}

function peopleBefore(self: Waiting, people: readonly Waiting[]): Waiting[] {
  const others = people.filter(({ personId }) => personId !== self.personId);
  const order = waitlistOrder([...others, self]);
  return order.slice(0, order.indexOf(self));
}

function groups(before: readonly Waiting[], self: Waiting): Ahead[] {
  const found: Ahead[] = [];
  for (const { strong } of before) {
    const last = found.at(-1);
    if (last?.strong === strong) last.count += 1;
    else {
      const because = strong > self.strong ? 'more strong homeworks' : 'applied earlier';
      found.push({ count: 1, strong, because });
    }
  }
  return found;
}
