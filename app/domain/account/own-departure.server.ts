import type { Db, Transaction } from '#app/db/client.ts';

/** The running offerings in which this person, and nobody else, is an instructor. */
export async function soleInstructorOf(db: Db | Transaction, personId: string): Promise<string[]> {
  const instructors = await db.membership.findMany({
    where: { role: 'instructor', to: null, offering: { archivedAt: null } },
    select: { offeringId: true, personId: true },
  });
  const own = instructors.filter((each) => each.personId === personId);
  return own
    .map(({ offeringId }) => offeringId)
    .filter((offering) =>
      instructors.every((each) => each.offeringId !== offering || each.personId === personId),
    )
    .sort();
}

/** The running offerings in which somebody has a seat, or waits for one. */
export async function placesToGiveBack(db: Db | Transaction, personId: string): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: {
      personId,
      to: null,
      role: { in: ['student', 'waitlisted', 'applicant'] },
      offering: { archivedAt: null },
    },
    select: { offeringId: true },
    orderBy: { offeringId: 'asc' },
  });
  return rows.map(({ offeringId }) => offeringId);
}
