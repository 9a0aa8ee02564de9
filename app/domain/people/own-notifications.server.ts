import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { Notification, Prisma } from '#app/db/generated/client.ts';
import type { SignedInAsker } from './asker.ts';
import { notificationKinds, readTold, type Told } from './notification.ts';
import { may } from './permissions.ts';

export type OwnNotification = Told & {
  id: string;
  offering: string;
  path: string;
  at: Date;
  unread: boolean;
};

/** Somebody with their roles at an instant, in every offering at once. */
export type Recipient = {
  personId: string;
  /** By the offering's slug. */
  roles: Record<string, SignedInAsker['role']>;
  at: Date;
};

/** How many lines the dashboard shows, and how many a page of the inbox has. */
const onDashboard = 8;
const onPage = 25;

const newestFirst = [{ at: 'desc' as const }, { id: 'desc' as const }];

/** The asker's own notifications in this offering, the newest first. */
export async function ownNotifications(
  db: Db,
  { person, offering, role, at }: SignedInAsker,
): Promise<OwnNotification[]> {
  const recipient = { personId: person.id, roles: { [offering]: role }, at };
  const rows = await db.notification.findMany({
    where: { AND: [toldTo(recipient), { offeringId: offering }] },
    orderBy: newestFirst,
    take: onDashboard,
  });
  return rows.flatMap(lineOf);
}

export type Inbox = {
  lines: OwnNotification[];
  unread: number;
  page: number;
  pages: number;
};

/**
 * Everything that somebody was told, in every offering, the newest first.
 *
 * @param page from 1; one that is too high is the last
 */
export async function ownInbox(
  db: Db,
  recipient: Recipient,
  { onlyUnread, page: asked }: { onlyUnread: boolean; page: number },
): Promise<Inbox> {
  const unread = await unreadCount(db, recipient);
  const all = toldTo(recipient);
  const where = onlyUnread ? { AND: [all, { readAt: null }] } : all;
  const count = onlyUnread ? unread : await db.notification.count({ where });
  const pages = Math.max(1, Math.ceil(count / onPage));
  const page = Math.min(Math.max(1, asked), pages);
  const rows = await db.notification.findMany({
    where,
    orderBy: newestFirst,
    skip: (page - 1) * onPage,
    take: onPage,
  });
  return { lines: rows.flatMap(lineOf), unread, page, pages };
}

/** How much of what somebody was told is unread: one query, however much there is. */
export function unreadCount(db: Db, recipient: Recipient): Promise<number> {
  return db.notification.count({ where: { AND: [toldTo(recipient), { readAt: null }] } });
}

/**
 * Notes that somebody follows one of their own notifications.
 *
 * @returns where it leads; null when they have no such notification
 */
export async function followNotification(
  db: Db,
  recipient: Recipient,
  id: string,
): Promise<string | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const own = { AND: [toldTo(recipient), { id }] };
  const notification = await db.notification.findFirst({ where: own, select: { path: true } });
  if (notification === null) return null;
  await db.notification.updateMany({
    where: { id, readAt: null },
    data: { readAt: recipient.at },
  });
  return notification.path;
}

/** Notes that somebody has read everything that they were told up to now. */
export async function readAll(db: Db, recipient: Recipient): Promise<void> {
  await db.notification.updateMany({
    where: { AND: [toldTo(recipient), { readAt: null }] },
    data: { readAt: recipient.at },
  });
}

/** What somebody was told and may see: whoever is not graded (any more) sees nothing of scores. */
function toldTo({ personId, roles, at }: Recipient): Prisma.NotificationWhereInput {
  const graded = Object.keys(roles).filter((offering) =>
    may(roles[offering] ?? 'visitor', 'be graded'),
  );
  return {
    personId,
    at: { lte: at },
    kind: { in: notificationKinds },
    NOT: { kind: 'score', offeringId: { notIn: graded } },
  };
}

function lineOf(row: Notification): OwnNotification[] {
  const told = readTold(row);
  if (told === null) return [];
  const { id, offeringId: offering, path, at, readAt } = row;
  return [{ ...told, id, offering, path, at, unread: readAt === null }];
}
