import type { ScoreKind } from '#app/db/generated/enums.ts';
import type { LateCut } from '#app/domain/calendar/late-policy.ts';

/** What was given to a person for an item of the gradebook. */
export type GivenScore = {
  /** Null for what was given by hand or from a file. */
  submissionId: string | null;
  kind: ScoreKind;
  /** Null for what is no score; after what being late took. */
  points: number | null;
  /** What being late took, if anything. */
  cut?: LateCut | null;
};

/**
 * What stands of everything that one person was given for one item: what was given without a
 * submission last, unless it was taken back; else the best of the latest scores of their
 * submissions (product.md, rule 2), of equals the one that was given first. Null for nothing.
 *
 * @param given in the order in which it came
 */
export function whatStands<Given extends GivenScore>(given: readonly Given[]): Given | null {
  const byHand = given.findLast(({ submissionId }) => submissionId === null);
  if (byHand !== undefined && byHand.kind !== 'cleared') return byHand;
  const latest = new Map<string, Given>();
  for (const each of given) if (each.submissionId !== null) latest.set(each.submissionId, each);
  return [...latest.values()].reduce<Given | null>(
    (best, next) => (best === null || (next.points ?? 0) > (best.points ?? 0) ? next : best),
    null,
  );
}

/** The same, sorted by person and item: `whatStands` of each. */
export function standingScores<Given extends GivenScore & { personId: string; item: string }>(
  given: readonly Given[],
): Given[] {
  const groups = new Map<string, Given[]>();
  for (const each of given) {
    const key = `${each.personId} ${each.item}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()].flatMap((group) => whatStands(group) ?? []);
}
