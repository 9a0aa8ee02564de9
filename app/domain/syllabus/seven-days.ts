import { addDays, calendarDate, startOfDay, type CalendarDate } from '#app/domain/calendar/zone.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { OfferingFile } from './course.ts';
import { officeHours, type OfficeHourChange } from './office-hours.ts';

/** Something that happens at an hour of one of the seven days. */
export type DayEntry = {
  kind: 'lecture' | 'office hours' | 'deadline' | 'event';
  at: Date;
  end: Date | null;
  /** A lecture's, a task's or an event's title; for office hours whose they are. */
  title: Bilingual;
  path: string | null;
  /** A deadline that is met. */
  done?: boolean;
};

export type Day = { date: CalendarDate; at: Date; today: boolean; entries: DayEntry[] };

/**
 * Today and the six days after it in the offering's zone, each with its lectures, office hours,
 * events and the given deadlines, in the order of the clock. Office hours that are not held are
 * left out.
 *
 * @param changes what staff changed about office hours
 */
export function sevenDays(
  offering: OfferingFile,
  deadlines: readonly Omit<DayEntry, 'kind' | 'end'>[],
  now: Date,
  changes: readonly OfficeHourChange[] = [],
): Day[] {
  const { zone } = offering;
  const today = calendarDate(now, zone);
  const hours = hoursHeld(offering, changes, today);
  return [0, 1, 2, 3, 4, 5, 6].map((ahead) => {
    const date = addDays(today, ahead);
    const entries: DayEntry[] = [
      ...lectures(offering, date),
      ...hours.filter(({ at }) => calendarDate(at, zone) === date),
      ...events(offering, date),
      ...deadlines
        .filter(({ at }) => calendarDate(at, zone) === date)
        .map((deadline) => ({ ...deadline, kind: 'deadline' as const, end: null })),
    ];
    return {
      date,
      at: startOfDay(date, zone),
      today: ahead === 0,
      entries: entries.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    };
  });
}

function lectures({ slug, lectures: all }: OfferingFile, date: CalendarDate): DayEntry[] {
  return all
    .filter((lecture) => lecture.date === date)
    .map(({ slug: lecture, start, end, title }) => ({
      kind: 'lecture',
      at: start,
      end,
      title,
      path: `/${slug}/lectures/${lecture}`,
    }));
}

function hoursHeld(
  offering: OfferingFile,
  changes: readonly OfficeHourChange[],
  today: CalendarDate,
): DayEntry[] {
  const { slug, zone } = offering;
  const week = { from: startOfDay(today, zone), to: startOfDay(addDays(today, 7), zone) };
  return officeHours(offering, changes, week)
    .filter(({ held }) => held)
    .map(({ staff, start, end }) => ({
      kind: 'office hours',
      at: start,
      end,
      title: { en: staff, zh: staff },
      path: `/${slug}/people`,
    }));
}

function events({ events: all, zone }: OfferingFile, date: CalendarDate): DayEntry[] {
  return all
    .filter((event) => event.date === date)
    .map(({ start, end, title }) => ({
      kind: 'event',
      at: start ?? startOfDay(date, zone),
      end: start === null ? null : end,
      title,
      path: null,
    }));
}
