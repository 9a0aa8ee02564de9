import type { Db } from '#app/db/client.ts';

/**
 * How many of a person's notifications are unread at an instant, by the offering's slug; an
 * offering without any is not in it.
 */
export async function unreadNotifications(
  db: Db,
  personId: string,
  at: Date,
): Promise<Record<string, number>> {
  const counts = await db.notification.groupBy({
    by: ['offeringId'],
    where: { personId, readAt: null, at: { lte: at } },
    _count: true,
  });
  return Object.fromEntries(counts.map(({ offeringId, _count }) => [offeringId, _count]));
}
