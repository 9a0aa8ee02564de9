import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { Delivery, Prisma } from '#app/db/generated/client.ts';
import type { MailState } from './mail-state.ts';

export type OutboxLine = {
  id: string;
  subject: string;
  to: string;
  name: string;
  writtenAt: Date;
  state: MailState;
};

export type OutboxMail = OutboxLine & { text: string; html: string; error: string | null };

/** What to look for: a part of the subject or of the address, and a state. */
export type OutboxFilter = { query: string; state: MailState | null };

/** How many lines are shown at most. */
export const outboxLimit = 200;

/** The mails about an offering, the newest first. Only for those who run it. */
export async function staffOutbox(
  db: Db,
  offering: string,
  { query, state }: OutboxFilter,
): Promise<OutboxLine[]> {
  const contains = { contains: query, mode: 'insensitive' as const };
  const rows = await db.delivery.findMany({
    where: {
      offeringId: offering,
      ...(query !== '' && { OR: [{ subject: contains }, { toAddress: contains }] }),
      ...(state !== null && inState[state]),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: outboxLimit,
    include: { person: { select: { name: true } } },
    omit: { html: true, text: true },
  });
  return rows.map(lineOf);
}

/** One mail in full; null when this offering has none with this id. */
export async function staffOutboxMail(
  db: Db,
  offering: string,
  id: string,
): Promise<OutboxMail | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db.delivery.findFirst({
    where: { id, offeringId: offering },
    include: { person: { select: { name: true } } },
  });
  if (row === null) return null;
  const { text, html, lastError: error } = row;
  return { ...lineOf(row), text: withoutKey(text, row), html: withoutKey(html, row), error };
}

/** The link that stops mail to its reader is theirs alone. */
function withoutKey(part: string, { unsubscribe }: Pick<Delivery, 'unsubscribe'>): string {
  const key = unsubscribe?.split('/').at(-1) ?? '';
  return key === '' ? part : part.replaceAll(key, '…');
}

const unsettled = { sentAt: null, keptAt: null, refusedAt: null };

const inState: Record<MailState, Prisma.DeliveryWhereInput> = {
  sent: { sentAt: { not: null } },
  kept: { keptAt: { not: null } },
  refused: { refusedAt: { not: null } },
  failing: { ...unsettled, lastError: { not: null } },
  waiting: { ...unsettled, lastError: null },
};

function lineOf(row: Omit<Delivery, 'html' | 'text'> & { person: { name: string } }): OutboxLine {
  const { id, subject, toAddress: to, person, createdAt: writtenAt } = row;
  return { id, subject, to, name: person.name, writtenAt, state: stateOf(row) };
}

function stateOf({
  sentAt,
  keptAt,
  refusedAt,
  lastError,
}: Omit<Delivery, 'html' | 'text'>): MailState {
  if (sentAt !== null) return 'sent';
  if (keptAt !== null) return 'kept';
  if (refusedAt !== null) return 'refused';
  return lastError === null ? 'waiting' : 'failing';
}
