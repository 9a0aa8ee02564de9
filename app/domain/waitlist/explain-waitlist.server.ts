import type { Db } from '#app/db/client.ts';
import { placeOf, waitlistOrder, type Place } from './order.ts';
import { placesAt, type WaitlistedOffering } from './places.server.ts';
import type { ReleasedScore } from './released-scores.server.ts';
import { seatFacts } from './seat-facts.server.ts';
import type { SeatFact, Seats } from './seat-state.ts';

/** Somebody who waits, with everything that their place follows from. */
export type ExplainedPlace = {
  name: string;
  email: string;
  place: Place;
  /** The latest released score of each of their submissions. */
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
    const latest = new Map(own.map((score) => [score.submissionId, score]));
    const { name, email } = person;
    return {
      ...{ name, email, place },
      scores: [...latest.values()],
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
        ({ homework, percent, knownFrom, submissionId }) =>
          `   ${homework}: ${percent} %, ${percent >= strongScore ? 'strong' : 'not strong'}, ` +
          `known from ${knownFrom.toISOString()} (submission ${submissionId})`,
      ),
      ...facts.map(({ kind, at: when, expiresAt }) => {
        const until = expiresAt === null ? '' : ` until ${expiresAt.toISOString()}`;
        return `   ${when.toISOString()} ${kind}${until}`;
      }),
    ]),
    ...(places.length === 0 ? ['', 'Nobody waits.'] : []),
  ];
}
