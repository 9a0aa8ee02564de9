import { v7 as newId } from 'uuid';
import type { Transaction } from '#app/db/client.ts';
import type { NotificationData, NotificationKind } from './notification.ts';

/** What happened, for the people who are to know it. */
export type Notice<Kind extends NotificationKind> = {
  kind: Kind;
  /** What happened, e.g. `decision:<id>`: each person hears of an event once. */
  event: string;
  /** The ids of those who are told. */
  people: readonly string[];
  offering: string;
  /** Where it leads. */
  path: string;
  data: NotificationData<Kind>;
  /** The portal's time. */
  at: Date;
};

/**
 * Tells people that something happened, as a part of the transaction in which it does: a line in
 * the inbox of each, from which their mail is made later as they have chosen. Told twice about the
 * same event, a person hears of it once.
 */
export async function notify<Kind extends NotificationKind>(
  tx: Transaction,
  { people, offering, ...notice }: Notice<Kind>,
): Promise<void> {
  await tx.notification.createMany({
    data: people.map((personId) => ({ ...notice, id: newId(), personId, offeringId: offering })),
    skipDuplicates: true,
  });
}
