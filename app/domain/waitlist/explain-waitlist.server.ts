import type { Db } from '#app/db/client.ts';
import { placeOf, waitlistOrder, type Place } from './order.ts';
import { placesAt, type WaitlistedOffering } from './places.server.ts';
import { standingHomework, type ReleasedScore } from './released-scores.server.ts';
import { seatFacts } from './seat-facts.server.ts';
import type { SeatFact, Seats } from './seat-state.ts';

/** Somebody who waits, with everything that their place follows from. */
export type ExplainedPlace = {
  name: string;
  email: string;
  place: Place;
  /** What stands of each of their homeworks. */
  scores: ReleasedScore[];
  facts: SeatFact[];
};

/** The waitlist at an instant, each place with its reasons from the log. For staff only. */
export async function explainWaitlist(
  db: Db,
  offering: WaitlistedOffering,
  at: Date,
): Promise<{ seats: Seats; places: ExplainedPlace[] }> {
  const [{ seats, waiting, scores }, facts] = await Promise.all([
    placesAt(db, offering, at),
    seatFacts(db, offering.slug, at),
  ]);
  const people = await db.person.findMany({
    where: { id: { in: waiting.map(({ personId }) => personId) } },
    select: { id: true, name: true, email: true },
  });
  const places = waitlistOrder(waiting).flatMap(({ personId }) => {
    const place = placeOf(personId, waiting);
    const person = people.find(({ id }) => id === personId);
    if (place === null || person === undefined) return [];
    const own = scores.filter((score) => score.personId === personId);
    const { name, email } = person;
    return {
      ...{ name, email, place },
      scores: standingHomework(own, offering.homework),
      facts: facts.filter((fact) => fact.personId === personId),
    };
  });
  return { seats, places };
}

/**
 * The same as lines of text: who is at which place, by which scores and which time of application,
 * and what happened to them.
 */
export function explanationInLines(
  { seats, places }: Awaited<ReturnType<typeof explainWaitlist>>,
  { slug, policy: { strongScore } }: WaitlistedOffering,
  at: Date,
): string[] {
  const { capacity, taken, held, free } = seats;
  return [
    `${slug} at ${at.toISOString()}`,
    `${capacity} seats: ${taken} taken, ${held} held by open offers, ${free} free`,
    `Order: strong homeworks (released score of ${strongScore} % or more), then time of application`,
    ...places.flatMap(({ name, email, place, scores, facts }) => [
      '',
      `${place.position}. ${name} <${email}>`,
      `   ${place.strong} strong · applied ${place.appliedAt.toISOString()}`,
      ...place.ahead.map(
        ({ count, strong, because }) => `   behind ${count} with ${strong} strong: ${because}`,
      ),
      ...scores.map(
        ({ item, kind, points, knownFrom, submissionId }) =>
          `   ${item}: ${points === null ? kind : `${points} %`}, ` +
          `${(points ?? 0) >= strongScore ? 'strong' : 'not strong'}, ` +
          `known from ${knownFrom.toISOString()} ` +
          `(${submissionId === null ? 'by hand' : `submission ${submissionId}`})`,
      ),
      ...facts.map(({ kind, at: when, expiresAt }) => {
        const until = expiresAt === null ? '' : ` until ${expiresAt.toISOString()}`;
        return `   ${when.toISOString()} ${kind}${until}`;
      }),
    ]),
    ...(places.length === 0 ? ['', 'Nobody waits.'] : []),
  ];
}
