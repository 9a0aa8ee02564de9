import type { Db } from '#app/db/client.ts';
import type { Waiting } from './order.ts';
import { releasedScores, strongHomeworks } from './released-scores.server.ts';

/** What the waitlist needs to know of an offering. */
export type WaitlistedOffering = {
  slug: string;
  capacity: number;
  policy: { strongScore: number };
};

/** Somebody on the waitlist, as the rule and the staff know them. */
export type WaitingPerson = Waiting & { name: string; email: string };

/**
 * Everybody on an offering's waitlist with what the rule decides on. Somebody who was put on it
 * without an application counts from the instant they were put there.
 */
export async function waitingPeople(
  db: Db,
  offering: WaitlistedOffering,
  at: Date,
): Promise<WaitingPerson[]> {
  const [memberships, scores] = await Promise.all([
    db.membership.findMany({
      where: { offeringId: offering.slug, role: 'waitlisted', to: null },
      select: {
        from: true,
        person: {
          select: {
            id: true,
            name: true,
            email: true,
            applications: { where: { offeringId: offering.slug }, select: { submittedAt: true } },
          },
        },
      },
    }),
    releasedScores(db, offering.slug, at),
  ]);
  const strong = strongHomeworks(scores, offering.policy.strongScore);
  return memberships.map(({ from, person: { id, name, email, applications } }) => ({
    personId: id,
    name,
    email,
    strong: strong.get(id) ?? 0,
    appliedAt: applications[0]?.submittedAt ?? from,
  }));
}
