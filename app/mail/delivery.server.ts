import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { Jobs } from '#app/jobs/jobs.server.ts';
import type { Post } from './post.server.ts';

/** What a person is told by mail, about one event. */
export type Message = {
  personId: string;
  offeringId: string | null;
  /** What it is about, e.g. `decision:<id>`: a person gets one mail about one event. */
  event: string;
  /** Which template, e.g. `feedback-on-proposal`. */
  kind: string;
  toAddress: string;
  subject: string;
  html: string;
  text: string;
};

const channel = 'mail';

/**
 * Writes a mail as a part of the caller's transaction, to be delivered soon after it. Asked twice
 * about the same event and person, it writes once.
 *
 * @param at the portal's time
 */
export async function writeMail(
  tx: Transaction,
  jobs: Jobs,
  message: Message,
  at: Date,
): Promise<void> {
  const id = newId();
  const { count } = await tx.delivery.createMany({
    data: [{ ...message, id, channel, createdAt: at }],
    skipDuplicates: true,
  });
  if (count === 1) await jobs.enqueue(tx, 'mail.deliver', { deliveryId: id });
}

export type DeliveryOptions = {
  /** Without a mail server the mail is kept for the outbox page. */
  post: Post | undefined;
  now: () => Date;
};

/**
 * Delivers a written mail, or keeps it, unless that was done before. The row is locked meanwhile,
 * so that two workers send one mail. Only a crash in the moment between the mail server's word and
 * ours can send it twice, and then under the same Message-ID.
 *
 * @throws what the mail server said, after noting it; the caller tries again later
 */
export async function deliver(db: Db, id: string, options: DeliveryOptions): Promise<void> {
  const refusal = await db.$transaction((tx) => deliverLocked(tx, id, options), {
    timeout: 60_000,
  });
  if (refusal !== undefined) throw refusal;
}

async function deliverLocked(
  tx: Transaction,
  id: string,
  { post, now }: DeliveryOptions,
): Promise<Error | undefined> {
  await tx.$executeRaw`SELECT FROM delivery WHERE id = ${id}::uuid FOR UPDATE`;
  const delivery = await tx.delivery.findUnique({ where: { id } });
  if (delivery === null || delivery.sentAt !== null || delivery.keptAt !== null) return undefined;
  const note = (data: { sentAt?: Date; keptAt?: Date; lastError: string | null }) =>
    tx.delivery.update({ where: { id }, data: { ...data, attempts: { increment: 1 } } });
  if (post === undefined) {
    await note({ keptAt: now(), lastError: null });
    return undefined;
  }
  const { toAddress: to, subject, html, text } = delivery;
  try {
    await post.send({ id, to, subject, html, text });
    await note({ sentAt: now(), lastError: null });
    return undefined;
  } catch (error) {
    const refusal = error instanceof Error ? error : new Error(String(error));
    await note({ lastError: refusal.message.slice(0, 500) });
    return refusal;
  }
}
