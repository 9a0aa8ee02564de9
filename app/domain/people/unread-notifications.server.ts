import type { Db } from '#app/db/client.ts';

/** How many of a person's notifications are unread, by the offering’s slug; an offering without any is not in it. */
export async function unreadNotifications(
  db: Db,
  personId: string,
): Promise<Record<string, number>> {
  const counts = await db.notification.groupBy({
    by: ['offeringId'],
    where: { personId, readAt: null },
    _count: true,
  });
  return Object.fromEntries(counts.map(({ offeringId, _count }) => [offeringId, _count]));
}
