import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';

/** One policy of each kind that an offering's file may state, by what it is called in a test. */
export const latePolicies: readonly (readonly [string, LatePolicy])[] = [
  ['seven late days', { kind: 'budget', unit: 'day', total: 7, perAssignment: 4 }],
  ['72 late hours', { kind: 'budget', unit: 'hour', total: 72, perAssignment: 48 }],
  ['10 % for each day', { kind: 'penalty', unit: 'day', percent: 10, most: 4 }],
  ['2 % for each hour', { kind: 'penalty', unit: 'hour', percent: 2, most: 36 }],
  ['nothing late', { kind: 'none' }],
];
