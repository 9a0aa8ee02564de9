import { randomBytes } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import type { MailTopic } from '#app/domain/people/mail-topic.ts';

/** What an unsubscribe link stops: one topic, or the daily digest. */
export type Stoppable = MailTopic | 'digest';

/**
 * The key in a person's unsubscribe links for one kind of mail: 256 random bits, made when first
 * needed. It opens nothing but that.
 */
export async function mailKey(tx: Transaction, personId: string, kind: Stoppable): Promise<string> {
  const key = randomBytes(32).toString('base64url');
  const mine = { personId, kind };
  await tx.mailKey.createMany({ data: [{ ...mine, key }], skipDuplicates: true });
  return (await tx.mailKey.findUniqueOrThrow({ where: { personId_kind: mine } })).key;
}

/** Makes every link to stop these kinds that was ever mailed to the person lead nowhere. */
export async function revokeMailKeys(
  tx: Transaction | Db,
  personId: string,
  kinds: readonly Stoppable[],
): Promise<void> {
  await tx.mailKey.deleteMany({ where: { personId, kind: { in: [...kinds] } } });
}
