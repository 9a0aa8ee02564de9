import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import {
  changeOfficeHours,
  type ChangeHoursResult,
  type HourChange,
} from './change-office-hours.server.ts';
import type { Course } from './course.ts';
import type { TypedHour } from './office-hour-fields.ts';

/** Why nothing was changed, with the form it was typed into and the words typed there. */
export type HourFormRefusal = Extract<ChangeHoursResult, { ok: false }> & {
  kind: HourChange['kind'];
  staff: string;
  /** When the hour begins that was to be changed; empty for one that was to be added. */
  hour: string;
  typed: TypedHour;
};

export type HourFormAnswer = { ok: true; kind: HourChange['kind'] } | HourFormRefusal;

/**
 * Carries out what the form of an office hour says.
 *
 * @returns null for what is no such form
 */
export async function answerHourForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  form: FormData,
): Promise<HourFormAnswer | null> {
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [staff, hour] = [field('staff'), field('hour')];
  const typed = {
    ...{ date: field('date'), start: field('start'), end: field('end') },
    ...{ place: field('place'), note: field('note') },
  };
  const change = changeOf(field('intent'), staff, new Date(hour), typed);
  if (change === null) return null;
  const { kind } = change;
  const done = await changeOfficeHours(services, asker, change);
  return done.ok ? { ok: true, kind } : { ...done, kind, staff, hour, typed };
}

function changeOf(intent: string, staff: string, start: Date, to: TypedHour): HourChange | null {
  if (intent === 'add') return { kind: intent, staff, to };
  if (Number.isNaN(start.getTime())) return null;
  switch (intent) {
    case 'cancel':
      return { kind: intent, staff, start, note: to.note };
    case 'restore':
      return { kind: intent, staff, start };
    case 'move':
      return { kind: intent, staff, start, to };
    default:
      return null;
  }
}
