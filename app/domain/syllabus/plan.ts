import {
  calendarDate,
  mondayOf,
  startOfDay,
  type CalendarDate,
} from '#app/domain/calendar/zone.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { LectureFile, OfferingFile } from './course.ts';
import { weekOfTerm } from './week-of-term.ts';

/** What stands in the syllabus on one day. `at` is when it begins, or the beginning of the day. */
export type PlannedDay = { at: Date } & (
  | {
      kind: 'lecture';
      slug: string;
      title: Bilingual;
      end: Date;
      place: string | null;
      notes: boolean;
      experiments: number;
    }
  | { kind: 'break'; title: Bilingual }
  | { kind: 'event'; title: Bilingual; note: Bilingual | null; timed: boolean }
);

/** Work that comes out or is due. */
export type PlannedWork = { at: Date; title: Bilingual; slug: string } & (
  { kind: 'homework'; what: 'out' | 'due' } | { kind: 'stage'; what: 'due' }
);

/** A week of the calendar, from Monday; a week of a break has no number. */
export type PlannedWeek = {
  monday: CalendarDate;
  number: number | null;
  current: boolean;
  days: PlannedDay[];
  work: PlannedWork[];
};

type Deadline = { kind: 'homework' | 'stage'; slug: string; title: Bilingual; due: Date };

/**
 * The term week by week: lectures, breaks and events in the order of their days, and beside them
 * the work that comes out or is due. Weeks in which nothing happens are left out.
 *
 * @param deadlines as they are now, for everybody
 */
export function planOf(
  offering: OfferingFile,
  deadlines: readonly Deadline[],
  now: Date,
): PlannedWeek[] {
  const { zone, lectures } = offering;
  const monday = (at: Date) => mondayOf(calendarDate(at, zone));
  const days = [...lectures.map(plannedLecture), ...otherDays(offering)].sort(byTime);
  const work = [...released(offering), ...deadlines.map(due)].sort(byTime);
  const mondays = [...new Set([...days, ...work].map(({ at }) => monday(at)))].sort();
  return mondays.map((week) => ({
    monday: week,
    number: numberOf(offering, week),
    current: monday(now) === week,
    days: days.filter(({ at }) => monday(at) === week),
    work: work.filter(({ at }) => monday(at) === week),
  }));
}

/** A week of a break has no number, and neither has any before there are lectures. */
function numberOf({ lectures, breaks }: OfferingFile, monday: CalendarDate): number | null {
  const first = lectures[0]?.date;
  const pause = breaks.some(({ from }) => mondayOf(from) === monday);
  return first === undefined || pause ? null : weekOfTerm(monday, first, breaks);
}

function plannedLecture(lecture: LectureFile): PlannedDay {
  const { slug, title, start, end, place, notes, experiments } = lecture;
  return {
    kind: 'lecture',
    at: start,
    slug,
    title,
    end,
    place,
    notes: notes.en !== null,
    experiments: experiments.length,
  };
}

function otherDays({ zone, breaks, events }: OfferingFile): PlannedDay[] {
  return [
    ...breaks.map(({ from, title }): PlannedDay => ({
      kind: 'break',
      at: startOfDay(from, zone),
      title,
    })),
    ...events.map(({ date, start, title, note }): PlannedDay => ({
      kind: 'event',
      at: start ?? startOfDay(date, zone),
      title,
      note,
      timed: start !== null,
    })),
  ];
}

function released({ homework }: OfferingFile): PlannedWork[] {
  return homework.map(({ slug, title, released: at }) => ({
    kind: 'homework',
    what: 'out',
    slug,
    title,
    at,
  }));
}

function due({ kind, slug, title, due: at }: Deadline): PlannedWork {
  return { kind, what: 'due', slug, title, at };
}

function byTime(a: { at: Date }, b: { at: Date }): number {
  return a.at.getTime() - b.at.getTime();
}
