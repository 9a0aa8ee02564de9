import { seatStateOf, type SeatFact } from '#app/domain/waitlist/seat-state.ts';

/** Where an application stands, for the one who sent it; `since` is the fact that it follows from. */
export type ApplicationState =
  | { state: 'none' }
  /** It is in, and nobody has answered. */
  | { state: 'received'; since: Date }
  | { state: 'waitlisted' | 'seated' | 'refused' | 'withdrawn' | 'dropped'; since: Date }
  /** A seat is held until `expiresAt`. */
  | { state: 'offered'; since: Date; expiresAt: Date }
  /** An offer was declined, or ran out. */
  | { state: 'declined' | 'expired'; since: Date };

/**
 * What an applicant sees of their application at an instant: the one rule, asked by the
 * application's page, the dashboard and whoever may send. It looks at what has been released (facts
 * about the place) alone: an outcome that staff have prepared is no argument of it, so that it
 * cannot leave a trace.
 *
 * @param facts the person's own, in the order in which they happened
 */
export function applicationState(facts: readonly SeatFact[], at: Date): ApplicationState {
  const past = facts.filter((fact) => fact.at <= at);
  const last = past.at(-1);
  const seat = seatStateOf(past, at);
  if (last === undefined || seat === null) return { state: 'none' };
  const since = last.at;
  switch (seat.is) {
    case 'applicant':
      return { state: 'received', since };
    case 'waiting':
      return { state: 'waitlisted', since };
    case 'offered':
      return { state: 'offered', since, expiresAt: seat.expiresAt };
    case 'seated':
      return { state: 'seated', since };
    case 'out':
      if (seat.how !== 'audits') return { state: seat.how, since };
      return past.some(({ kind }) => kind === 'applied')
        ? { state: 'withdrawn', since }
        : { state: 'none' };
  }
}

/**
 * What somebody in this state can do with the form while it is open. Who had a seat or an offer
 * comes back by asking, without a new application.
 */
export function mayDo({ state }: ApplicationState): 'send' | 'change' | 'read' {
  switch (state) {
    case 'none':
    case 'withdrawn':
    case 'refused':
      return 'send';
    case 'received':
      return 'change';
    case 'waitlisted':
    case 'offered':
    case 'seated':
    case 'declined':
    case 'expired':
    case 'dropped':
      return 'read';
  }
}

/** Whether the form takes applications at an instant. */
export function openness(
  { opens, closes }: { opens: Date; closes: Date },
  at: Date,
): 'not yet' | 'open' | 'closed' {
  if (at < opens) return 'not yet';
  return at < closes ? 'open' : 'closed';
}
