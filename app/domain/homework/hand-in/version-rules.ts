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

/** A file by its name and what is in it. */
type Work = { name: string; sha256: string };

/** Whether two versions hold the same files; each in the order of their names. */
export function isSameWork(some: readonly Work[], others: readonly Work[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ name, sha256 }, i) => name === others[i]?.name && sha256 === others[i].sha256)
  );
}

/** The number of a version in an address; null where it is none. */
export function versionNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}
