import type { Db } from '#app/db/client.ts';
import type { Asker, SignedInAsker } from '#app/domain/people/asker.ts';
import { placeOf, type Place } from './order.ts';
import { waitingPeople, type WaitlistedOffering } from './waiting-people.server.ts';

/** What somebody may know about their own place: nobody else's name or score is in it. */
export type OwnPlace = {
  role: Asker['role'];
  /** Null for somebody who is not waiting. */
  place: Place | null;
  /** When they applied; null without an application. */
  appliedAt: Date | null;
  seats: { capacity: number; taken: number };
  strongScore: number;
};

/** The asker's own place in an offering, for the page that explains it. */
export async function ownPlace(
  db: Db,
  offering: WaitlistedOffering,
  { person, role, at }: SignedInAsker,
): Promise<OwnPlace> {
  const [waiting, taken, application] = await Promise.all([
    role === 'waitlisted' ? waitingPeople(db, offering, at) : [],
    db.membership.count({ where: { offeringId: offering.slug, role: 'student', to: null } }),
    db.application.findUnique({
      where: { offeringId_personId: { offeringId: offering.slug, personId: person.id } },
      select: { submittedAt: true },
    }),
  ]);
  return {
    role,
    place: placeOf(person.id, waiting),
    appliedAt: application?.submittedAt ?? null,
    seats: { capacity: offering.capacity, taken },
    strongScore: offering.policy.strongScore,
  };
}
