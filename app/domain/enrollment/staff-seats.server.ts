import type { Db } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { waitlistOrder, type Waiting } from '#app/domain/waitlist/order.ts';
import { placesAt } from '#app/domain/waitlist/places.server.ts';
import { proposedDrops, type DropReason } from '#app/domain/waitlist/proposed-drops.ts';
import { planSeats, type SeatPlan, type SeatWish } from '#app/domain/waitlist/seat-plan.ts';
import type { Seats } from '#app/domain/waitlist/seat-state.ts';
import { closedHomework, seatedHomework } from './seated-homework.server.ts';

type Named = { personId: string; name: string; email: string };

/** An offering's seats and waitlist as staff see them. */
export type StaffSeats = {
  seats: Seats;
  strongScore: number;
  /** Those who wait, in the published order, with the place they would have after the plan. */
  waiting: (Waiting & Named & { position: number; then: number | null })[];
  /** Open offers, the one that ends first first. */
  offers: (Named & { expiresAt: Date })[];
  /** Those with a seat, by name; `because` is why the rule proposes to drop them. */
  seated: (Named & { strong: number; because: DropReason | null })[];
  /** What would follow from the wish; null without one. */
  plan: (Omit<SeatPlan, 'drop' | 'offer' | 'waiting'> & { drop: Named[]; offer: Named[] }) | null;
};

/**
 * The places of an offering, and what would follow if these were dropped and those offered a seat:
 * worked out by the rules that carry it out, with nothing written. Only for staff.
 */
export async function staffSeats(
  db: Db,
  offering: OfferingFile,
  at: Date,
  wish: SeatWish,
): Promise<StaffSeats> {
  const { states, seats, waiting, strong, scores } = await placesAt(db, offering, at);
  const sitting = [...states].filter(([, { is }]) => is === 'seated').map(([id]) => id);
  const [people, homework] = await Promise.all([
    db.person.findMany({
      where: { seatFacts: { some: { offeringId: offering.slug } } },
      select: { id: true, name: true, email: true },
    }),
    seatedHomework(db, offering, sitting, { scores, strong }, at),
  ]);
  const known = new Map(people.map(({ id, name, email }) => [id, { name, email }]));
  const named = (personId: string): Named => ({
    personId,
    ...(known.get(personId) ?? { name: '', email: '' }),
  });
  const { capacity } = seats;
  const plan = planSeats(states, wish, { capacity, strong, at });
  const then = new Map(plan.waiting.map(({ personId }, index) => [personId, index + 1]));
  const proposed = new Map(
    proposedDrops(homework, closedHomework(offering, at)).map((each) => [
      each.personId,
      each.because,
    ]),
  );
  return {
    seats,
    strongScore: offering.policy.strongScore,
    waiting: waitlistOrder(waiting).map((each, index) => ({
      ...{ ...each, ...named(each.personId) },
      position: index + 1,
      then: then.get(each.personId) ?? null,
    })),
    offers: [...states]
      .flatMap(([personId, state]) =>
        state.is === 'offered' ? [{ ...named(personId), expiresAt: state.expiresAt }] : [],
      )
      .toSorted((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime()),
    seated: sitting
      .map((personId) => ({
        ...named(personId),
        strong: strong.get(personId) ?? 0,
        because: proposed.get(personId) ?? null,
      }))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
    plan:
      wish.drop.length + wish.offer.length === 0
        ? null
        : {
            before: plan.before,
            after: plan.after,
            impossible: plan.impossible,
            beyond: plan.beyond,
            drop: plan.drop.map(named),
            offer: plan.offer.map(named),
          },
  };
}
