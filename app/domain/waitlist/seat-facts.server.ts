import type { Db, Transaction } from '#app/db/client.ts';
import type { SeatFact } from './seat-state.ts';

/**
 * All that happened to an offering's places up to an instant, in order of time.
 *
 * @param personId only what happened to this person
 */
export async function seatFacts(
  db: Db | Transaction,
  offering: string,
  at: Date,
  personId?: string,
): Promise<SeatFact[]> {
  return db.seatFact.findMany({
    where: { offeringId: offering, at: { lte: at }, ...(personId !== undefined && { personId }) },
    // Ids grow with time: of two facts of one millisecond the first written comes first.
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { personId: true, kind: true, at: true, expiresAt: true },
  });
}

/** An offering's capacity at an instant: what staff set last, else what the file says. */
export async function capacityAt(
  db: Db | Transaction,
  offering: { slug: string; capacity: number },
  at: Date,
): Promise<number> {
  const set = await db.capacityFact.findFirst({
    where: { offeringId: offering.slug, at: { lte: at } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { capacity: true },
  });
  return set?.capacity ?? offering.capacity;
}
