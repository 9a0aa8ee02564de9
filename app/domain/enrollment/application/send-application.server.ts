import { v7 as newId } from 'uuid';
import { Prisma } from '#app/db/generated/client.ts';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { lockSeats, writeSeatFact } from '../write-seat-fact.server.ts';
import { answerProblems, type AnswerProblems, type Answers } from './answers.ts';
import { mayDo, openness } from './application.ts';
import { findApplication, lockApplication } from './find-application.server.ts';

export type SendApplicationResult =
  | { ok: true; first: boolean; at: Date }
  | { ok: false; because: 'not open' | 'already answered' }
  | { ok: false; because: 'incomplete'; problems: AnswerProblems };

/**
 * Sends an application, or the changes to one that nobody has answered. The first sending is the
 * time of application, which no change moves; sending anew after an answer is a new application.
 * Incomplete answers are kept as a draft and not sent.
 */
export async function sendApplication(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  answers: Answers,
): Promise<SendApplicationResult> {
  const { offering, person, at } = asker;
  const form = course.offering(offering).application;
  if (form === null || !may(asker.role, 'apply') || openness(form, at) !== 'open') {
    return { ok: false, because: 'not open' };
  }
  const problems = answerProblems(form, answers);
  return db.$transaction(async (tx) => {
    await lockSeats(tx, offering);
    const { state } = await findApplication(tx, asker);
    const can = mayDo(state);
    if (can === 'read') return { ok: false, because: 'already answered' };
    const row = await lockApplication(tx, { id: newId(), offering, personId: person.id });
    const where = { id: row.id };
    if (Object.keys(problems).length > 0) {
      await tx.application.update({ where, data: { draft: answers, draftedAt: at } });
      return { ok: false, because: 'incomplete', problems };
    }
    const first = can === 'send';
    await tx.application.update({
      where,
      data: {
        answers,
        draft: Prisma.DbNull,
        changedAt: at,
        ...(first && { submittedAt: at }),
      },
    });
    if (first) {
      const actor = person.id;
      await writeSeatFact(tx, { offering, personId: person.id, kind: 'applied', actor, at });
      await notify(tx, {
        kind: 'application-received',
        event: `application:${row.id}:${at.toISOString()}`,
        people: [person.id],
        offering,
        path: `/${offering}/apply`,
        data: {},
        at,
      });
    }
    return { ok: true, first, at };
  });
}
