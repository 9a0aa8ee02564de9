import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course, OfferingFile } from './course.ts';
import { isSame, readHour, type NewHour } from './new-office-hour.ts';
import { longestHourNote, type HourRefusal, type TypedHour } from './office-hour-fields.ts';
import { officeHourChanges } from './office-hour-changes.server.ts';
import { officeHours, type OfficeHour } from './office-hours.ts';

/** What staff do about one hour of one of them; `start` is when it begins as things stand. */
export type HourChange = { staff: string } & (
  | { kind: 'cancel'; start: Date; note: string }
  | { kind: 'restore'; start: Date }
  | { kind: 'move'; start: Date; to: TypedHour }
  | { kind: 'add'; to: TypedHour }
);

export type ChangeHoursResult =
  | { ok: true }
  | { ok: false; because: 'no such person' | 'no such hour' }
  | ({ ok: false } & HourRefusal);

type Fact = NewHour & { cancelled: boolean };

/**
 * Cancels an office hour, holds it after all, moves it or adds one, as facts beside the offering's
 * file, with a record. Staff change each other's hours as well. Asked twice it is done once.
 */
export async function changeOfficeHours(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  change: HourChange,
): Promise<ChangeHoursResult> {
  const offering = course.offering(asker.offering);
  if (offering.archived || !offering.staff.some(({ name }) => name === change.staff)) {
    return { ok: false, because: 'no such person' };
  }
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM offering WHERE id = ${offering.slug} FOR NO KEY UPDATE`;
    const own = await hoursAhead(tx, offering, asker, change.staff);
    const decided = decide(offering, asker.at, own, change);
    if (!decided.ok || decided.facts.length === 0) return decided.ok ? { ok: true } : decided;
    await tx.officeHourFact.createMany({
      data: decided.facts.map((fact) => ({
        ...{ id: newId(), offeringId: offering.slug, staff: change.staff, at: asker.at },
        ...fact,
      })),
    });
    await writeRecord(tx, recordOf(asker, change, decided.facts));
    return { ok: true };
  });
}

/** One person's hours that are not over, however far ahead. */
async function hoursAhead(
  tx: Transaction,
  offering: OfferingFile,
  asker: SignedInAsker,
  staff: string,
): Promise<OfficeHour[]> {
  const changes = await officeHourChanges(tx, asker);
  const to = new Date(asker.at.getTime() + 366 * 86_400_000);
  const hours = officeHours(offering, changes, { from: asker.at, to });
  return hours.filter((hour) => hour.staff === staff);
}

type Decided =
  | { ok: true; facts: Fact[] }
  | { ok: false; because: 'no such hour' }
  | ({ ok: false } & HourRefusal);

/** What is to be written; nothing when it is so already. */
function decide(
  { zone }: OfferingFile,
  now: Date,
  own: readonly OfficeHour[],
  change: HourChange,
): Decided {
  if (change.kind === 'add') {
    const read = readHour(change.to, { zone, now, own });
    if (!read.ok) return read;
    return { ok: true, facts: isHeld(own, read.hour) ? [] : [held(read.hour)] };
  }
  const hour = own.find(({ start }) => start.getTime() === change.start.getTime());
  if (hour === undefined) return { ok: false, because: 'no such hour' };
  switch (change.kind) {
    case 'cancel':
      return cancel(hour, change.note);
    case 'restore':
      return { ok: true, facts: hour.held ? [] : [held(asItIs(hour))] };
    case 'move':
      return move(hour, change.to, { zone, now, own: own.filter((one) => one !== hour) });
  }
}

function cancel(hour: OfficeHour, typed: string): Decided {
  const note = typed.trim();
  if (note.length > longestHourNote) return { ok: false, field: 'note', because: 'too long' };
  return { ok: true, facts: hour.held ? [off(hour, note || null)] : [] };
}

function move(hour: OfficeHour, to: TypedHour, among: Parameters<typeof readHour>[1]): Decided {
  const read = readHour(to, among);
  if (!read.ok) return read;
  const there = isHeld(among.own, read.hour);
  if (!hour.held) return there ? { ok: true, facts: [] } : { ok: false, because: 'no such hour' };
  if (there) return { ok: false, field: 'start', because: 'overlaps' };
  // At the same time in another place it is still the same hour.
  const stays = read.hour.start.getTime() === hour.start.getTime();
  return { ok: true, facts: [...(stays ? [] : [off(hour, read.hour.note)]), held(read.hour)] };
}

function isHeld(own: readonly OfficeHour[], hour: NewHour): boolean {
  return own.some((one) => one.held && isSame(one, hour));
}

function asItIs({ start, end }: OfficeHour): NewHour {
  return { start, end, place: null, note: null };
}

const held = (hour: NewHour): Fact => ({ ...hour, cancelled: false });
const off = (hour: OfficeHour, note: string | null): Fact => ({
  ...asItIs(hour),
  note,
  cancelled: true,
});

const actions = {
  cancel: 'cancelled office hour',
  restore: 'restored office hour',
  move: 'moved office hour',
  add: 'added office hour',
} as const;

function recordOf({ offering, person, at }: SignedInAsker, change: HourChange, facts: Fact[]) {
  const set = facts.find(({ cancelled }) => !cancelled);
  const why = facts.at(-1)?.note;
  return {
    ...{ offering, actor: person.id, action: actions[change.kind], at },
    subject: `office-hour:${change.staff}`,
    ...(change.kind !== 'add' && { from: { start: change.start.toISOString() } }),
    ...(set !== undefined && {
      to: { start: set.start.toISOString(), end: set.end.toISOString(), place: set.place },
    }),
    ...(why && { why }),
  };
}
