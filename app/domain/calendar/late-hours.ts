/**
 * How many late hours an instant costs against a person's own effective deadline: hours begun, by
 * the clock's running and not by the calendar, so that a change of the clock adds and takes none.
 *
 * @returns 0 when on time
 */
export function wholeHoursLate(due: Date, at: Date): number {
  return Math.max(0, Math.ceil((at.getTime() - due.getTime()) / hour));
}

/** The last instant at which handing in costs no more than this many late hours. */
export function lastInstantWithinHours(due: Date, lateHours: number): Date {
  return new Date(due.getTime() + lateHours * hour);
}

const hour = 3_600_000;
