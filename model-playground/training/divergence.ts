/** Noticing that training has gone wrong for good. */

/** So many times its own size above its start, a loss is on its way out. */
const FAR = 20;

/** A single bad batch is no divergence: the loss has to be far off so many times in a row. */
const PATIENCE = 3;

export type Verdict = 'fine' | 'doubtful' | 'diverged';

/**
 * Judges one loss after the other. Diverged: no finite number, or three times in a row more than
 * twenty times max(1, |start|) above the start, the loss of the untrained model. A loss may be
 * negative, and a critic's may rise: only what no training comes back from counts.
 */
export function divergenceWatch(start: number): (loss: number) => Verdict {
  const limit = start + FAR * Math.max(1, Math.abs(start));
  let inARow = 0;
  return (loss) => {
    if (!Number.isFinite(loss)) return 'diverged';
    inARow = loss > limit ? inARow + 1 : 0;
    if (inARow >= PATIENCE) return 'diverged';
    return inARow > 0 ? 'doubtful' : 'fine';
  };
}
