/** When things happen during a run. Steps are counted from 0 = untrained. */

/** Steps over which the learning rate climbs from zero; the course's value. */
export const WARM_UP = 100;

/** Linear warm-up, then a cosine down to zero at the last step (Loshchilov and Hutter 2017). */
export function learningRateAt(step: number, highest: number, totalSteps: number): number {
  if (step < WARM_UP) return (highest * (step + 1)) / WARM_UP;
  const progress = (step - WARM_UP) / Math.max(1, totalSteps - WARM_UP);
  return (highest * (1 + Math.cos(Math.PI * Math.min(1, progress)))) / 2;
}

/** When something recurs: at powers of two while there are few steps, then regularly, then last. */
export interface Recurrence {
  /** Not before this step. */
  first: number;
  every: number;
  totalSteps: number;
}

/** Whether it is due after this step. */
export function isDue(step: number, { first, every, totalSteps }: Recurrence): boolean {
  const early = step < every && (step & (step - 1)) === 0;
  return step === totalSteps || (step >= first && (early || step % every === 0));
}

/** Steps from here to the next due one, at least 1; Infinity when there is none. */
export function stepsUntilDue(step: number, recurrence: Recurrence): number {
  for (let ahead = 1; step + ahead <= recurrence.totalSteps; ahead++) {
    if (isDue(step + ahead, recurrence)) return ahead;
  }
  return Infinity;
}
