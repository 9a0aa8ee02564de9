import type { Db } from '#app/db/client.ts';
import type { Course, OfferingFile } from '#app/domain/syllabus/course.ts';
import { nextOffers } from '#app/domain/waitlist/seat-state.ts';
import { changeSeats, tellOfPlace, writeOffer } from './change-seats.server.ts';
import { writeSeatFact } from './write-seat-fact.server.ts';

/**
 * What the clock makes of the seats of every running offering: an offer whose time is over is
 * written down as expired, and, where the offering says so, a free seat is offered to whoever is
 * first. Done twice, or by two processes at once, it writes nothing twice.
 */
export async function passSeatsOn(
  { db, course }: { db: Db; course: Course },
  at: Date,
): Promise<void> {
  for (const offering of course.offerings) {
    if (offering.archived) continue;
    await changeSeats(db, offering, at, async ({ tx, places }) => {
      for (const personId of await runOut(tx, offering, at)) {
        const place = { personId, offering: offering.slug, at };
        await writeSeatFact(tx, { ...place, kind: 'expired', actor: null });
        await tellOfPlace(tx, { ...place, kind: 'seat-expired', data: {} });
      }
      if (!offering.seats.automaticOffers) return;
      for (const { personId } of nextOffers(places.waiting, places.seats)) {
        await writeOffer(tx, offering, { personId, actor: null, at });
      }
    });
  }
}

/** The people whose last fact is an offer that ran out before this instant. */
async function runOut(
  tx: Parameters<typeof writeSeatFact>[0],
  offering: OfferingFile,
  at: Date,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    SELECT person_id::text AS "personId" FROM (
      SELECT DISTINCT ON (person_id) person_id, kind, expires_at
        FROM seat_fact WHERE offering_id = ${offering.slug} AND at <= ${at}
       ORDER BY person_id, at DESC, id DESC) AS last
     WHERE kind = 'offered' AND expires_at < ${at}`;
  return rows.map(({ personId }) => personId);
}
