/** Scores this far apart are a disagreement that is talked about before anybody decides. */
export const disagreementFrom = 2;

/** How far apart scores are; zero for fewer than two. */
export function apart(scores: readonly number[]): number {
  return scores.length < 2 ? 0 : Math.max(...scores) - Math.min(...scores);
}

/**
 * Whether somebody sees the scores and notes of the others: after their own score, so that nobody
 * only follows; and always once the application is answered.
 */
export function seesOthers(own: number | null, answered: boolean): boolean {
  return own !== null || answered;
}
