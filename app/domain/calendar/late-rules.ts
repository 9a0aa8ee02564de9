import { lastInstantWithin, wholeDaysLate } from './late-days.ts';
import { lastInstantWithinHours, wholeHoursLate } from './late-hours.ts';
import { percentOff, type LatePolicy, type LateUnit } from './late-policy.ts';

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
  const off = { percentOff: (units: number) => percentOff(policy, units) };
  switch (policy.kind) {
    case 'budget': {
      const { unit, total, perAssignment } = policy;
      return { ...counting[unit], ...off, most: perAssignment, total };
    }
    case 'penalty': {
      const { unit, most } = policy;
      return { ...counting[unit], ...off, most, total: Infinity };
    }
    case 'none':
      return { ...counting.day, ...off, most: 0, total: Infinity };
  }
}

const counting: Record<LateUnit, Pick<LateRules, 'unitsLate' | 'lastInstantWithin'>> = {
  day: { unitsLate: wholeDaysLate, lastInstantWithin },
  hour: { unitsLate: wholeHoursLate, lastInstantWithin: lastInstantWithinHours },
};

/** The last instant at which anything is accepted of something that is due then. */
export function acceptedUntil(policy: LatePolicy, due: Date, zone: string): Date {
  const { lastInstantWithin: lastWithin, most } = lateRules(policy);
  return lastWithin(due, most, zone);
}
