import type { Db } from '#app/db/client.ts';
import type { Role } from './asker.ts';
import { isStaff } from './permissions.ts';

/** A person's current role in each offering, by the offering's slug. */
export async function rolesOf(db: Db, personId: string): Promise<Record<string, Role>> {
  const memberships = await db.membership.findMany({
    where: { personId, to: null },
    select: { offeringId: true, role: true },
  });
  return Object.fromEntries(memberships.map(({ offeringId, role }) => [offeringId, role]));
}

/** What a session gives. */
export type Standing = {
  /** The role that holds in each offering, by its slug. */
  roles: Record<string, Role>;
  /** Offerings whose role of staff does not hold before a second factor is shown. */
  unproven: readonly string[];
};

/**
 * The one place that decides which roles a session gives, for pages, their data, forms and the
 * collaboration socket alike. Where an offering asks its staff for a second factor, a session
 * without one is that of a visitor there.
 *
 * @param roles those that the person has, by the offering's slug
 * @param strongAt when a second factor was shown in this session
 * @param guarded slugs of the offerings that ask for one
 */
export function standingOf(
  roles: Record<string, Role>,
  { strongAt, guarded }: { strongAt: Date | null; guarded: ReadonlySet<string> },
): Standing {
  const all = Object.entries(roles);
  const holds = ([slug, role]: [string, Role]) =>
    strongAt !== null || !guarded.has(slug) || !isStaff(role);
  return {
    roles: Object.fromEntries(all.filter(holds)),
    unproven: all.filter((each) => !holds(each)).map(([slug]) => slug),
  };
}
