import { isReachable, type MailAddressee } from '#app/domain/people/reachable.ts';
import {
  timingOf,
  topicOf,
  type MailChoices,
  type MailTopic,
} from '#app/domain/people/mail-topic.ts';
import { readTold, type Told } from '#app/domain/people/notification.ts';

/** Something told that no mail has been made of, as it stands in the database. */
export type Unmailed = {
  id: string;
  offeringId: string;
  kind: string;
  event: string;
  path: string;
  data: unknown;
  at: Date;
  readAt: Date | null;
};

export type Mailing = Unmailed & { told: Told; topic: MailTopic };

/** What becomes of everything that waits to be mailed to one person. */
export type MailPlan = {
  /** One letter each. */
  atOnce: Mailing[];
  /** One letter together. */
  digest: Mailing[];
  /** Not to be mailed: not wanted, over, or read in the portal before the digest. */
  skipped: string[];
};

/**
 * Decides what is mailed to a person now. What goes into a digest waits until the digest's time
 * has come after it was told.
 *
 * @param digestTime the latest instant, not after `at`, at which this person's digest is sent
 * @param digestSent whether a digest of that instant is written already: the rest waits for the next
 */
export function planMail(
  person: MailAddressee,
  waiting: readonly Unmailed[],
  choices: MailChoices,
  { at, digestTime, digestSent }: { at: Date; digestTime: Date; digestSent: boolean },
): MailPlan {
  const plan: MailPlan = { atOnce: [], digest: [], skipped: [] };
  for (const row of waiting) {
    const told = readTold(row);
    if (told === null || !isReachable(person) || isOver(told, at)) {
      plan.skipped.push(row.id);
      continue;
    }
    const topic = topicOf(told);
    const timing = timingOf(topic, choices);
    if (timing === 'at_once') plan.atOnce.push({ ...row, told, topic });
    else if (timing === 'never' || row.readAt !== null) plan.skipped.push(row.id);
    else if (row.at <= digestTime && !digestSent) plan.digest.push({ ...row, told, topic });
  }
  return plan;
}

/** Whether there is anything to do for the person now. */
export function isDue({ atOnce, digest, skipped }: MailPlan): boolean {
  return atOnce.length + digest.length + skipped.length > 0;
}

/** A reminder of a deadline that has passed meanwhile helps nobody. */
function isOver({ kind, data }: Told, at: Date): boolean {
  return kind === 'deadline-near' && new Date(data.due) <= at;
}
