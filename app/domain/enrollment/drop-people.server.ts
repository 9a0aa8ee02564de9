import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { mayHappen } from '#app/domain/waitlist/seat-state.ts';
import { changeSeats, tellOfPlace } from './change-seats.server.ts';
import { writeSeatFact } from './write-seat-fact.server.ts';

export type DropPeopleInput = {
  /** Each with what they are told. */
  people: readonly { personId: string; why: string }[];
};

export type DropPeopleResult =
  { ok: true; dropped: number } | { ok: false; because: 'nobody' | 'reason missing' };

/**
 * Takes the seats of these people back and tells each of them why. Who has no seat (any more) is
 * passed over, so that a second click drops nobody twice.
 */
export async function dropPeople(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  { people }: DropPeopleInput,
): Promise<DropPeopleResult> {
  if (people.length === 0) return { ok: false, because: 'nobody' };
  if (people.some(({ why }) => why.trim() === '')) return { ok: false, because: 'reason missing' };
  const { at, person } = asker;
  const offering = course.offering(asker.offering);
  return changeSeats(db, offering, at, async ({ tx, places: { states } }) => {
    const seated = people.filter(({ personId }) =>
      mayHappen('dropped', states.get(personId) ?? null),
    );
    for (const { personId, why } of seated) {
      const place = { personId, offering: offering.slug, at };
      await writeSeatFact(tx, { ...place, kind: 'dropped', actor: person.id, why: why.trim() });
      await tellOfPlace(tx, { ...place, kind: 'seat-dropped', data: { why: why.trim() } });
    }
    return { ok: true, dropped: seated.length };
  });
}
