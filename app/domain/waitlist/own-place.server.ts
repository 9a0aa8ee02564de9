import type { Db } from '#app/db/client.ts';
import type { SeatFactKind } from '#app/db/generated/enums.ts';
import type { Asker, SignedInAsker } from '#app/domain/people/asker.ts';
import { placeOf, type Place } from './order.ts';
import { placesAt, type WaitlistedOffering } from './places.server.ts';
import { seatFacts } from './seat-facts.server.ts';
import { mayReturn, type SeatState, type Seats } from './seat-state.ts';

/** What somebody may know about their own place: nobody else's name or score is in it. */
export type OwnPlace = {
  role: Asker['role'];
  /** Null for somebody to whom nothing has happened in this offering. */
  state: SeatState | null;
  /** Null for somebody who is not waiting. */
  place: Place | null;
  seats: Seats;
  strongScore: number;
  /** Whether they come back onto the waitlist by asking; else they apply. */
  mayReturn: boolean;
  /** What happened to their place, the latest first. */
  history: { kind: SeatFactKind; at: Date; expiresAt: Date | null }[];
};

/** The asker's own place in an offering, for the page that explains it. */
export async function ownPlace(
  db: Db,
  offering: WaitlistedOffering,
  { person, role, at }: SignedInAsker,
): Promise<OwnPlace> {
  const [{ states, seats, waiting }, facts] = await Promise.all([
    placesAt(db, offering, at),
    seatFacts(db, offering.slug, at, person.id),
  ]);
  const state = states.get(person.id) ?? null;
  return {
    role,
    state,
    place: placeOf(person.id, waiting),
    seats,
    strongScore: offering.policy.strongScore,
    mayReturn: mayReturn(facts, state),
    history: facts.map(({ kind, at, expiresAt }) => ({ kind, at, expiresAt })).reverse(),
  };
}
