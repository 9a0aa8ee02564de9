import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from './asker.ts';

/** What the portal tells a person, by kind. */
const told = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('feedback'),
    data: z.object({
      project: z.string(),
      stage: z.string(),
      version: z.number(),
      verdict: z.enum(['approved', 'changes_requested']).nullable(),
    }),
  }),
  z.object({ kind: z.literal('score'), data: z.object({ homework: z.string() }) }),
]);

export type OwnNotification = z.infer<typeof told> & {
  id: string;
  path: string;
  at: Date;
  unread: boolean;
};

/** How many a page shows. */
const shown = 8;

/** The asker's own notifications in this offering, the newest first. */
export async function ownNotifications(db: Db, asker: SignedInAsker): Promise<OwnNotification[]> {
  const rows = await db.notification.findMany({
    where: {
      personId: asker.person.id,
      offeringId: asker.offering,
      at: { lte: asker.at },
      kind: { in: told.options.map(({ shape }) => shape.kind.value) },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: shown,
  });
  return rows.flatMap(({ id, kind, data, path, at, readAt }) => {
    const parsed = told.safeParse({ kind, data });
    return parsed.success ? [{ ...parsed.data, id, path, at, unread: readAt === null }] : [];
  });
}

/**
 * Notes that the asker follows one of their own notifications.
 *
 * @returns where it leads; null when they have no such notification
 */
export async function followNotification(
  db: Db,
  asker: SignedInAsker,
  id: string,
): Promise<string | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const own = { id, personId: asker.person.id, offeringId: asker.offering };
  const notification = await db.notification.findFirst({ where: own, select: { path: true } });
  if (notification === null) return null;
  await db.notification.updateMany({ where: { ...own, readAt: null }, data: { readAt: asker.at } });
  return notification.path;
}
