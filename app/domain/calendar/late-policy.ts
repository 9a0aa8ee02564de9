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

/** What being so late takes off a score, in percent of the work's points. */
export function percentOff(policy: LatePolicy, units: number): number {
  return policy.kind === 'penalty' ? policy.percent * Math.min(units, policy.most) : 0;
}

/** What lateness is counted in; days where nothing late is accepted. */
export function lateUnit(policy: LatePolicy): LateUnit {
  return policy.kind === 'none' ? 'day' : policy.unit;
}

/** What a policy's pages are called after: its budget's days or hours, or being late. */
export function lateName(policy: LatePolicy): 'days' | 'hours' | 'late' {
  return policy.kind === 'budget' ? `${policy.unit}s` : 'late';
}

/** The same policy for who has no budget to spend: until the same last instant, however often. */
export function withoutBudget(policy: LatePolicy): LatePolicy {
  return policy.kind === 'budget' ? { ...policy, total: policy.perAssignment } : policy;
}
