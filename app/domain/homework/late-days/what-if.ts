import { lateUnit } from '#app/domain/calendar/late-policy.ts';
import { lateRules } from '#app/domain/calendar/late-rules.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import { lateDayLedger, ownDeadline, priceOfHandingIn, type Price } from '../ledger.ts';

/**
 * The days at whose end something can still be handed in, counted from the person's own deadline:
 * −1 ends a day before it, 0 with it, 2 with the second late day. Hours, where the policy counts
 * in hours.
 */
export type OpenDays = { first: number; last: number };

/** The days on which an assignment is still open to somebody; null when nothing is accepted. */
export function openDays(facts: LedgerFacts, key: string, now: Date): OpenDays | null {
  const price = priceOfHandingIn(facts, key, now);
  if (!price.ok) return null;
  const due = dueOf(facts, key, now);
  const { lastInstantWithin, unitsLate } = lateRules(facts.policy);
  const unit = length[lateUnit(facts.policy)];
  let first = -Math.ceil(Math.max(0, due.getTime() - now.getTime()) / unit) - 1;
  while (lastInstantWithin(due, first, facts.zone) < now) first += 1;
  return { first, last: unitsLate(due, price.acceptedUntil, facts.zone) };
}

/** In milliseconds, where no clock is changed. */
const length = { day: 86_400_000, hour: 3_600_000 };

/** The day that is asked for, or the nearest on which it is open. */
export function within({ first, last }: OpenDays, asked: number): number {
  return Math.min(last, Math.max(first, asked));
}

/** What it would cost to hand in at the end of a day, and what of a budget is left afterwards. */
export type WhatIf = { at: Date; price: Price; left: number | null };

/**
 * What handing an assignment in at the end of an open day would cost, by the same rules as the
 * ledger itself, from what is known now.
 */
export function whatIf(facts: LedgerFacts, key: string, openDay: number, now: Date): WhatIf {
  const { lastInstantWithin } = lateRules(facts.policy);
  const at = lastInstantWithin(dueOf(facts, key, now), openDay, facts.zone);
  const price = priceOfHandingIn(facts, key, at);
  const { balance } = lateDayLedger(facts, now);
  return { at, price, left: price.ok && balance !== null ? balance - price.extra : balance };
}

function dueOf(facts: LedgerFacts, key: string, now: Date): Date {
  const assignment = facts.assignments.find((each) => each.key === key);
  if (assignment === undefined) throw new RangeError(`No assignment ${key} in the ledger`);
  return ownDeadline(assignment, now);
}

/** What an address asks: which assignment, and at the end of which day, counted from its deadline. */
export type AskedWhatIf = { assignment: string; day: number };

/** Reads what is asked; where it does not say, one day late. */
export function askedWhatIf(search: URLSearchParams): AskedWhatIf {
  const day = Number.parseInt(search.get('at') ?? '', 10);
  return { assignment: search.get('assignment') ?? '', day: Number.isNaN(day) ? 1 : day };
}
