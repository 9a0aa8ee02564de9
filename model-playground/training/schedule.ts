/** When things happen during a run. Steps are counted from 0 = untrained. */

/** Steps over which the learning rate climbs from zero; the course's value. */
export const WARM_UP = 100;

/** Linear warm-up, then a cosine down to zero at the last step (Loshchilov and Hutter 2017). */
export function learningRateAt(step: number, highest: number, totalSteps: number): number {
  if (step < WARM_UP) return (highest * (step + 1)) / WARM_UP;
  const progress = (step - WARM_UP) / Math.max(1, totalSteps - WARM_UP);
  return (highest * (1 + Math.cos(Math.PI * Math.min(1, progress)))) / 2;
}

/**
 * Whether a picture is due after this step: at powers of two while there are few, so that the eye
 * has something at once, and then every `every` steps, and at the end.
 */
export function isDue(step: number, every: number, totalSteps: number): boolean {
  const early = step < every && (step & (step - 1)) === 0;
  return early || step % every === 0 || step === totalSteps;
}

/** Steps from here to the next due one, at least 1. */
export function stepsUntilDue(step: number, every: number, totalSteps: number): number {
  let ahead = 1;
  while (!isDue(step + ahead, every, totalSteps)) ahead += 1;
  return ahead;
}
