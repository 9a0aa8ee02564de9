import {
  addDays,
  calendarDate,
  instantOf,
  startOfDay,
  weekdayOf,
  type CalendarDate,
} from '#app/domain/calendar/zone.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { OfferingFile } from './course.ts';

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
 * events and the given deadlines, in the order of the clock. Office hours are held from the
 * offering's first day of them on, not in a break and not in an archived offering.
 */
export function sevenDays(
  offering: OfferingFile,
  deadlines: readonly Omit<DayEntry, 'kind' | 'end'>[],
  now: Date,
): Day[] {
  const { zone } = offering;
  const today = calendarDate(now, zone);
  return [0, 1, 2, 3, 4, 5, 6].map((ahead) => {
    const date = addDays(today, ahead);
    const entries: DayEntry[] = [
      ...lectures(offering, date),
      ...officeHours(offering, date),
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

function officeHours(offering: OfferingFile, date: CalendarDate): DayEntry[] {
  const { slug, zone, archived, officeHoursFrom, breaks, staff } = offering;
  const pause = breaks.some(({ from, to }) => from <= date && date <= to);
  if (archived || date < officeHoursFrom || pause) return [];
  return staff.flatMap(({ name, officeHours: slots }) =>
    slots
      .filter(({ day }) => day === weekdayOf(date))
      .map(({ start, end }) => ({
        kind: 'office hours' as const,
        at: instantOf(`${date}T${start}`, zone),
        end: instantOf(`${date}T${end}`, zone),
        title: { en: name, zh: name },
        path: `/${slug}/people`,
      })),
  );
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
