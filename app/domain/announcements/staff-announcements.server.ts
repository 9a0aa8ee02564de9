import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { announcementEvent, stateOf, type AnnouncementState } from './announcement.ts';
import { recipientsOf } from './recipients.server.ts';

export type StaffAnnouncement = {
  id: string;
  title: string;
  audience: string;
  urgent: boolean;
  by: string;
  state: AnnouncementState;
  /** When it was sent, is to be sent, or was last changed. */
  at: Date;
  /** Of those who were told, how many have opened it. */
  seen: number;
  told: number;
};

/** All announcements of the offering, drafts too; only for those who run it. */
export async function staffAnnouncements(
  db: Db,
  { offering }: SignedInAsker,
): Promise<StaffAnnouncement[]> {
  const [rows, told] = await Promise.all([
    db.announcement.findMany({
      where: { offeringId: offering },
      orderBy: [{ sentAt: { sort: 'desc', nulls: 'first' } }, { changedAt: 'desc' }],
      include: { author: { select: { name: true } }, _count: { select: { seen: true } } },
      omit: { body: true },
    }),
    db.notification.groupBy({
      by: ['event'],
      where: { offeringId: offering, kind: 'announcement' },
      _count: true,
    }),
  ]);
  const counts = new Map(told.map(({ event, _count }) => [event, _count]));
  return rows.map(({ id, title, audience, urgent, author, _count, ...when }) => ({
    ...{ id, title, audience, urgent, by: author.name, seen: _count.seen },
    state: stateOf(when),
    at: when.sentAt ?? when.sendAt ?? when.changedAt,
    told: counts.get(announcementEvent(id)) ?? 0,
  }));
}

export type OpenAnnouncement = {
  id: string;
  title: string;
  body: string;
  audience: string;
  urgent: boolean;
  by: string;
  state: AnnouncementState;
  sendAt: Date | null;
  sentAt: Date | null;
  /** Who was told, by name, with when they opened it. */
  readers: { id: string; name: string; seenAt: Date | null }[];
};

/** One announcement in full; null when the offering has none with this id. */
export async function staffAnnouncement(
  db: Db,
  { offering }: SignedInAsker,
  id: string,
): Promise<OpenAnnouncement | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db.announcement.findFirst({
    where: { id, offeringId: offering },
    include: { author: { select: { name: true } }, seen: { select: { personId: true, at: true } } },
  });
  if (row === null) return null;
  const told = await db.notification.findMany({
    where: { event: announcementEvent(id) },
    select: { person: { select: { id: true, name: true } } },
  });
  const { title, body, audience, urgent, author, seen, sendAt, sentAt } = row;
  const names = new Intl.Collator();
  const seenAt = new Map(seen.map(({ personId, at }) => [personId, at]));
  return {
    ...{ id, title, body, audience, urgent, sendAt, sentAt, by: author.name },
    state: stateOf(row),
    readers: told
      .map(({ person }) => ({ ...person, seenAt: seenAt.get(person.id) ?? null }))
      .toSorted((a, b) => names.compare(a.name, b.name)),
  };
}

/** The teams that can be written to, by title. */
export function announcementTeams(
  db: Db,
  { offering }: SignedInAsker,
): Promise<{ id: string; title: string }[]> {
  return db.project.findMany({
    where: { offeringId: offering },
    orderBy: { title: 'asc' },
    select: { id: true, title: true },
  });
}

/** How many people an audience means now, the asker left out. */
export async function countRecipients(
  db: Db,
  { offering, person, at }: SignedInAsker,
  audience: string,
): Promise<number> {
  const people = await recipientsOf(db, offering, audience, at);
  return people.filter((id) => id !== person.id).length;
}
