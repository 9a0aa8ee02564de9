import {
  addDays,
  calendarDate,
  daysBetween,
  instantOf,
  mondayOf,
  weekdayOf,
  type CalendarDate,
} from '#app/domain/calendar/zone.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { OfferingFile, StaffMember, WeeklySlot } from './course.ts';

/**
 * What staff said about one hour: that it is not held, or that it is, also where the offering's file
 * has none. It is about the hour of that staff member that begins at `start`; the latest decides.
 */
export type OfficeHourChange = {
  /** The staff member's name in the file. */
  staff: string;
  cancelled: boolean;
  start: Date;
  end: Date;
  place: string | null;
  note: string | null;
  at: Date;
};

/** One hour of a staff member on one day. */
export type OfficeHour = {
  staff: string;
  start: Date;
  end: Date;
  place: string | null;
  note: Bilingual | null;
  /** Whether the file has it in that week, or staff added it. */
  from: 'week' | 'staff';
  held: boolean;
  /** When it is held instead. */
  movedTo: Date | null;
};

type Offering = Pick<
  OfferingFile,
  'zone' | 'archived' | 'officeHoursFrom' | 'breaks' | 'staff' | 'lectures' | 'events' | 'project'
>;

/**
 * Every office hour that ends after `from` and begins before `to`, in the order of the clock, also
 * those that are not held. A weekly slot is held on the offering's wall clock from its first day of
 * office hours to the last day of the term, but not in a break; then what staff changed. An
 * archived offering has none.
 */
export function officeHours(
  offering: Offering,
  changes: readonly OfficeHourChange[],
  { from, to }: { from: Date; to: Date },
): OfficeHour[] {
  if (offering.archived) return [];
  const decided = latestOf(changes);
  const added = new Set(changes.filter(({ cancelled }) => !cancelled).map(keyOf));
  const dates = termDates(offering, from, to);
  return offering.staff
    .flatMap((member) => hoursOf(member, dates, { decided, added }, offering.zone))
    .filter(({ start, end }) => end > from && start < to)
    .sort((a, b) => a.start.getTime() - b.start.getTime() || (a.staff < b.staff ? -1 : 1));
}

/** What the people page says of one staff member. */
export type StaffHours = {
  /** The hour that is being held or comes next. */
  next: OfficeHour | null;
  /** Hours to come that are not held, each with whether it would have been in this week. */
  off: (OfficeHour & { thisWeek: boolean })[];
};

/** How far ahead hours are looked for; longer than any break. */
const lookAheadDays = 35;
const day = 86_400_000;

/** Each staff member's next office hour, and which ones to come are not held. */
export function nextOfficeHours(
  offering: Offering,
  changes: readonly OfficeHourChange[],
  now: Date,
): Map<string, StaffHours> {
  const { zone, officeHoursFrom } = offering;
  const opening = instantOf(`${officeHoursFrom}T00:00`, zone).getTime();
  const latest = Math.max(now.getTime(), opening) + lookAheadDays * day;
  const to = new Date(Math.max(latest, ...changes.map(({ end }) => end.getTime())));
  const hours = officeHours(offering, changes, { from: now, to });
  const week = (at: Date) => mondayOf(calendarDate(at, zone));
  return new Map(
    offering.staff.map(({ name }) => {
      const own = hours.filter(({ staff }) => staff === name);
      const off = own
        .filter(({ held }) => !held)
        .map((hour) => ({ ...hour, thisWeek: week(hour.start) === week(now) }));
      return [name, { next: own.find(({ held }) => held) ?? null, off }];
    }),
  );
}

/** The last day on which anything of the term happens; empty when nothing does. */
export function lastDayOfTerm({
  zone,
  lectures,
  events,
  project,
}: Pick<Offering, 'zone' | 'lectures' | 'events' | 'project'>): CalendarDate {
  const days = [
    ...lectures.map(({ date }) => date),
    ...events.map(({ date }) => date),
    ...project.stages.map(({ due }) => calendarDate(due, zone)),
  ];
  return days.reduce((latest, date) => (date > latest ? date : latest), '');
}

function keyOf({ staff, start }: { staff: string; start: Date }): string {
  return `${start.getTime()} ${staff}`;
}

/** The latest change of each hour. */
function latestOf(changes: readonly OfficeHourChange[]): Map<string, OfficeHourChange> {
  const inTurn = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return new Map(inTurn.map((change) => [keyOf(change), change]));
}

/** The days of the term between two instants on which weekly hours are held. */
function termDates(offering: Offering, from: Date, to: Date): CalendarDate[] {
  const { zone, officeHoursFrom, breaks } = offering;
  const [begin, last] = [calendarDate(from, zone), lastDayOfTerm(offering)];
  const first = begin > officeHoursFrom ? begin : officeHoursFrom;
  const until = calendarDate(to, zone);
  if (last === '') return [];
  const length = daysBetween(first, until < last ? until : last);
  return Array.from({ length: Math.max(0, length + 1) }, (_, ahead) =>
    addDays(first, ahead),
  ).filter((date) => !breaks.some((pause) => pause.from <= date && date <= pause.to));
}

function hoursOf(
  { name: staff, officeHours: slots }: StaffMember,
  dates: readonly CalendarDate[],
  { decided, added }: { decided: ReadonlyMap<string, OfficeHourChange>; added: Set<string> },
  zone: string,
): OfficeHour[] {
  const weekly = dates.flatMap((date) =>
    slots
      .filter(({ day }) => day === weekdayOf(date))
      .map((slot) => hourOf(staff, slot, date, zone)),
  );
  const known = new Set(weekly.map(keyOf));
  const own = [...decided.values()].filter((change) => change.staff === staff);
  return [
    ...weekly.map((hour) => {
      const change = decided.get(keyOf(hour));
      return change === undefined ? hour : { ...hour, ...asChanged(change, hour, own) };
    }),
    ...own
      // An hour that was only ever cancelled, and that the file has no more, is none.
      .filter((change) => !known.has(keyOf(change)) && added.has(keyOf(change)))
      .map((change) => ({
        ...{ staff, start: change.start, from: 'staff' as const },
        ...asChanged(change, { place: null, note: null }, own),
      })),
  ];
}

function hourOf(staff: string, slot: WeeklySlot, date: CalendarDate, zone: string): OfficeHour {
  return {
    staff,
    start: instantOf(`${date}T${slot.start}`, zone),
    end: instantOf(`${date}T${slot.end}`, zone),
    ...{ place: slot.place, note: slot.note },
    ...{ from: 'week', held: true, movedTo: null },
  };
}

function asChanged(
  change: OfficeHourChange,
  before: Pick<OfficeHour, 'place' | 'note'>,
  own: readonly OfficeHourChange[],
): Pick<OfficeHour, 'end' | 'place' | 'note' | 'held' | 'movedTo'> {
  const { cancelled, end, place, note } = change;
  return {
    end,
    place: place ?? before.place,
    note: note === null ? (cancelled ? null : before.note) : { en: note, zh: note },
    held: !cancelled,
    movedTo: cancelled ? movedTo(change, own) : null,
  };
}

/** An hour that is taken away and another that is set in the same instant are one that was moved. */
function movedTo({ at }: OfficeHourChange, own: readonly OfficeHourChange[]): Date | null {
  const instead = own.find((one) => !one.cancelled && one.at.getTime() === at.getTime());
  return instead?.start ?? null;
}
