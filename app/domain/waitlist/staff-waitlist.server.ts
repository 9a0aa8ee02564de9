import type { Db } from '#app/db/client.ts';
import { waitlistOrder } from './order.ts';
import {
  waitingPeople,
  type WaitingPerson,
  type WaitlistedOffering,
} from './waiting-people.server.ts';

/** The waitlist as staff see it, in its order. */
export type StaffWaitlist = {
  /** How many wait in all. */
  waiting: number;
  people: (WaitingPerson & { position: number })[];
  seats: { capacity: number; taken: number };
  strongScore: number;
};

/**
 * Who waits, in the published order. Only for those who may see other people's places.
 *
 * @param query only those with this in their name or address; their places stay what they are
 */
export async function staffWaitlist(
  db: Db,
  offering: WaitlistedOffering,
  at: Date,
  query = '',
): Promise<StaffWaitlist> {
  const [waiting, taken] = await Promise.all([
    waitingPeople(db, offering, at),
    db.membership.count({ where: { offeringId: offering.slug, role: 'student', to: null } }),
  ]);
  const people = waitlistOrder(waiting).map((person, index) => ({
    ...person,
    position: index + 1,
  }));
  const wanted = query.toLowerCase();
  return {
    waiting: waiting.length,
    people: people.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted)),
    seats: { capacity: offering.capacity, taken },
    strongScore: offering.policy.strongScore,
  };
}
