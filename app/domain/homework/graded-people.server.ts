import type { Db, Transaction } from '#app/db/client.ts';
import type { Role } from '#app/domain/people/asker.ts';

/** Those who have late days, by the permission to be graded. */
const graded = ['student', 'waitlisted'] as const satisfies Role[];

/** Somebody whose homework is graded, and as what. */
export type GradedPerson = { id: string; name: string; role: (typeof graded)[number] };

/** Everybody whose homework is graded at an instant, by name. */
export async function gradedPeople(
  db: Db | Transaction,
  offering: string,
  at: Date,
): Promise<GradedPerson[]> {
  const members = await db.membership.findMany({
    where: {
      ...{ offeringId: offering, role: { in: [...graded] }, from: { lte: at } },
      OR: [{ to: null }, { to: { gt: at } }],
    },
    orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
    select: { role: true, person: { select: { id: true, name: true } } },
  });
  return members.flatMap(({ role, person }) => {
    const known = graded.find((each) => each === role);
    return known === undefined ? [] : [{ ...person, role: known }];
  });
}
