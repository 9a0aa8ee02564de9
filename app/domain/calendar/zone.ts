import { Temporal } from 'temporal-polyfill';

/**
 * Arithmetic between instants and the wall clock of a zone. Pages that only show times do it with
 * `moment.ts`, which needs no more than the browser's own `Intl`.
 *
 * Around a change of the clock this follows RFC 5545, section 3.3.5, as calendar programs do: a
 * wall time that happens twice means its first occurrence; one that never happens (the clock jumps
 * over it) is read with the offset from before the jump, so 02:30 becomes 03:30.
 */
const disambiguation = 'compatible';

/** A day on the calendar without a zone, written `2024-02-28`. */
export type CalendarDate = string;

/** The weekdays in the order of ISO 8601: Monday is the first. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * The instant at which a wall clock of the zone shows this time.
 *
 * @param wall `2024-02-28T23:59`, with seconds if wanted
 * @throws RangeError when there is no such day or zone
 */
export function instantOf(wall: string, zone: string): Date {
  const time = Temporal.PlainDateTime.from(wall, { overflow: 'reject' });
  return dateOf(time.toZonedDateTime(zone, { disambiguation }));
}

/** The instant with its zone, for libraries that speak Temporal. */
export function zonedTime(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

/** What a wall clock and a calendar of the zone show at the instant. */
export function wallClock(at: Date, zone: string) {
  const { year, month, day, hour, minute, second, dayOfWeek, offset } = zonedTime(at, zone);
  const weekday = weekdays[dayOfWeek - 1] ?? 'monday';
  return { year, month, day, hour, minute, second, weekday, offset };
}

/** The day that the zone's calendar shows at the instant. */
export function calendarDate(at: Date, zone: string): CalendarDate {
  return zonedTime(at, zone).toPlainDate().toString();
}

/** The instant at which a day begins in the zone. */
export function startOfDay(date: CalendarDate, zone: string): Date {
  return dateOf(Temporal.PlainDate.from(date).toZonedDateTime(zone));
}

/**
 * The same wall time some calendar days later, be they of 23, 24 or 25 hours. A date that the
 * zone's calendar does not have (Samoa had no 30 December 2011) is no day.
 */
export function addCalendarDays(at: Date, days: number, zone: string): Date {
  const start = zonedTime(at, zone);
  const there = dateOf(start.add({ days }));
  const missing = wholeDays(days * day - (there.getTime() - at.getTime()));
  return missing === 0 ? there : dateOf(start.add({ days: days + missing }));
}

/**
 * The latest instant, not after this one, at which the zone's wall clock showed a time of day.
 *
 * @param time `17:00`
 */
export function lastTimeOfDay(at: Date, time: string, zone: string): Date {
  const today = calendarDate(at, zone);
  const then = instantOf(`${today}T${time}`, zone);
  return then <= at ? then : instantOf(`${addDays(today, -1)}T${time}`, zone);
}

/** How many midnights of the zone lie between two instants; negative when `to` is earlier. */
export function calendarDaysBetween(from: Date, to: Date, zone: string): number {
  const [begin, end] = [zonedTime(from, zone), zonedTime(to, zone)];
  const missing = wholeDays((end.offsetNanoseconds - begin.offsetNanoseconds) / 1e6);
  return begin.toPlainDate().until(end.toPlainDate()).days - missing;
}

const day = 86_400_000;

/** Only a zone that leaves a date out is put forward by as much as a day. */
function wholeDays(milliseconds: number): number {
  return Math.round(milliseconds / day);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function weekdayOf(date: CalendarDate): Weekday {
  return weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 'monday';
}

/** The Monday of the week in which the date lies. */
export function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, -weekdays.indexOf(weekdayOf(date)));
}

/** Whether this is a day of the calendar, written `2024-02-28`. */
export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parses(() => Temporal.PlainDate.from(text, strict));
}

/** Whether this is a time on a day, written `2024-02-28T23:59`. */
export function isWallTime(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) &&
    parses(() => Temporal.PlainDateTime.from(text, strict))
  );
}

/** Whether this names a zone of the IANA database. */
export function isZone(text: string): boolean {
  return parses(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text));
}

const strict = { overflow: 'reject' } as const;

function parses(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function dateOf(time: Temporal.ZonedDateTime): Date {
  return new Date(time.epochMilliseconds);
}
