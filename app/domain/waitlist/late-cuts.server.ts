import type { Db, Transaction } from '#app/db/client.ts';
import { dueOfHandedIn } from '#app/domain/calendar/effective-deadline.ts';
import type { LateCut, LatePolicy } from '#app/domain/calendar/late-policy.ts';
import { lateRules } from '#app/domain/calendar/late-rules.ts';

/** What of an offering says by when its homework is due, and what being late takes. */
export type LateOffering = {
  slug: string;
  zone: string;
  homework: readonly { slug: string; due: Date }[];
  policy: { late: LatePolicy };
};

/** What being late takes off whatever is given for a submission; null where it takes nothing. */
export type LateCuts = (submission: string | null) => LateCut | null;

/**
 * The one place that decides what lateness takes off scores (decision 0028): for each submission by
 * how late it is with all the time that has been given until now, as in the ledger. Asks for
 * nothing where the offering's policy takes no points.
 *
 * @param people only theirs; everybody's, if left out
 */
export async function lateCuts(
  db: Db | Transaction,
  { slug, zone, homework, policy }: LateOffering,
  at: Date,
  people?: readonly string[],
): Promise<LateCuts> {
  if (policy.late.kind !== 'penalty') return () => null;
  const { unit } = policy.late;
  const rules = lateRules(policy.late);
  const own = people === undefined ? {} : { personId: { in: [...people] } };
  const rows = await db.homework.findMany({
    where: { offeringId: slug },
    select: {
      slug: true,
      deadlines: { where: { movedAt: { lte: at } }, select: { due: true, movedAt: true } },
      extensions: {
        where: { ...own, grantedAt: { lte: at }, withdrawal: null },
        select: { personId: true, due: true, grantedAt: true },
      },
      submissions: {
        where: { ...own, submittedAt: { lte: at } },
        select: { id: true, personId: true, submittedAt: true },
      },
    },
  });
  const cuts = new Map<string, LateCut>();
  for (const { slug: key, deadlines: moves, submissions, ...row } of rows) {
    const due = homework.find((each) => each.slug === key)?.due;
    if (due === undefined) continue;
    for (const { id, personId, submittedAt } of submissions) {
      const extensions = row.extensions.filter((each) => each.personId === personId);
      const measuredBy = dueOfHandedIn(submittedAt, { due, moves, extensions }, at);
      const late = rules.unitsLate(measuredBy, submittedAt, zone);
      if (late > 0) cuts.set(id, { late, unit, percent: rules.percentOff(late) });
    }
  }
  return (submission) => (submission === null ? null : (cuts.get(submission) ?? null));
}

/** Points of a homework, of which a full score is 100, after what being late takes off them. */
export function pointsAfter(points: number | null, cut: LateCut | null): number | null {
  if (points === null || cut === null) return points;
  return Math.max(0, Math.round((points - cut.percent) * 1e4) / 1e4);
}
