import { addCalendarDays, calendarDaysBetween } from '#app/domain/calendar/zone.ts';

/**
 * When the answers of a round are due: so many calendar days after the stage's deadline, at the
 * same time of day; as many after the day of opening where that would be over already.
 *
 * @param deadline the stage's, for everybody
 * @param zone the offering's
 */
export function roundDue(deadline: Date, openedAt: Date, days: number, zone: string): Date {
  const due = addCalendarDays(deadline, days, zone);
  if (due > openedAt) return due;
  return addCalendarDays(deadline, calendarDaysBetween(deadline, openedAt, zone) + days, zone);
}
