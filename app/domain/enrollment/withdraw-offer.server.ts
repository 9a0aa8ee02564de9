import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { mayHappen } from '#app/domain/waitlist/seat-state.ts';
import { changeSeats, tellOfPlace } from './change-seats.server.ts';
import { writeSeatFact } from './write-seat-fact.server.ts';

export type WithdrawOfferResult = { ok: true } | { ok: false; because: 'no open offer' };

/** Takes an open offer back; the person waits again, with the time of application they had. */
export async function withdrawOffer(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  { personId, why }: { personId: string; why: string },
): Promise<WithdrawOfferResult> {
  const { at, person } = asker;
  const offering = course.offering(asker.offering);
  return changeSeats(db, offering, at, async ({ tx, places: { states } }) => {
    if (!mayHappen('withdrawn', states.get(personId) ?? null)) {
      return { ok: false, because: 'no open offer' };
    }
    const place = { personId, offering: offering.slug, at };
    const reason = why.trim();
    await writeSeatFact(tx, {
      ...{ ...place, kind: 'withdrawn', actor: person.id },
      ...(reason !== '' && { why: reason }),
    });
    await tellOfPlace(tx, { ...place, kind: 'seat-withdrawn', data: {} });
    return { ok: true };
  });
}
