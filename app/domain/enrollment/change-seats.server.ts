import type { Db, Transaction } from '#app/db/client.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { NotificationData, NotificationKind } from '#app/domain/people/notification.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { placesAt, type Places } from '#app/domain/waitlist/places.server.ts';
import { lockSeats } from './write-seat-fact.server.ts';

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
