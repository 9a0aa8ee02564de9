import type { Db, Transaction } from '#app/db/client.ts';
import type { MailChoices } from './mail-topic.ts';
import { isRefused } from './reachable.ts';

/** What a person has chosen about mail, by topic; nothing for a topic that they left as it is. */
export async function mailChoices(db: Db | Transaction, personId: string): Promise<MailChoices> {
  const rows = await db.mailChoice.findMany({ where: { personId } });
  return Object.fromEntries(rows.map(({ kind, timing }) => [kind, timing]));
}

/** Whether the person's mail server refused mail to them for good, and nothing is sent there. */
export async function isMailRefused(db: Db, personId: string): Promise<boolean> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { emailRefusedAt: true, emailConfirmedAt: true },
  });
  return person !== null && isRefused(person);
}
