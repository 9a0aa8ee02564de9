import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { ReceiptFile } from '#app/domain/records/receipt.ts';

/**
 * The receipt of one of the asker's own versions, as a file that can be checked offline beside the
 * files that it names; null when they have no such version.
 */
export async function submissionReceipt(
  db: Db,
  { person, offering }: SignedInAsker,
  publicKey: string,
  { homework, number }: { homework: string; number: number },
): Promise<ReceiptFile | null> {
  const row = await db.submission.findFirst({
    where: { personId: person.id, number, homework: { offeringId: offering, slug: homework } },
    select: { receipt: { select: { payload: true, signature: true } } },
  });
  return row?.receipt == null ? null : { receipt: 1, ...row.receipt, publicKey };
}
