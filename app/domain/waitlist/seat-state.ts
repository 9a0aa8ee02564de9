import type { SeatFactKind } from '#app/db/generated/enums.ts';
import { waitlistOrder, type Waiting } from './order.ts';

/** One thing that happened to somebody's place in an offering. */
export type SeatFact = {
  personId: string;
  kind: SeatFactKind;
  at: Date;
  /** Until when an offer may be answered; null for every other kind. */
  expiresAt: Date | null;
};

/**
 * Where somebody stands in an offering. `appliedAt` is the time of application that the order of
 * the waitlist goes by: that of the last application since they were last out of the course.
 */
export type SeatState =
  | { is: 'applicant' | 'waiting' | 'seated'; appliedAt: Date }
  /** A seat is held for them until `expiresAt`, which still counts. */
  | { is: 'offered'; appliedAt: Date; expiresAt: Date }
  /** Without a seat and without waiting for one; `how` they came to be. */
  | { is: 'out'; how: 'declined' | 'expired' | 'dropped' | 'refused' | 'audits' };

/**
 * The state after a person's facts, in the order in which they happened. An offer whose time is
 * over has expired, whether or not the portal has already written that down.
 *
 * @returns null for somebody to whom nothing has happened yet
 */
export function seatStateOf(facts: readonly SeatFact[], at: Date): SeatState | null {
  return lapsed(facts.reduce<SeatState | null>(after, null), at);
}

function lapsed(state: SeatState | null, at: Date): SeatState | null {
  return state?.is === 'offered' && at > state.expiresAt ? { is: 'out', how: 'expired' } : state;
}

function after(earlier: SeatState | null, { kind, at, expiresAt }: SeatFact): SeatState {
  const before = lapsed(earlier, at);
  const appliedAt = before !== null && 'appliedAt' in before ? before.appliedAt : at;
  switch (kind) {
    case 'applied':
      return { is: 'applicant', appliedAt };
    case 'waitlisted':
    case 'withdrawn':
      return { is: 'waiting', appliedAt };
    case 'offered':
      return { is: 'offered', appliedAt, expiresAt: expiresAt ?? at };
    case 'admitted':
    case 'accepted':
      return { is: 'seated', appliedAt };
    default:
      return { is: 'out', how: kind };
  }
}

/** Everybody's state at an instant, from all the facts of an offering in order of time. */
export function seatStates(facts: readonly SeatFact[], at: Date): Map<string, SeatState> {
  const own = new Map<string, SeatFact[]>();
  for (const fact of facts) {
    if (fact.at > at) continue;
    const before = own.get(fact.personId);
    if (before === undefined) own.set(fact.personId, [fact]);
    else before.push(fact);
  }
  const states = new Map<string, SeatState>();
  for (const [personId, theirs] of own) {
    const state = seatStateOf(theirs, at);
    if (state !== null) states.set(personId, state);
  }
  return states;
}

/** How an offering's seats are used. */
export type Seats = {
  capacity: number;
  taken: number;
  /** Held by open offers. */
  held: number;
  /** What may be offered without promising more than there is; below zero when more is promised. */
  free: number;
};

export function countSeats(states: Iterable<SeatState>, capacity: number): Seats {
  let taken = 0;
  let held = 0;
  for (const { is } of states) {
    if (is === 'seated') taken += 1;
    if (is === 'offered') held += 1;
  }
  return { capacity, taken, held, free: capacity - taken - held };
}

/** Those who wait, with what their order goes by. */
export function waitingIn(
  states: ReadonlyMap<string, SeatState>,
  strong: ReadonlyMap<string, number>,
): Waiting[] {
  return [...states].flatMap(([personId, state]) =>
    state.is === 'waiting'
      ? [{ personId, strong: strong.get(personId) ?? 0, appliedAt: state.appliedAt }]
      : [],
  );
}

/** Who is offered a seat next: the first of the list, as many as there are free seats. */
export function nextOffers(waiting: readonly Waiting[], { free }: Seats): Waiting[] {
  return waitlistOrder(waiting).slice(0, Math.max(0, free));
}

/** What somebody in a state may be brought to, and by whom: undeclared is refused. */
const allowed: Record<SeatFactKind, readonly (SeatState['is'] | 'nobody')[]> = {
  applied: ['nobody', 'out'],
  admitted: ['nobody', 'applicant', 'waiting', 'offered', 'out'],
  waitlisted: ['nobody', 'applicant'],
  offered: ['applicant', 'waiting'],
  accepted: ['offered'],
  declined: ['offered'],
  // Written once an offer has run out by itself.
  expired: ['out'],
  withdrawn: ['offered'],
  dropped: ['seated'],
  refused: ['applicant'],
  audits: ['nobody', 'applicant', 'waiting', 'out'],
};

/** Whether this may happen to somebody in this state. */
export function mayHappen(kind: SeatFactKind, state: SeatState | null): boolean {
  return allowed[kind].includes(state?.is ?? 'nobody');
}

/**
 * Whether somebody who is out comes back onto the waitlist by asking: they have had a seat, an offer
 * or a place on the list before. Anybody else applies.
 */
export function mayReturn(facts: readonly SeatFact[], state: SeatState | null): boolean {
  const known: readonly SeatFactKind[] = ['admitted', 'waitlisted', 'offered'];
  return state?.is === 'out' && facts.some(({ kind }) => known.includes(kind));
}
