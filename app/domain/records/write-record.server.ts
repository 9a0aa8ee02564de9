import { v7 as newId } from 'uuid';
import type { Transaction } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';

/** Who did what to whom, when, from, to and why. */
export type NewRecord = {
  offering: string | null;
  /** The person's id; null for the portal itself. */
  actor: string | null;
  /** A verb in the past tense and its object: `decided version`. */
  action: string;
  /** Kind and id of what it was done to: `version:<id>`. */
  subject: string;
  from?: Prisma.InputJsonValue;
  to?: Prisma.InputJsonValue;
  why?: string;
  at: Date;
};

/** Adds a line to the book of records, in the transaction of what it records. Never changed after. */
export async function writeRecord(tx: Transaction, record: NewRecord): Promise<void> {
  await writeRecords(tx, [record]);
}

/** Adds several lines at once. */
export async function writeRecords(tx: Transaction, records: readonly NewRecord[]): Promise<void> {
  await tx.record.createMany({
    data: records.map(({ offering, actor, ...rest }) => ({
      ...{ id: newId(), offeringId: offering, actorId: actor },
      ...rest,
    })),
  });
}
