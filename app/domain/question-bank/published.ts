import type { Asker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { addDays, startOfDay } from '#app/domain/calendar/zone.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';

/** The course brings its questions out about a week ahead (course.md). */
const daysAhead = 7;

/**
 * From which instant on everybody reads the bank: the beginning of the day that the offering's file
 * names, in its zone; where it names none, of the seventh day before the midterm.
 */
export function publishedFrom(
  { date, published }: Pick<NonNullable<OfferingFile['midterm']>, 'date' | 'published'>,
  zone: string,
): Date {
  return startOfDay(published ?? addDays(date, -daysAhead), zone);
}

/** Whether somebody in this role reads a bank at an instant: once it is out, and staff before. */
export function mayReadBank(role: Asker['role'], from: Date, at: Date): boolean {
  return at >= from || may(role, 'read questions ahead');
}
