import { wallTimeOf } from '#app/domain/calendar/time-travel.ts';
import { instantOf, isCalendarDate, isWallTime } from '#app/domain/calendar/zone.ts';
import {
  longestHourNote,
  longestPlace,
  type HourRefusal,
  type TypedHour,
} from './office-hour-fields.ts';
import type { OfficeHour } from './office-hours.ts';

export type NewHour = {
  start: Date;
  end: Date;
  place: string | null;
  note: string | null;
};

/** Nobody plans further ahead, so whatever is further is a slip. */
const furthestDays = 200;
const day = 86_400_000;

/**
 * An hour from what staff typed, or the field that stands in its way.
 *
 * The very same hour again is no overlap.
 *
 * @param own the same person's hours, but for one that is moved
 */
export function readHour(
  typed: TypedHour,
  { zone, now, own }: { zone: string; now: Date; own: readonly OfficeHour[] },
): { ok: true; hour: NewHour } | ({ ok: false } & HourRefusal) {
  const { date } = typed;
  if (!isCalendarDate(date)) return { ok: false, field: 'date', because: 'no date' };
  if (!isWallTime(`${date}T${typed.start}`)) return refusedTime('start');
  if (!isWallTime(`${date}T${typed.end}`)) return refusedTime('end');
  const start = instantOf(`${date}T${typed.start}`, zone);
  const end = instantOf(`${date}T${typed.end}`, zone);
  if (end <= start) return { ok: false, field: 'end', because: 'ends first' };
  if (start <= now) return { ok: false, field: 'date', because: 'past' };
  if (start.getTime() - now.getTime() > furthestDays * day) {
    return { ok: false, field: 'date', because: 'too far' };
  }
  const other = (one: OfficeHour) => one.held && !isSame(one, { start, end });
  if (own.some((one) => other(one) && start < one.end && one.start < end)) {
    return { ok: false, field: 'start', because: 'overlaps' };
  }
  const [place, note] = [typed.place.trim(), typed.note.trim()];
  if (place.length > longestPlace) return { ok: false, field: 'place', because: 'too long' };
  if (note.length > longestHourNote) return { ok: false, field: 'note', because: 'too long' };
  return { ok: true, hour: { start, end, place: place || null, note: note || null } };
}

function refusedTime(field: 'start' | 'end') {
  return { ok: false, field, because: 'no time' } as const;
}

/** Whether two hours begin and end together. */
export function isSame(
  one: { start: Date; end: Date },
  other: { start: Date; end: Date },
): boolean {
  return one.start.getTime() === other.start.getTime() && one.end.getTime() === other.end.getTime();
}

/** An hour as the form shows it, to be changed there. */
export function typedHour({ start, end, place }: OfficeHour, zone: string): TypedHour {
  const [date = '', begins = ''] = wallTimeOf(start, zone).split('T');
  const [, ends = ''] = wallTimeOf(end, zone).split('T');
  return { date, start: begins, end: ends, place: place ?? '', note: '' };
}
