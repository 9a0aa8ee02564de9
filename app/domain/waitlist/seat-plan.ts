import { waitlistOrder, type Waiting } from './order.ts';
import { countSeats, mayHappen, waitingIn, type SeatState, type Seats } from './seat-state.ts';

/** "If we drop these and offer those": the ids of the people. */
export type SeatWish = { drop: readonly string[]; offer: readonly string[] };

/** What would follow from it, with nothing written. */
export type SeatPlan = {
  before: Seats;
  after: Seats;
  /** Those who would lose their seat, and those who would be offered one. */
  drop: string[];
  offer: string[];
  /** Chosen, but nothing can be done with them any more: their place has changed. */
  impossible: string[];
  /** The waitlist as it would be, in its order. */
  waiting: Waiting[];
  /** How many more seats would be promised than there are. */
  beyond: number;
};

/** Works out a wish by the same rules that carry it out. */
export function planSeats(
  states: ReadonlyMap<string, SeatState>,
  { drop, offer }: SeatWish,
  { capacity, strong, at }: { capacity: number; strong: ReadonlyMap<string, number>; at: Date },
): SeatPlan {
  const can = (kind: 'dropped' | 'offered') => (id: string) =>
    mayHappen(kind, states.get(id) ?? null);
  const dropped = [...new Set(drop)].filter(can('dropped'));
  const offered = [...new Set(offer)].filter(can('offered'));
  const after = new Map(states);
  for (const id of dropped) after.set(id, { is: 'out', how: 'dropped' });
  for (const id of offered) after.set(id, { is: 'offered', appliedAt: at, expiresAt: at });
  const before = countSeats(states.values(), capacity);
  const seats = countSeats(after.values(), capacity);
  return {
    before,
    after: seats,
    drop: dropped,
    offer: offered,
    impossible: [...new Set([...drop, ...offer])].filter(
      (id) => !dropped.includes(id) && !offered.includes(id),
    ),
    waiting: waitlistOrder(waitingIn(after, strong)),
    beyond: offered.length === 0 ? 0 : Math.min(offered.length, Math.max(0, -seats.free)),
  };
}
