import type { Db, Transaction } from '#app/db/client.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { NotificationData, NotificationKind } from '#app/domain/people/notification.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { placesAt, type Places } from '#app/domain/waitlist/places.server.ts';
import { lockSeats, writeSeatFact } from './write-seat-fact.server.ts';

/** What a change of places is done in: the transaction that holds them, and what they are. */
export type SeatChange = { tx: Transaction; places: Places };

/**
 * Changes an offering's places: one change at a time. `work` is given what holds after the lock, so
 * that two people never take one seat, and is undone whole when it throws.
 */
export async function changeSeats<T>(
  db: Db,
  offering: OfferingFile,
  at: Date,
  work: (change: SeatChange) => Promise<T>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    await lockSeats(tx, offering.slug);
    return work({ tx, places: await placesAt(tx, offering, at) });
  });
}

/** Tells somebody what became of their place; the same event is told once. */
export async function tellOfPlace<Kind extends NotificationKind>(
  tx: Transaction,
  notice: {
    kind: Kind;
    personId: string;
    offering: string;
    data: NotificationData<Kind>;
    at: Date;
  },
): Promise<void> {
  const { kind, personId, offering, data, at } = notice;
  const event = `${kind}:${offering}:${personId}:${at.toISOString()}`;
  const path = `/${offering}/waitlist`;
  await notify(tx, { kind, event, people: [personId], offering, path, data, at });
}

/** Writes an offer as a part of a change of seats, and tells the person. */
export async function writeOffer(
  tx: Transaction,
  offering: OfferingFile,
  { personId, actor, at }: { personId: string; actor: string | null; at: Date },
): Promise<void> {
  const expiresAt = new Date(at.getTime() + offering.seats.offerHours * 3_600_000);
  const place = { personId, offering: offering.slug, at };
  await writeSeatFact(tx, { ...place, kind: 'offered', expiresAt, actor });
  const data = { expiresAt: expiresAt.toISOString() };
  await tellOfPlace(tx, { ...place, kind: 'seat-offered', data });
}

/** Writes a drop as a part of a change of seats, and tells the person why. */
export async function writeDrop(
  tx: Transaction,
  { slug }: OfferingFile,
  { personId, why, actor, at }: { personId: string; why: string; actor: string; at: Date },
): Promise<void> {
  const place = { personId, offering: slug, at };
  await writeSeatFact(tx, { ...place, kind: 'dropped', actor, why });
  await tellOfPlace(tx, { ...place, kind: 'seat-dropped', data: { why } });
}
