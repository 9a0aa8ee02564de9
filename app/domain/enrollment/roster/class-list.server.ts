import type { Db } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import { isStaff, may } from '#app/domain/people/permissions.ts';

/** Somebody in the class list: never more than a name and how to speak of them. */
export type Classmate = {
  id: string;
  name: string;
  pronouns: string | null;
  /** False for who does not want to be seen by classmates: shown to staff and to themselves only. */
  listed: boolean;
};

/**
 * Those with a seat, as the asker may see them: members see who is listed (and themselves), staff
 * see everybody. Null for whoever may not see the list.
 *
 * @returns `own`: whether the asker is listed; null when they have no seat
 */
export async function classList(
  db: Db,
  { person, role, offering }: Asker,
): Promise<{ classmates: Classmate[]; own: boolean | null } | null> {
  if (person === null || !may(role, 'see class list')) return null;
  const rows = await db.$queryRaw<Classmate[]>`
    SELECT p.id, p.name, p.pronouns, COALESCE(l.listed, true) AS listed
      FROM membership m JOIN person p ON p.id = m.person_id
      LEFT JOIN list_entry l ON l.offering_id = m.offering_id AND l.person_id = m.person_id
     WHERE m.offering_id = ${offering} AND m.to_at IS NULL AND m.role = 'student'
       AND p.deleted_at IS NULL
     ORDER BY lower(p.name), p.id`;
  const all = isStaff(role);
  return {
    classmates: rows.filter(({ id, listed }) => all || listed || id === person.id),
    own: rows.find(({ id }) => id === person.id)?.listed ?? null,
  };
}

/** Lists somebody in the class list, or not, as they themselves wish. */
export async function changeListed(
  { db }: { db: Db },
  { offering, person: { id: personId } }: { offering: string; person: { id: string } },
  listed: boolean,
): Promise<void> {
  const key = { offeringId: offering, personId };
  await db.listEntry.upsert({
    where: { offeringId_personId: key },
    create: { ...key, listed },
    update: { listed },
  });
}
