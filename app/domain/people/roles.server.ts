import type { Db } from '#app/db/client.ts';
import type { Role } from './asker.ts';

/** A person's current role in each offering, by the offering's slug. */
export async function rolesOf(db: Db, personId: string): Promise<Record<string, Role>> {
  const memberships = await db.membership.findMany({
    where: { personId, to: null },
    select: { offeringId: true, role: true },
  });
  return Object.fromEntries(memberships.map(({ offeringId, role }) => [offeringId, role]));
}
