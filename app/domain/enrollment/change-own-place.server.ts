import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { seatFacts } from '#app/domain/waitlist/seat-facts.server.ts';
import { mayHappen, mayReturn, type SeatState } from '#app/domain/waitlist/seat-state.ts';
import { changeSeats } from './change-seats.server.ts';
import { writeSeatFact } from './write-seat-fact.server.ts';

/**
 * `leave`: gives the seat back, or takes oneself off the list. `return`: asks to be on the list
 * again. `audit`: listens without a seat.
 */
export type OwnChange = 'leave' | 'return' | 'audit';

export type ChangeOwnPlaceResult =
  | { ok: true; repeated: boolean }
  /** `must apply`: only who was on the list or had a seat comes back by asking. */
  | { ok: false; because: 'archived' | 'not now' | 'must apply' };

/**
 * What people do with their own place. Coming back is ordinary: it puts them onto the waitlist with
 * the time of their return, and everything they made is still theirs.
 */
export async function changeOwnPlace(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  change: OwnChange,
): Promise<ChangeOwnPlaceResult> {
  const { person, at } = asker;
  const offering = course.offering(asker.offering);
  if (offering.archived) return { ok: false, because: 'archived' };
  // Those who run the course have no place in it that they could change.
  if (asker.role === 'instructor' || asker.role === 'assistant') {
    return { ok: false, because: 'not now' };
  }
  return changeSeats(db, offering, at, async ({ tx, places: { states } }) => {
    const state = states.get(person.id) ?? null;
    if (isDone(change, state)) return { ok: true, repeated: true };
    const place = { personId: person.id, offering: offering.slug, actor: person.id, at };
    if (change === 'return') {
      if (state?.is !== 'out') return { ok: false, because: 'not now' };
      const facts = await seatFacts(tx, offering.slug, at, person.id);
      if (!mayReturn(facts, state)) return { ok: false, because: 'must apply' };
      await writeSeatFact(tx, { ...place, kind: 'applied', why: 'Asked to come back.' });
      await writeSeatFact(tx, { ...place, kind: 'waitlisted' });
      return { ok: true, repeated: false };
    }
    const kind = change === 'leave' && state?.is === 'seated' ? 'dropped' : 'audits';
    if (!mayHappen(kind, state)) return { ok: false, because: 'not now' };
    await writeSeatFact(tx, { ...place, kind, ...(kind === 'dropped' && { why: ownWish }) });
    return { ok: true, repeated: false };
  });
}

const ownWish = 'Gave the seat back.';

function isDone(change: OwnChange, state: SeatState | null): boolean {
  if (change === 'return') return state?.is === 'waiting';
  if (state?.is !== 'out') return false;
  return change === 'audit' ? state.how === 'audits' : state.how !== 'expired';
}
