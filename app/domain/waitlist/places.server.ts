import type { Db, Transaction } from '#app/db/client.ts';
import type { LateOffering } from './late-cuts.server.ts';
import type { Waiting } from './order.ts';
import {
  releasedScores,
  strongHomeworks,
  type ReleasedScore,
  type ScoredOffering,
} from './released-scores.server.ts';
import { capacityAt, seatFacts } from './seat-facts.server.ts';
import { countSeats, seatStates, waitingIn, type SeatState, type Seats } from './seat-state.ts';

/** What the waitlist needs to know of an offering. */
export type WaitlistedOffering = ScoredOffering & LateOffering & { capacity: number };

/** Everybody's place in an offering at an instant, with what the rules decide on. */
export type Places = {
  states: ReadonlyMap<string, SeatState>;
  seats: Seats;
  /** Those who wait, in no order. */
  waiting: Waiting[];
  /** Strong homeworks by person; who has none is not in it. */
  strong: ReadonlyMap<string, number>;
  /** Every released score, oldest first. */
  scores: ReleasedScore[];
};

/** The places of an offering as its facts say at an instant. */
export async function placesAt(
  db: Db | Transaction,
  offering: WaitlistedOffering,
  at: Date,
): Promise<Places> {
  // One after the other: a transaction has one connection.
  const facts = await seatFacts(db, offering.slug, at);
  const capacity = await capacityAt(db, offering, at);
  const scores = await releasedScores(db, offering, at);
  const states = seatStates(facts, at);
  const strong = strongHomeworks(scores, offering);
  return {
    states,
    seats: countSeats(states.values(), capacity),
    waiting: waitingIn(states, strong),
    strong,
    scores,
  };
}
