import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { announcementEvent, everyone } from './announcement.ts';

export type OwnAnnouncement = {
  id: string;
  title: string;
  by: string;
  at: Date;
  urgent: boolean;
  unread: boolean;
};

/** The announcements that the asker may read, the newest first. */
export async function ownAnnouncements(db: Db, asker: SignedInAsker): Promise<OwnAnnouncement[]> {
  const rows = await db.announcement.findMany({
    where: await forAsker(db, asker),
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, title: true, sentAt: true, urgent: true, authorId: true },
      author: { select: { name: true } },
      seen: { where: { personId: asker.person.id }, select: { at: true } },
    },
  });
  return rows.map(({ id, title, sentAt, urgent, author, authorId, seen }) => ({
    ...{ id, title, urgent, by: author.name, at: sentAt ?? asker.at },
    unread: seen.length === 0 && authorId !== asker.person.id,
  }));
}

/** The words of one announcement, as Markdown; null for one that the asker may not read. */
export async function ownAnnouncement(
  db: Db,
  asker: SignedInAsker,
  id: string,
): Promise<{ id: string; title: string; body: string } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return db.announcement.findFirst({
    where: { AND: [await forAsker(db, asker), { id }] },
    select: { id: true, title: true, body: true },
  });
}

/** Notes that the asker has opened an announcement, here or from the inbox. */
export async function seeAnnouncement(db: Db, asker: SignedInAsker, id: string): Promise<boolean> {
  if ((await ownAnnouncement(db, asker, id)) === null) return false;
  const personId = asker.person.id;
  await db.$transaction([
    db.announcementSeen.createMany({
      data: [{ announcementId: id, personId, at: asker.at }],
      skipDuplicates: true,
    }),
    db.notification.updateMany({
      where: { personId, event: announcementEvent(id), readAt: null },
      data: { readAt: asker.at },
    }),
  ]);
  return true;
}

/**
 * What was sent by now and is for this asker: whatever they were told, and what is for the role or
 * the team that they have come to since. Staff read all of it.
 */
async function forAsker(
  db: Db,
  { person, role, offering, at }: SignedInAsker,
): Promise<Prisma.AnnouncementWhereInput> {
  const sent = { offeringId: offering, sentAt: { lte: at } };
  if (may(role, 'announce')) return sent;
  const here = { personId: person.id, offeringId: offering };
  const [told, teams] = await Promise.all([
    db.notification.findMany({
      where: { ...here, kind: 'announcement', at: { lte: at } },
      select: { event: true },
    }),
    db.projectMember.findMany({
      where: { ...here, from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] },
      select: { projectId: true },
    }),
  ]);
  const audiences = [
    `role:${role}`,
    ...(everyone.some((known) => known === role) ? ['everyone'] : []),
    ...teams.map(({ projectId }) => `project:${projectId}`),
  ];
  const ids = told.map(({ event }) => event.slice(announcementEvent('').length));
  return { ...sent, OR: [{ id: { in: ids } }, { audience: { in: audiences } }] };
}
