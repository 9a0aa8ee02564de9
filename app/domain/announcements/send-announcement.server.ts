import type { Db, Transaction } from '#app/db/client.ts';
import type { Announcement } from '#app/db/generated/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { announcementEvent, announcementPath } from './announcement.ts';
import { recipientsOf } from './recipients.server.ts';

export type SendAnnouncementResult =
  { ok: true } | { ok: false; because: 'not found' | 'no words' | 'nobody' };

/**
 * Sends an announcement now to whomever its audience means at this instant. Sent already, it is
 * not sent again.
 */
export async function sendAnnouncement(
  db: Db,
  asker: SignedInAsker,
  id: string,
): Promise<SendAnnouncementResult> {
  if (!may(asker.role, 'announce')) return { ok: false, because: 'not found' };
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM announcement WHERE id = ${id}::uuid FOR UPDATE`;
    const found = await tx.announcement.findFirst({ where: { id, offeringId: asker.offering } });
    if (found === null) return { ok: false, because: 'not found' };
    if (found.sentAt !== null) return { ok: true };
    return sendLocked(tx, found, asker.person.id, asker.at);
  });
}

/**
 * Sends what was to be sent by now. Whatever another process is sending at this moment is left to
 * it.
 *
 * @param at the portal's time
 */
export async function sendDueAnnouncements({ db }: { db: Db }, at: Date): Promise<void> {
  const due = { sentAt: null, sendAt: { lte: at } };
  const waiting = await db.announcement.findMany({ where: due, select: { id: true } });
  for (const { id } of waiting) {
    await db.$transaction(async (tx) => {
      const taken = await tx.$queryRaw<unknown[]>`
        SELECT id FROM announcement WHERE id = ${id}::uuid FOR UPDATE SKIP LOCKED`;
      if (taken.length === 0) return;
      const found = await tx.announcement.findFirst({ where: { id, ...due } });
      if (found === null) return;
      const sent = await sendLocked(tx, found, found.authorId, at);
      // What cannot be sent (the team has gone, say) is a draft again, for staff to mend.
      if (!sent.ok) await tx.announcement.update({ where: { id }, data: { sendAt: null } });
    });
  }
}

async function sendLocked(
  tx: Transaction,
  { id, offeringId: offering, authorId, title, body, audience, urgent }: Announcement,
  actor: string,
  at: Date,
): Promise<SendAnnouncementResult> {
  if (title.trim() === '' || body.trim() === '') return { ok: false, because: 'no words' };
  const meant = await recipientsOf(tx, offering, audience, at);
  const people = meant.filter((person) => person !== authorId);
  if (people.length === 0) return { ok: false, because: 'nobody' };
  await tx.announcement.update({ where: { id }, data: { sentAt: at, sendAt: at } });
  await notify(tx, {
    ...{ kind: 'announcement', event: announcementEvent(id), offering, people, at },
    path: announcementPath(offering, id),
    data: { title, body, urgent },
  });
  await writeRecord(tx, {
    ...{ offering, actor, at, action: 'sent announcement', subject: announcementEvent(id) },
    to: { audience, urgent, people: people.length },
  });
  return { ok: true };
}
