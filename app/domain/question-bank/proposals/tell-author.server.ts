import type { Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { NotificationData } from '#app/domain/people/notification.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { proposalAddress } from './proposal-address.ts';

/**
 * Tells the author of a proposed question what became of it, as a part of the transaction.
 *
 * @param told.event what makes it another event of this proposal
 */
export async function tellAuthor(
  tx: Transaction,
  { offering, at }: SignedInAsker,
  { id, authorId }: { id: string; authorId: string | null },
  { event, ...data }: { event: string } & NotificationData<'proposal'>,
): Promise<void> {
  if (authorId === null) return;
  await notify(tx, {
    ...{ kind: 'proposal', event: `proposal:${id}:${event}`, offering, at },
    people: [authorId],
    path: proposalAddress(offering, id),
    data,
  });
}
