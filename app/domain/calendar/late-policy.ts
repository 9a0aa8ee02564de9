import { lastInstantWithin, wholeDaysLate } from './late-days.ts';
import { lastInstantWithinHours, wholeHoursLate } from './late-hours.ts';

/** What lateness is counted in; any part of one costs all of it. */
export type LateUnit = 'day' | 'hour';

/**
 * What being late costs in an offering, as its file says (decision 0028): units of a budget that
 * everybody has; a share of the points, in percent of the work's, for each unit; or nothing is
 * accepted after the deadline.
 */
export type LatePolicy =
  | { kind: 'budget'; unit: LateUnit; total: number; perAssignment: number }
  | { kind: 'penalty'; unit: LateUnit; percent: number; most: number }
  | { kind: 'none' };

/** What being so late took off a score, in percent of the work's points. */
export type LateCut = { late: number; unit: LateUnit; percent: number };

/** A policy as what the ledger asks: the one interface, which each kind of policy implements. */
export type LateRules = {
  /** Units begun between a deadline and an instant; none when on time. */
  unitsLate: (due: Date, at: Date, zone: string) => number;
  /** The last instant at which something is no later than so many units. */
  lastInstantWithin: (due: Date, units: number, zone: string) => Date;
  /** How late anything is accepted at all. */
  most: number;
  /** What somebody may be late in all; without end where nobody has a budget. */
  total: number;
  /** What being so late takes off a score, in percent of the work's points. */
  percentOff: (units: number) => number;
};

/** The rules of an offering's policy. */
export function lateRules(policy: LatePolicy): LateRules {
  switch (policy.kind) {
    case 'budget': {
      const { unit, total, perAssignment } = policy;
      return { ...counting[unit], most: perAssignment, total, percentOff: () => 0 };
    }
    case 'penalty': {
      const { unit, percent, most } = policy;
      const percentOff = (units: number) => percent * Math.min(units, most);
      return { ...counting[unit], most, total: Infinity, percentOff };
    }
    case 'none':
      return { ...counting.day, most: 0, total: Infinity, percentOff: () => 0 };
  }
}

const counting: Record<LateUnit, Pick<LateRules, 'unitsLate' | 'lastInstantWithin'>> = {
  day: { unitsLate: wholeDaysLate, lastInstantWithin },
  hour: { unitsLate: wholeHoursLate, lastInstantWithin: lastInstantWithinHours },
};

/** What lateness is counted in; days where nothing late is accepted. */
export function lateUnit(policy: LatePolicy): LateUnit {
  return policy.kind === 'none' ? 'day' : policy.unit;
}

/** What a policy's pages are called after: its budget's days or hours, or being late. */
export function lateName(policy: LatePolicy): 'days' | 'hours' | 'late' {
  return policy.kind === 'budget' ? `${policy.unit}s` : 'late';
}

/** The last instant at which anything is accepted of something that is due then. */
export function acceptedUntil(policy: LatePolicy, due: Date, zone: string): Date {
  const { lastInstantWithin: lastWithin, most } = lateRules(policy);
  return lastWithin(due, most, zone);
}

/** The same policy for who has no budget to spend: until the same last instant, however often. */
export function withoutBudget(policy: LatePolicy): LatePolicy {
  return policy.kind === 'budget' ? { ...policy, total: policy.perAssignment } : policy;
}
