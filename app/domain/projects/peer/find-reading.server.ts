import type { Db, Transaction } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { z } from 'zod';

const everything = {
  round: { include: { stage: { select: { name: true, offeringId: true } } } },
  project: { select: { id: true, slug: true, title: true, members: true } },
  answers: { orderBy: { id: 'asc' } },
  holds: { orderBy: { id: 'asc' } },
} satisfies Prisma.PeerReadingInclude;

/** A reading with all that decides about it. For use cases: who may know of it is asked there. */
export type FoundReading = Prisma.PeerReadingGetPayload<{ include: typeof everything }>;

/** The reading with this id in an offering; null when there is none. */
export async function findReading(
  db: Db | Transaction,
  offering: string,
  id: string,
): Promise<FoundReading | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return db.peerReading.findFirst({
    where: { id, round: { stage: { offeringId: offering } } },
    include: everything,
  });
}

/** Takes a reading's round until the transaction ends, and reads it anew. */
export async function holdReading(
  tx: Transaction,
  offering: string,
  id: string,
): Promise<FoundReading | null> {
  const found = await findReading(tx, offering, id);
  if (found === null) return null;
  await tx.$queryRaw`SELECT id FROM stage WHERE id = ${found.round.stageId}::uuid
                        FOR NO KEY UPDATE`;
  return findReading(tx, offering, id);
}
