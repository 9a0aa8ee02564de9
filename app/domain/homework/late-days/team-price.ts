import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import type { Refusal } from '../ledger-accounts.ts';
import type { Price } from '../ledger.ts';

/** What handing something in now takes from each member of a team. */
export type TeamPrice = {
  policy: LatePolicy;
  /** Of who is latest. */
  unitsLate: number;
  members: {
    name: string;
    /** Units that it takes more than now; null with the reason where it does not count. */
    extra: number | null;
    because: Refusal | null;
  }[];
  /** The last instant at this price for everybody; null where it counts for nobody. */
  until: Date | null;
};

/** The same of members whose prices are known, each by their own balance (product.md, rule 2). */
export function teamPriceOf(
  policy: LatePolicy,
  members: readonly { name: string; price: Price }[],
): TeamPrice {
  const ends = members.flatMap(({ price }) => (price.ok ? [price.samePriceUntil.getTime()] : []));
  return {
    policy,
    unitsLate: Math.max(...members.map(({ price }) => price.unitsLate)),
    members: members.map(({ name, price }) =>
      price.ok
        ? { name, extra: Math.max(0, price.extra), because: null }
        : { name, extra: null, because: price.because },
    ),
    until: ends.length === 0 ? null : new Date(Math.min(...ends)),
  };
}

/** What somebody agrees to who hands in for a team: units of all together, and for how many it does not count. */
export function agreementTo({ members }: Pick<TeamPrice, 'members'>): {
  extra: number;
  without: number;
} {
  return {
    extra: members.reduce((sum, { extra }) => sum + (extra ?? 0), 0),
    without: members.filter(({ extra }) => extra === null).length,
  };
}
