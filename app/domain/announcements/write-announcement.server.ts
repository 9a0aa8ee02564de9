import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { readAudience } from './announcement.ts';
import { announcementFields, type AnnouncementFields } from './announcement-fields.ts';

export type WriteAnnouncementResult =
  { ok: true } | { ok: false; because: 'not found' | 'not understood' | 'sent' };

/**
 * Begins a draft under an id that the form brought: a second click begins no second one.
 *
 * @returns false for who may not announce, and for an id that is none
 */
export async function beginAnnouncement(
  db: Db,
  asker: SignedInAsker,
  id: string,
): Promise<boolean> {
  if (!may(asker.role, 'announce') || !z.uuid().safeParse(id).success) return false;
  const empty = { title: '', body: '', audience: 'everyone' };
  const by = { offeringId: asker.offering, authorId: asker.person.id };
  await db.announcement.createMany({
    data: [{ id, ...by, ...empty, changedAt: asker.at }],
    skipDuplicates: true,
  });
  return (await db.announcement.count({ where: { id, offeringId: asker.offering } })) === 1;
}

/** Keeps what is typed, until the announcement is sent. */
export async function saveAnnouncement(
  db: Db,
  asker: SignedInAsker,
  id: string,
  given: AnnouncementFields,
): Promise<WriteAnnouncementResult> {
  const fields = announcementFields.safeParse(given);
  if (!fields.success || !(await isHere(db, asker, fields.data.audience))) {
    return { ok: false, because: 'not understood' };
  }
  return changeUnsent(db, asker, id, { ...fields.data, changedAt: asker.at });
}

/** Whether an audience is one of this offering: a team of another is nobody to write to. */
async function isHere(db: Db, { offering }: SignedInAsker, text: string): Promise<boolean> {
  const audience = readAudience(text);
  if (audience?.kind !== 'project') return true;
  return (await db.project.count({ where: { id: audience.project, offeringId: offering } })) === 1;
}

/** Says when the announcement is sent by the portal's clock; null makes it a draft again. */
export async function scheduleAnnouncement(
  db: Db,
  asker: SignedInAsker,
  id: string,
  sendAt: Date | null,
): Promise<WriteAnnouncementResult> {
  return changeUnsent(db, asker, id, { sendAt });
}

/** Throws a draft away, and the words in it. What was sent stays. */
export async function discardAnnouncement(
  db: Db,
  asker: SignedInAsker,
  id: string,
): Promise<WriteAnnouncementResult> {
  if (!may(asker.role, 'announce')) return { ok: false, because: 'not found' };
  const where = { id, offeringId: asker.offering };
  return db.$transaction(async (tx) => {
    const { count } = await tx.announcement.deleteMany({ where: { ...where, sentAt: null } });
    if (count === 0) {
      const sent = (await tx.announcement.count({ where })) > 0;
      return sent ? { ok: false, because: 'sent' } : { ok: true };
    }
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, at: asker.at },
      ...{ action: 'discarded announcement', subject: `announcement:${id}` },
    });
    return { ok: true };
  });
}

/** One statement, so that what is being sent at this moment is changed before it or not at all. */
async function changeUnsent(
  db: Db,
  asker: SignedInAsker,
  id: string,
  data: Partial<AnnouncementFields> & { changedAt?: Date; sendAt?: Date | null },
): Promise<WriteAnnouncementResult> {
  if (!may(asker.role, 'announce')) return { ok: false, because: 'not found' };
  const where = { id, offeringId: asker.offering };
  const { count } = await db.announcement.updateMany({ where: { ...where, sentAt: null }, data });
  if (count === 1) return { ok: true };
  const sent = (await db.announcement.count({ where })) > 0;
  return { ok: false, because: sent ? 'sent' : 'not found' };
}
