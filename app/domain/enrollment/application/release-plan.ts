import type { Outcome } from '#app/db/generated/enums.ts';

/** An application that nobody has answered. */
export type PendingApplication = {
  id: string;
  personId: string;
  name: string;
  /** What is prepared; null for nothing. */
  outcome: Outcome | null;
  /** The row that says so: another one when it was prepared anew. */
  outcomeId: string | null;
};

/** What a release would do, person by person. */
export type ReleasePlan = Record<Outcome | 'undecided', PendingApplication[]> & {
  /** Seats that may be offered. */
  free: number;
};

/** The plan that follows from what is prepared; the order of application is kept in each group. */
export function releasePlan(pending: readonly PendingApplication[], free: number): ReleasePlan {
  const of = (outcome: Outcome | null) => pending.filter((each) => each.outcome === outcome);
  return {
    offer: of('offer'),
    waitlist: of('waitlist'),
    refuse: of('refuse'),
    undecided: of(null),
    free: Math.max(0, free),
  };
}

/**
 * Everything that was shown of a plan, as one text: two plans that differ in anything (an outcome
 * prepared anew, another person, another number of free seats) have different ones.
 */
export function planText({ offer, waitlist, refuse, undecided, free }: ReleasePlan): string {
  const told = [...offer, ...waitlist, ...refuse].map(({ id, outcomeId }) => [id, outcomeId]);
  return JSON.stringify([
    free,
    told.toSorted(byId),
    undecided.map(({ id }) => [id]).toSorted(byId),
  ]);
}

/** How many people a release tells something. */
export function toldIn({ offer, waitlist, refuse }: ReleasePlan): PendingApplication[] {
  return [...offer, ...waitlist, ...refuse];
}

function byId([a]: (string | null)[], [b]: (string | null)[]): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
