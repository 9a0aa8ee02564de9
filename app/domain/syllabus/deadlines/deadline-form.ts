import { z } from 'zod';
import { instantOf, isWallTime } from '#app/domain/calendar/zone.ts';

/** The new date that is asked for. */
export type AskedDate = {
  /** By the course's clock, `2024-03-02T23:59`; empty where none is given. */
  wall: string;
  due: Date | null;
};

/** Reads the date that an address or a form asks for; what is not understood is as if not there. */
export function readDate(given: URLSearchParams | FormData, zone: string): AskedDate {
  const wall = z.string().max(20).safeParse(given.get('wall')).data ?? '';
  return { wall, due: isWallTime(wall) ? instantOf(wall, zone) : null };
}

/** For how many a date was written before the page was opened, as its address says; else null. */
export function readDone(search: URLSearchParams): number | null {
  const done = search.get('done');
  return done !== null && /^\d{1,4}$/.test(done) ? Number(done) : null;
}

const deadlineForm = z.object({
  why: z
    .string()
    .max(20_000)
    .transform((text) => text.replaceAll('\0', '')),
  mark: z.string().max(100),
  requestId: z.uuid(),
});

/** Reads what the form says with which a plan was shown; null when it is not understood. */
export function readDeadlineForm(form: FormData): z.output<typeof deadlineForm> | null {
  return deadlineForm.safeParse(Object.fromEntries(form)).data ?? null;
}
