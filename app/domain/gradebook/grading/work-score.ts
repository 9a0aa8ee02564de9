import type { GivenMark, PartOutcome } from './part-outcome.ts';
import { total } from './rubric.ts';

/** What a whole submission gets: the sum of its parts, and the marks it is made of. */
export type WorkScore = { points: number; marks: string[] };

/** The score that the parts of a submission add up to; null while one of them is open. */
export function workScore(outcomes: readonly PartOutcome<GivenMark>[]): WorkScore | null {
  const given = outcomes.flatMap((outcome) => (outcome.kind === 'given' ? [outcome] : []));
  if (given.length < outcomes.length) return null;
  return {
    points: total(given.map(({ points }) => points)),
    marks: given.flatMap(({ marks }) => marks.map(({ id }) => id)),
  };
}
