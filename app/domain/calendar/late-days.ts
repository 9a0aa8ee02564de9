import { addCalendarDays } from './zone.ts';

/**
 * How many late days an instant costs against a person's own effective deadline.
 *
 * A late day runs from the deadline's wall time to the same wall time on the next day of the
 * zone's calendar; any part of one costs all of it. So three hours late is one late day, and a
 * deadline of 23:59 with four days to spend closes at 23:59 four days later, when solutions are
 * released. Across a change of the clock such a day has 23 or 25 hours, and still counts once.
 * The deadline itself is on time, and so is the last instant of each late day.
 *
 * @returns 0 when on time
 */
export function wholeDaysLate(due: Date, at: Date, zone: string): number {
  if (at <= due) return 0;
  // Some days after a deadline the clock has moved by some hours at most, so begin just below.
  let days = Math.max(1, Math.ceil((at.getTime() - due.getTime()) / day - 0.25));
  while (at > lastInstantWithin(due, days, zone)) days += 1;
  return days;
}

const day = 86_400_000;

/** The last instant at which handing in costs no more than this many late days. */
export function lastInstantWithin(due: Date, lateDays: number, zone: string): Date {
  return addCalendarDays(due, lateDays, zone);
}
