import {
  addCalendarDays,
  calendarDate,
  instantOf,
  startOfDay,
  weekdayOf,
} from '#app/domain/calendar/zone.ts';
import type { LectureFile, OfferingFile, WeeklySlot } from './course.ts';

/** The lecture that is on or comes next; undefined after the last one. */
export function nextLecture({ lectures }: OfferingFile, now: Date): LectureFile | undefined {
  return lectures.find(({ end }) => now < end);
}

/** The first deadline that has not passed. */
export function nextDeadline<D extends { due: Date }>(
  deadlines: readonly D[],
  now: Date,
): D | undefined {
  return deadlines
    .filter(({ due }) => now <= due)
    .reduce<D | undefined>(
      (first, one) => (first && first.due <= one.due ? first : one),
      undefined,
    );
}

/** How far ahead office hours are looked for; longer than any break. */
const lookAheadDays = 35;

/**
 * When a weekly office hour is held next, or is being held. None before the offering's first day
 * of office hours, in a break, after the last day of the term, or in an archived offering.
 */
export function nextOfficeHour(
  offering: OfferingFile,
  slot: WeeklySlot,
  now: Date,
): { start: Date; end: Date } | null {
  if (offering.archived) return null;
  const { zone, officeHoursFrom, breaks } = offering;
  const opening = startOfDay(officeHoursFrom, zone);
  const from = now < opening ? opening : now;
  const last = lastDay(offering);
  for (let ahead = 0; ahead <= lookAheadDays; ahead += 1) {
    const date = calendarDate(addCalendarDays(from, ahead, zone), zone);
    if (date > last) return null;
    const pause = breaks.some((one) => one.from <= date && date <= one.to);
    if (weekdayOf(date) !== slot.day || pause) continue;
    const end = instantOf(`${date}T${slot.end}`, zone);
    if (now < end) return { start: instantOf(`${date}T${slot.start}`, zone), end };
  }
  return null;
}

function lastDay({ zone, lectures, events, project }: OfferingFile): string {
  const days = [
    ...lectures.map(({ date }) => date),
    ...events.map(({ date }) => date),
    ...project.stages.map(({ due }) => calendarDate(due, zone)),
  ];
  return days.reduce((latest, day) => (day > latest ? day : latest), '');
}
