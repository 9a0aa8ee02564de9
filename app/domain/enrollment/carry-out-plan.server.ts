import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { planSeats, type SeatWish } from '#app/domain/waitlist/seat-plan.ts';
import { changeSeats, writeDrop, writeOffer } from './change-seats.server.ts';

export type CarryOutInput = SeatWish & {
  /** What those who are dropped are told. */
  why: string;
  /** The free seats after it, as the plan that staff saw said. */
  expectedFree: number;
};

export type CarryOutResult =
  | { ok: true; dropped: number; offered: number }
  | { ok: false; because: 'nothing chosen' | 'reason missing' }
  /** Places have changed since the plan was shown: it is to be looked at again. */
  | { ok: false; because: 'changed' };

/** Carries out exactly the plan that was shown, as one change of seats, or nothing of it. */
export async function carryOutPlan(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  { drop, offer, why, expectedFree }: CarryOutInput,
): Promise<CarryOutResult> {
  if (drop.length + offer.length === 0) return { ok: false, because: 'nothing chosen' };
  if (drop.length > 0 && why.trim() === '') return { ok: false, because: 'reason missing' };
  const { at } = asker;
  const actor = asker.person.id;
  const offering = course.offering(asker.offering);
  return changeSeats(db, offering, at, async ({ tx, places: { states, seats, strong } }) => {
    const { capacity } = seats;
    const plan = planSeats(states, { drop, offer }, { capacity, strong, at });
    if (plan.impossible.length > 0 || plan.after.free !== expectedFree) {
      return { ok: false, because: 'changed' };
    }
    for (const personId of plan.drop) {
      await writeDrop(tx, offering, { personId, why: why.trim(), actor, at });
    }
    for (const personId of plan.offer) {
      await writeOffer(tx, offering, { personId, actor, at });
    }
    return { ok: true, dropped: plan.drop.length, offered: plan.offer.length };
  });
}
