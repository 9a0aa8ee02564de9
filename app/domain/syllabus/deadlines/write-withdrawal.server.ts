import type { Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';

export type TakeBackExtensionResult =
  | { ok: true }
  /** `used`: something was handed in that would be late, or later, without it. */
  | { ok: false; because: 'not found' | 'archived' | 'used' };

/** An extension that is taken back, and by when its holder has to hand in then. */
export type Withdrawal = {
  extension: string;
  /** Of the record: whose it is. */
  subject: string;
  named: { homework: string } | { stage: string };
  from: Date;
  to: Date;
};

/** Takes an extension back, by a fact of its own and with a record. */
export async function writeWithdrawal(
  tx: Transaction,
  { offering, person, at }: SignedInAsker,
  { extension, subject, named, from, to }: Withdrawal,
): Promise<void> {
  await tx.extensionWithdrawal.create({
    data: { extensionId: extension, personId: person.id, at },
  });
  await writeRecord(tx, {
    ...{ offering, actor: person.id, at, action: 'took extension back', subject },
    from: { ...named, due: from.toISOString() },
    to: { ...named, due: to.toISOString() },
  });
}
