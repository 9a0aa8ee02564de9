import { daysBetween, mondayOf, type CalendarDate } from '#app/domain/calendar/zone.ts';

/**
 * The week of the term in which a date lies: 1 is the week of the first lecture, and weeks of a
 * break have no number.
 */
export function weekOfTerm(
  date: CalendarDate,
  first: CalendarDate,
  breaks: readonly { from: CalendarDate }[],
): number {
  const monday = mondayOf(date);
  const weeks = daysBetween(mondayOf(first), monday) / 7;
  const skipped = breaks.filter(({ from }) => first < from && mondayOf(from) < monday).length;
  return weeks - skipped + 1;
}
