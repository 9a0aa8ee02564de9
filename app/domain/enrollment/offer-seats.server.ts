import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course, OfferingFile } from '#app/domain/syllabus/course.ts';
import { mayHappen } from '#app/domain/waitlist/seat-state.ts';
import { changeSeats, tellOfPlace } from './change-seats.server.ts';
import { writeSeatFact } from './write-seat-fact.server.ts';

export type OfferSeatsInput = {
  /** The ids of those who are offered a seat. */
  people: readonly string[];
  /** Staff know that more is promised than is free. */
  beyondFree: boolean;
};

export type OfferSeatsResult =
  | { ok: true; offered: number }
  | { ok: false; because: 'nobody' }
  /** These cannot be offered one any more: they have an answer, or left. */
  | { ok: false; because: 'not waiting'; people: string[] }
  | { ok: false; because: 'more than free'; free: number };

/**
 * Offers a seat to each of these people: all of them or, when one cannot be offered any more, none.
 * Those who have an open offer already keep it, so that a second click offers nothing twice.
 */
export async function offerSeats(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  { people, beyondFree }: OfferSeatsInput,
): Promise<OfferSeatsResult> {
  const offering = course.offering(asker.offering);
  return changeSeats(db, offering, asker.at, async ({ tx, places: { states, seats } }) => {
    const wanted = new Set(people);
    const fresh = [...wanted].filter((id) => states.get(id)?.is !== 'offered');
    if (wanted.size === 0) return { ok: false, because: 'nobody' };
    const wrong = fresh.filter((id) => !mayHappen('offered', states.get(id) ?? null));
    if (wrong.length > 0) return { ok: false, because: 'not waiting', people: wrong };
    if (fresh.length > Math.max(0, seats.free) && !beyondFree) {
      return { ok: false, because: 'more than free', free: Math.max(0, seats.free) };
    }
    for (const personId of fresh) {
      await writeOffer(tx, offering, { personId, actor: asker.person.id, at: asker.at });
    }
    return { ok: true, offered: fresh.length };
  });
}

/** Writes an offer as a part of a change of seats, and tells the person. */
export async function writeOffer(
  tx: Transaction,
  offering: OfferingFile,
  { personId, actor, at }: { personId: string; actor: string | null; at: Date },
): Promise<void> {
  const expiresAt = new Date(at.getTime() + offering.seats.offerHours * 3_600_000);
  const place = { personId, offering: offering.slug, at };
  await writeSeatFact(tx, { ...place, kind: 'offered', expiresAt, actor });
  const data = { expiresAt: expiresAt.toISOString() };
  await tellOfPlace(tx, { ...place, kind: 'seat-offered', data });
}
