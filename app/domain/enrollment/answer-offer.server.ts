import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { judgeAnswer, type Answer, type Answered } from '#app/domain/waitlist/answer.ts';
import { changeSeats } from './change-seats.server.ts';
import { writeSeatFact } from './write-seat-fact.server.ts';

/**
 * Accepts or declines the asker's open offer. Whether a seat is left is asked while all places are
 * held, so that two people never take one. The same answer again changes nothing.
 */
export async function answerOffer(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  answer: Answer,
): Promise<Answered> {
  const { person, at } = asker;
  const offering = course.offering(asker.offering);
  return changeSeats(db, offering, at, async ({ tx, places: { states, seats } }) => {
    const judged = judgeAnswer(states.get(person.id) ?? null, seats, answer);
    if (judged !== 'write') return judged;
    const place = { personId: person.id, offering: offering.slug, actor: person.id, at };
    await writeSeatFact(tx, { ...place, kind: answer });
    return { ok: true, repeated: false };
  });
}
