import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { largestCapacity } from './capacity.ts';
import { changeSeats } from './change-seats.server.ts';

export type ChangeCapacityResult =
  { ok: true; capacity: number } | { ok: false; because: 'no such number' | 'reason missing' };

/** Sets how many seats there are. Nobody who sits loses their seat by it. */
export async function changeCapacity(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  { capacity, why }: { capacity: number; why: string },
): Promise<ChangeCapacityResult> {
  if (!Number.isInteger(capacity) || capacity < 0 || capacity > largestCapacity) {
    return { ok: false, because: 'no such number' };
  }
  if (why.trim() === '') return { ok: false, because: 'reason missing' };
  const { at, person } = asker;
  const offering = course.offering(asker.offering);
  return changeSeats(db, offering, at, async ({ tx, places: { seats } }) => {
    if (seats.capacity === capacity) return { ok: true, capacity };
    const row = { id: newId(), offeringId: offering.slug, capacity, at };
    await tx.capacityFact.create({ data: row });
    await writeRecord(tx, {
      offering: offering.slug,
      actor: person.id,
      action: 'changed capacity',
      subject: `offering:${offering.slug}`,
      from: seats.capacity,
      to: capacity,
      why: why.trim(),
      at,
    });
    return { ok: true, capacity };
  });
}
