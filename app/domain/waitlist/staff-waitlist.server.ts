import type { Db } from '#app/db/client.ts';
import { waitlistOrder, type Waiting } from './order.ts';
import { placesAt, type WaitlistedOffering } from './places.server.ts';
import type { Seats } from './seat-state.ts';

type Named = { personId: string; name: string; email: string };

/** An offering's seats and waitlist as staff see them, the list in its order. */
export type StaffWaitlist = {
  /** How many wait in all. */
  waiting: number;
  people: (Waiting & Named & { position: number })[];
  /** Open offers, the one that ends first first. */
  offers: (Named & { expiresAt: Date })[];
  seats: Seats;
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
  const { states, seats, waiting } = await placesAt(db, offering, at);
  const offered = [...states].flatMap(([personId, state]) =>
    state.is === 'offered' ? [{ personId, expiresAt: state.expiresAt }] : [],
  );
  const wanted = [...waiting, ...offered].map(({ personId }) => personId);
  const people = await db.person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, email: true },
  });
  const byId = new Map(people.map(({ id, ...named }) => [id, named]));
  const named = <T extends { personId: string }>(each: T) => ({
    ...each,
    ...(byId.get(each.personId) ?? { name: '', email: '' }),
  });
  const list = waitlistOrder(waiting).map((each, index) => ({
    ...named(each),
    position: index + 1,
  }));
  const part = query.toLowerCase();
  return {
    waiting: waiting.length,
    people: list.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(part)),
    offers: offered
      .map(named)
      .toSorted((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime()),
    seats,
    strongScore: offering.policy.strongScore,
  };
}
