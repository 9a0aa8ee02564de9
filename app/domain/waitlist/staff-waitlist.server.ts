import type { Db } from '#app/db/client.ts';
import { waitlistOrder } from './order.ts';
import {
  waitingPeople,
  type WaitingPerson,
  type WaitlistedOffering,
} from './waiting-people.server.ts';

/** The waitlist as staff see it, in its order. */
export type StaffWaitlist = {
  people: (WaitingPerson & { position: number })[];
  seats: { capacity: number; taken: number };
  strongScore: number;
};

/** Everybody who waits, in the published order. Only for those who may see other people's places. */
export async function staffWaitlist(
  db: Db,
  offering: WaitlistedOffering,
  at: Date,
): Promise<StaffWaitlist> {
  const [waiting, taken] = await Promise.all([
    waitingPeople(db, offering, at),
    db.membership.count({ where: { offeringId: offering.slug, role: 'student', to: null } }),
  ]);
  return {
    people: waitlistOrder(waiting).map((person, index) => ({ ...person, position: index + 1 })),
    seats: { capacity: offering.capacity, taken },
    strongScore: offering.policy.strongScore,
  };
}
