import type { Db, Transaction } from '#app/db/client.ts';
import type { MailTiming } from '#app/db/generated/enums.ts';
import { canBeOff, mailTopics, timingOf, type MailTopic } from '#app/domain/people/mail-topic.ts';
import { mailChoices } from '#app/domain/people/own-mail-choices.server.ts';
import { revokeMailKeys, type Stoppable } from './mail-key.server.ts';

/** What an unsubscribe link is about, and whether that is stopped already. */
export type StopLink = { kind: Stoppable; stopped: boolean };

/** What the link with this key stops; null for a key that was revoked or never was. */
export async function stopLink(db: Db | Transaction, key: string): Promise<StopLink | null> {
  const found = await db.mailKey.findUnique({ where: { key } });
  if (found === null || !isStoppable(found.kind)) return null;
  const topics = await stoppedBy(db, found.personId, found.kind);
  return { kind: found.kind, stopped: topics.length === 0 };
}

/**
 * Stops the mail that the link with this key is about, whoever asks. Asked twice it is the same.
 *
 * @returns what was stopped; null as `stopLink`
 */
export async function stopMail(db: Db, key: string): Promise<StopLink | null> {
  return db.$transaction(async (tx) => {
    const link = await stopLink(tx, key);
    if (link === null) return null;
    const { personId } = await tx.mailKey.findUniqueOrThrow({ where: { key } });
    for (const topic of await stoppedBy(tx, personId, link.kind)) {
      // What cannot be turned off goes back to its default: it no longer waits for a digest.
      if (canBeOff(topic)) await writeChoice(tx, personId, topic, 'never');
      else await tx.mailChoice.deleteMany({ where: { personId, kind: topic } });
    }
    return { ...link, stopped: true };
  });
}

/**
 * Notes how somebody wants to hear of a topic by mail. Links to stop it in letters sent before
 * lead nowhere from then on: they would undo this choice.
 *
 * @returns false when the topic does not allow it
 */
export async function chooseMail(
  db: Db,
  personId: string,
  topic: MailTopic,
  timing: MailTiming,
): Promise<boolean> {
  if (timingOf(topic, { [topic]: timing }) !== timing) return false;
  await db.$transaction(async (tx) => {
    await writeChoice(tx, personId, topic, timing);
    await revokeMailKeys(tx, personId, timing === 'digest' ? [topic, 'digest'] : [topic]);
  });
  return true;
}

/** The topics that stopping this would still change. */
async function stoppedBy(
  db: Db | Transaction,
  personId: string,
  kind: Stoppable,
): Promise<MailTopic[]> {
  const choices = await mailChoices(db, personId);
  return mailTopics.filter((topic) => {
    const timing = timingOf(topic, choices);
    return kind === 'digest' ? timing === 'digest' : topic === kind && timing !== 'never';
  });
}

async function writeChoice(tx: Transaction, personId: string, kind: MailTopic, timing: MailTiming) {
  const mine = { personId, kind };
  await tx.mailChoice.upsert({
    where: { personId_kind: mine },
    create: { ...mine, timing },
    update: { timing },
  });
}

function isStoppable(kind: string): kind is Stoppable {
  return kind === 'digest' || mailTopics.some((topic) => topic === kind && canBeOff(topic));
}
