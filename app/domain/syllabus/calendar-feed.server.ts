import { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { addCalendarDays, addDays, startOfDay, zonedTime } from '#app/domain/calendar/zone.ts';
import type { Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { workTitle } from './work-title.ts';
import type { CourseDeadline } from './course-deadlines.server.ts';
import type { OfferingFile } from './course.ts';

type Entry = {
  /** Unique within the offering, and the same for ever: calendar programs update by it. */
  id: string;
  title: string;
  start: Date;
  end: Date;
  allDay?: boolean;
  place?: string | null;
  description?: string;
  path: string;
  /** How often it has changed its time. */
  sequence?: number;
  changedAt?: Date | null;
};

const minute = 60_000;
/** A deadline is shown as the half hour before it: an entry without length is hard to see. */
const deadlineMinutes = 30;
/** How long a calendar program may wait before it asks again. */
const refreshSeconds = 6 * 3_600;

/**
 * The public calendar of an offering (RFC 5545): lectures, deadlines, events and breaks, in the
 * offering's zone with its VTIMEZONE. The same facts give the same bytes.
 *
 * @param origin where links lead, e.g. `https://course.example`
 */
export function calendarFeed(
  offering: OfferingFile,
  deadlines: readonly CourseDeadline[],
  { origin, language }: { origin: string; language: Language },
): string {
  const { slug, code, zone, term } = offering;
  const calendar = new ICalCalendar({
    name: `${code} · ${term[language]}`,
    prodId: { company: 'practicum', product: 'course-calendar', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    // Named by each event: a zone of the whole calendar would take the Z from every DTSTAMP.
    timezone: { name: null, generator: (name) => tzlib_get_ical_block(name)[0] ?? null },
    x: { 'X-WR-TIMEZONE': zone },
    ttl: refreshSeconds,
    url: `${origin}/${slug}/calendar.ics`,
  });
  for (const entry of entriesOf(offering, deadlines, language)) {
    const { allDay, start, end } = entry;
    calendar.createEvent({
      id: `${entry.id}@${slug}.practicum`,
      stamp: later(offering.changedAt, entry.changedAt),
      sequence: entry.sequence ?? 0,
      start: zonedTime(start, zone),
      end: zonedTime(end, zone),
      allDay: allDay ?? false,
      timezone: zone,
      summary: entry.title,
      location: entry.place ?? null,
      description: entry.description ?? null,
      url: `${origin}/${slug}${entry.path}`,
      transparency: ICalEventTransparency[allDay ? 'TRANSPARENT' : 'OPAQUE'],
    });
  }
  return calendar.toString();
}

function entriesOf(
  offering: OfferingFile,
  deadlines: readonly CourseDeadline[],
  language: Language,
): Entry[] {
  return [
    ...lectureEntries(offering, language),
    ...deadlineEntries(deadlines, language),
    ...dayEntries(offering, language),
  ].sort((a, b) => a.start.getTime() - b.start.getTime());
}

function lectureEntries({ lectures }: OfferingFile, language: Language): Entry[] {
  return lectures.map(({ slug, title, abstract, start, end, place }) => ({
    id: `lecture-${slug}`,
    title: title[language],
    description: abstract[language],
    start,
    end,
    place,
    path: `/lectures/${slug}`,
  }));
}

function deadlineEntries(deadlines: readonly CourseDeadline[], language: Language): Entry[] {
  const t = translator(language, 'syllabus');
  return deadlines.map(({ kind, slug, title, due, moves, movedAt }) => ({
    id: `${kind}-${slug}-due`,
    title: t('dueEntry', {
      title: kind === 'homework' ? workTitle(slug, title[language]) : title[language],
    }),
    start: new Date(due.getTime() - deadlineMinutes * minute),
    end: due,
    path: kind === 'homework' ? `/homework/${slug}` : '/syllabus',
    sequence: moves,
    changedAt: movedAt,
  }));
}

/** Days of the term: an event with hours, or all of the day; a break from its first day to its last. */
function dayEntries({ zone, events, breaks }: OfferingFile, language: Language): Entry[] {
  return [
    ...events.map(({ date, start, end, place, title, note }): Entry => {
      const day = startOfDay(date, zone);
      const timed = start !== null && end !== null;
      return {
        id: `event-${date}`,
        title: title[language],
        ...(note === null ? {} : { description: note[language] }),
        start: timed ? start : day,
        end: timed ? end : addCalendarDays(day, 1, zone),
        allDay: !timed,
        place,
        path: '/syllabus',
      };
    }),
    ...breaks.map(({ from, to, title }): Entry => ({
      id: `break-${from}`,
      title: title[language],
      start: startOfDay(from, zone),
      end: startOfDay(addDays(to, 1), zone),
      allDay: true,
      path: '/syllabus',
    })),
  ];
}

function later(a: Date, b: Date | null | undefined): Date {
  return b !== null && b !== undefined && b > a ? b : a;
}
