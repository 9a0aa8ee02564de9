import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { Jobs } from '#app/jobs/jobs.server.ts';
import type { Delivery, Person } from '#app/db/generated/client.ts';
import { isRefusal, type Post } from './post.server.ts';

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
  /** Where one click stops this kind of mail; none for mail that one cannot do without. */
  unsubscribe?: string | null;
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
 * ours can send it twice, and then under the same Message-ID. What the mail server refuses for good
 * is noted, with the address as one that mail does not reach, and not tried again.
 *
 * @throws what went wrong for now, after noting it; the caller tries again later
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
  const delivery = await tx.delivery.findUnique({ where: { id }, include: { person: true } });
  if (delivery === null || isSettled(delivery)) return undefined;
  const note = (data: Noted) =>
    tx.delivery.update({ where: { id }, data: { ...data, attempts: { increment: 1 } } });
  if (post === undefined) {
    await note({ keptAt: now(), lastError: null });
    return undefined;
  }
  if (wasRefusedMeanwhile(delivery)) {
    await note({ refusedAt: now(), lastError: 'the address was refused before' });
    return undefined;
  }
  const { toAddress: to, subject, html, text, unsubscribe } = delivery;
  try {
    await post.send({ id, to, subject, html, text, unsubscribe });
    await note({ sentAt: now(), lastError: null });
    return undefined;
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    const lastError = failure.message.slice(0, 500);
    if (!isRefusal(failure)) {
      await note({ lastError });
      return failure;
    }
    await note({ refusedAt: now(), lastError });
    // Mail to another address than the person's own says nothing about theirs.
    await tx.person.updateMany({
      where: { id: delivery.personId, email: to },
      data: { emailRefusedAt: now(), emailConfirmedAt: null },
    });
    return undefined;
  }
}

type Noted = Partial<Record<'sentAt' | 'keptAt' | 'refusedAt', Date>> & {
  lastError: string | null;
};

type WithPerson = Delivery & { person: Person };

function isSettled({ sentAt, keptAt, refusedAt }: Delivery): boolean {
  return sentAt !== null || keptAt !== null || refusedAt !== null;
}

/** Whether the address turned out to be dead after this was written; later mail is meant to try it. */
function wasRefusedMeanwhile({ person, toAddress, createdAt }: WithPerson): boolean {
  const { email, emailRefusedAt, emailConfirmedAt } = person;
  if (emailRefusedAt === null || emailConfirmedAt !== null) return false;
  return email === toAddress && createdAt <= emailRefusedAt;
}
