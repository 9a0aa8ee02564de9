import { withoutBudget } from '#app/domain/calendar/late-policy.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import { priceOfHandingIn, type Price } from '../ledger.ts';

/**
 * What handing in a homework costs somebody at an instant. Who is not graded has no late days to
 * spend: they pay nothing, and hand in until the same last day.
 */
export function priceFor(graded: boolean, facts: LedgerFacts, homework: string, at: Date): Price {
  if (graded) return priceOfHandingIn(facts, homework, at);
  const assignments = facts.assignments.filter(({ key }) => key === homework);
  const alone = { ...facts, policy: withoutBudget(facts.policy), assignments };
  const price = priceOfHandingIn(alone, homework, at);
  return price.ok ? { ...price, extra: 0 } : price;
}

/** The number of a version in an address; null where it is none. */
export function versionNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}
