import { TOTAL } from './run-state.ts';
import type { Instrument } from './use-instrument.ts';

/** Where a run stands, in numbers that say how far it came. A figure not measured yet is null. */
export interface RunSummary {
  /** The permalink's query string with the step reached: it trains the same run again. */
  link: string;
  step: number;
  totalSteps: number;
  /** Loss of the last batch. */
  loss: number | null;
  /** The latest held-out loss, and how far it is above the floor. */
  heldOut: number | null;
  gap: number | null;
  floor: number | null;
}

/** Where a run stands, or stood at a step. */
export function summarise({ run, totalSteps, link }: Instrument, step = run.step): RunSummary {
  const evaluation = run.evaluations.findLast((each) => each.step <= step);
  return {
    link: link(step),
    step,
    totalSteps,
    loss: finite(run.history.findLast((point) => point.step === step)?.values[TOTAL]),
    heldOut: finite(evaluation?.value),
    gap: finite(evaluation?.gap),
    floor: finite(run.ready?.floor?.value),
  };
}

/** A run that has diverged tells NaN, which no form and no database takes. */
function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
