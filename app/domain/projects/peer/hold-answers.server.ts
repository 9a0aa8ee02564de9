import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { reason } from './answer-fields.ts';
import { holdReading } from './find-reading.server.ts';
import { isHeld, seenSince } from './reading.ts';
import { tellTeam } from './tell-readers.server.ts';

export type HoldAnswersResult =
  { ok: true } | { ok: false; because: 'not found' | 'nothing handed in' | 'no reason' };

/**
 * Staff hold a reader's answers back from the team, with a reason that staff read, or let them go.
 * What is let go after the release is told to the team, once. Done again, nothing changes.
 *
 * @param input.why null to let them go
 */
export async function holdAnswers(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { reading: string; why: string | null },
): Promise<HoldAnswersResult> {
  const { offering, person, at } = asker;
  if (!may(asker.role, 'give feedback') || course.offering(offering).archived) {
    return { ok: false, because: 'not found' };
  }
  const held = input.why !== null;
  const why = reason.safeParse(input.why);
  if (held && !why.success) return { ok: false, because: 'no reason' };
  return db.$transaction(async (tx): Promise<HoldAnswersResult> => {
    const found = await holdReading(tx, offering, input.reading);
    if (found === null) return { ok: false, because: 'not found' };
    if (found.answers.length === 0) return { ok: false, because: 'nothing handed in' };
    if (isHeld(found.holds, at) === held) return { ok: true };
    const { id, project, round } = found;
    const hold = { ...{ id: newId(), readingId: id, personId: person.id, held, at } };
    await tx.peerHold.create({ data: { ...hold, why: why.data ?? '' } });
    const seen = seenSince({ ...found, holds: [...found.holds, hold] }, round, at);
    if (seen !== null) {
      await tellTeam(tx, asker, project, {
        ...{ event: `peer:${id}`, stage: round.stage.name, count: 1 },
      });
    }
    await writeRecord(tx, {
      ...{ offering, actor: person.id, subject: `peer-reading:${id}`, at },
      action: held ? 'held peer feedback back' : 'let peer feedback go',
      ...(held && why.success && { why: why.data }),
    });
    return { ok: true };
  });
}
