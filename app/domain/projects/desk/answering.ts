const day = 24 * 60 * 60_000;
const recent = 28 * day;

/** An answer to a version: by whom, when it was handed in, and when its team was told. */
export type GivenAnswer = { by: string; submittedAt: Date; releasedAt: Date };

/** How somebody keeps up with answering. */
export type Answering = {
  /** Versions that they answered in the last seven days. */
  thisWeek: number;
  /** The median from hand-in to answer of the last four weeks, in ms; null when there is none. */
  turnaround: number | null;
};

/** How somebody of staff keeps up, at an instant; what was not released yet is no answer. */
export function answeringOf(given: readonly GivenAnswer[], person: string, at: Date): Answering {
  const answers = given
    .filter(({ by }) => by === person)
    .map(({ submittedAt, releasedAt }) => ({
      ago: at.getTime() - releasedAt.getTime(),
      took: releasedAt.getTime() - submittedAt.getTime(),
    }))
    .filter(({ ago }) => ago >= 0);
  return {
    thisWeek: answers.filter(({ ago }) => ago < 7 * day).length,
    turnaround: median(answers.filter(({ ago }) => ago < recent).map(({ took }) => took)),
  };
}

/** Of an even number, the mean of the two in the middle. */
function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
