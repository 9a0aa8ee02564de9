import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import { handedInTogether } from '#app/domain/homework/hand-in/handed-in-together.server.ts';
import { lockPeople } from '#app/domain/homework/hand-in/homework-place.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { staffOf } from '#app/domain/projects/desk/desk-facts.server.ts';
import { isStorable } from '#app/domain/projects/document/safe-text.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { studentMarks } from '../grading/student-marks.server.ts';
import { longestPlea } from './regrade-thread.ts';

export type AskRegradeResult =
  | { ok: true }
  | {
      ok: false;
      because:
        /** No part of it is marked for the asker to see. */
        | 'not found'
        | 'archived'
        | 'no words'
        /** The time for it is over, or the course gives none. */
        | 'too late'
        /** Another look was asked for: it is asked for once, by one of a team. */
        | 'asked';
    };

/**
 * Asks for another look at one part of a homework whose marks the asker sees. Those who marked it
 * are told; nobody else learns of it. Asked twice with one form, it is asked once.
 */
export async function askRegrade(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: {
    homework: string;
    /** The number of the version; null for the one whose score stands. */
    version: number | null;
    part: string;
    words: string;
    requestId: string;
  },
): Promise<AskRegradeResult> {
  const { person, at } = asker;
  const offering = course.offering(asker.offering);
  if (!may(asker.role, 'be graded')) return { ok: false, because: 'not found' };
  const words = pleaOf(input.words);
  return db.$transaction(async (tx): Promise<AskRegradeResult> => {
    const marksNow = () => studentMarks(tx, course, asker, input.homework, input.version);
    // Of a team one asks for all: their questions take turns.
    const about = await marksNow();
    const rows = about === null ? [] : await handedInTogether(tx, about.submission);
    await lockPeople(tx, [person.id, ...rows.map(({ personId }) => personId)]);
    const marks = await marksNow();
    const part = marks?.parts.find(({ key }) => key === input.part);
    if (marks === null || part === undefined) return { ok: false, because: 'not found' };
    if (offering.archived) return { ok: false, because: 'archived' };
    const repeated = await tx.regradeMessage.count({ where: { requestId: input.requestId } });
    if (repeated > 0) return { ok: true };
    if (part.regrade !== null) return { ok: false, because: 'asked' };
    if (marks.regradeUntil === null || at > marks.regradeUntil) {
      return { ok: false, because: 'too late' };
    }
    if (words === null) return { ok: false, because: 'no words' };
    const id = newId();
    await tx.regradeRequest.create({
      data: {
        ...{ id, submissionId: marks.submission, part: part.key },
        ...{ personId: person.id, askedAt: at },
        messages: {
          create: {
            ...{ id: newId(), writtenBy: person.id, words, writtenAt: at },
            requestId: input.requestId,
          },
        },
      },
    });
    await notify(tx, {
      ...{ kind: 'regrade', offering: offering.slug, at, event: `regrade:${id}` },
      people: await lookers(tx, offering.slug, { score: marks.score, part: part.key }),
      path: `/${offering.slug}/staff/grading/${input.homework}/${marks.submission}?part=${part.key}`,
      data: { homework: input.homework, step: 'asked', words },
    });
    return { ok: true };
  });
}

/** What somebody says, as it is kept; null for nothing, or for too much. */
export function pleaOf(typed: string): string | null {
  const words = typed.trim();
  return words === '' || words.length > longestPlea || !isStorable(words) ? null : words;
}

/** Who of today's staff gave the part's marks; all of them where none of those is left. */
async function lookers(
  tx: Transaction,
  offering: string,
  { score, part }: { score: string; part: string },
): Promise<string[]> {
  const staff = await staffOf(tx, offering);
  const marks = await tx.partMark.findMany({
    where: { part, scores: { some: { scoreFactId: score } } },
    select: { givenBy: true },
  });
  const given = staff.filter(({ id }) => marks.some(({ givenBy }) => givenBy === id));
  return (given.length > 0 ? given : staff).map(({ id }) => id);
}
