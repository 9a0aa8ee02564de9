import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { reason } from './answer-fields.ts';
import { holdReading } from './find-reading.server.ts';
import { roundTexts } from './planned-round.server.ts';
import { lockStage, roundOf, studentsNow } from './round-facts.server.ts';
import { tellReaders } from './tell-readers.server.ts';

type Services = { db: Db; course: Course };

export type GiveRefusal =
  'not found' | 'no version' | 'not a student' | 'own project' | 'reads it already';

export type GiveReadingResult = { ok: true } | { ok: false; because: GiveRefusal };

/**
 * Gives a text to one more reader by hand, also beyond the numbers of the plan; never to who is or
 * was in its team or has stated a conflict.
 *
 * @param input ids of a project and of a student
 */
export async function giveReading(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { stage: StageName; project: string; reader: string },
): Promise<GiveReadingResult> {
  const { offering, person, at } = asker;
  const { stage, reader } = input;
  if (!may(asker.role, 'give feedback') || course.offering(offering).archived) {
    return { ok: false, because: 'not found' };
  }
  return db.$transaction(async (tx): Promise<GiveReadingResult> => {
    await lockStage(tx, offering, stage);
    const round = await roundOf(tx, offering, stage);
    const text = (await roundTexts(tx, offering, stage, at)).find(({ id }) => id === input.project);
    if (round === null || text === undefined) return { ok: false, because: 'not found' };
    if (text.version === null) return { ok: false, because: 'no version' };
    if (!(await studentsNow(tx, offering, at)).has(reader)) {
      return { ok: false, because: 'not a student' };
    }
    if (text.forbidden.includes(reader)) return { ok: false, because: 'own project' };
    const place = { roundId: round.id, projectId: text.id, readerId: reader };
    const reads = await tx.peerReading.count({ where: { ...place, endedAt: null } });
    if (reads > 0) return { ok: false, because: 'reads it already' };
    const id = newId();
    await tx.peerReading.create({
      data: { ...place, id, versionId: text.version.id, givenBy: person.id, givenAt: at },
    });
    await tellReaders(tx, asker, { stage, due: round.due, step: 'given' }, [{ id, reader }]);
    await writeRecord(tx, {
      ...{ offering, actor: person.id, action: 'gave text to reader', at },
      ...{ subject: `project:${text.id}`, to: { reader } },
    });
    return { ok: true };
  });
}

export type EndReadingResult =
  { ok: true } | { ok: false; because: 'not found' | 'handed in' | 'no reason' };

/**
 * Takes a text away from a reader who has handed nothing in, with a reason that staff read; the
 * reader is told that it is no longer theirs. Done again, nothing changes.
 */
export async function endReading(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { reading: string; why: string },
): Promise<EndReadingResult> {
  const { offering, person, at } = asker;
  if (!may(asker.role, 'give feedback') || course.offering(offering).archived) {
    return { ok: false, because: 'not found' };
  }
  const why = reason.safeParse(input.why);
  if (!why.success) return { ok: false, because: 'no reason' };
  return db.$transaction(async (tx): Promise<EndReadingResult> => {
    const found = await holdReading(tx, offering, input.reading);
    if (found === null) return { ok: false, because: 'not found' };
    if (found.answers.length > 0) return { ok: false, because: 'handed in' };
    if (found.endedAt !== null) return { ok: true };
    const { id, readerId: reader, round } = found;
    await tx.peerReading.update({ where: { id }, data: { endedAt: at, why: why.data } });
    const told = { stage: round.stage.name, due: round.due, step: 'taken' } as const;
    await tellReaders(tx, asker, told, [{ id, reader }]);
    await writeRecord(tx, {
      ...{ offering, actor: person.id, action: 'took text from reader', at },
      ...{ subject: `project:${found.projectId}`, from: { reader }, why: why.data },
    });
    return { ok: true };
  });
}
