import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import { calendarDate } from '#app/domain/calendar/zone.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { readingState, seenSince } from './reading.ts';
import { lockStage, roundOf, studentsNow } from './round-facts.server.ts';
import { tellReaders, tellTeam } from './tell-readers.server.ts';

type Services = { db: Db; course: Course };

export type ReleaseAnswersResult =
  { ok: true; teams: number; repeated: boolean } | { ok: false; because: 'not found' };

/**
 * Lets every team see what classmates have handed in about its text, but what is held back; what
 * comes later is seen when it comes. Each team is told once. Done again, nothing changes.
 */
export async function releaseAnswers(
  { db, course }: Services,
  asker: SignedInAsker,
  stage: StageName,
): Promise<ReleaseAnswersResult> {
  const { offering, person, at } = asker;
  if (!may(asker.role, 'give feedback') || course.offering(offering).archived) {
    return { ok: false, because: 'not found' };
  }
  return db.$transaction(
    async (tx): Promise<ReleaseAnswersResult> => {
      await lockStage(tx, offering, stage);
      const round = await roundOf(tx, offering, stage);
      if (round === null) return { ok: false, because: 'not found' };
      if (round.releasedAt !== null) return { ok: true, teams: 0, repeated: true };
      await tx.peerRound.update({ where: { id: round.id }, data: { releasedAt: at } });
      const readings = await tx.peerReading.findMany({
        where: { roundId: round.id },
        include: {
          project: { select: { id: true, slug: true, title: true } },
          ...{ answers: true, holds: true },
        },
      });
      const seen = readings.filter((one) => seenSince(one, { releasedAt: at }, at) !== null);
      const projects = new Map(seen.map(({ project }) => [project.id, project]));
      for (const project of projects.values()) {
        await tellTeam(tx, asker, project, {
          ...{ event: `peer-released:${round.id}:${project.id}`, stage },
          count: seen.filter((one) => one.projectId === project.id).length,
        });
      }
      await writeRecord(tx, {
        ...{ offering, actor: person.id, action: 'released peer feedback', at },
        ...{ subject: `peer-round:${round.id}`, to: { teams: projects.size } },
      });
      return { ok: true, teams: projects.size, repeated: false };
    },
    { timeout: 30_000 },
  );
}

export type RemindReadersResult =
  { ok: true; readers: number } | { ok: false; because: 'not found' };

/**
 * Reminds everybody who has a text and has not handed in about it: once a day at most, however
 * often and by whomever of staff it is asked for.
 */
export async function remindReaders(
  { db, course }: Services,
  asker: SignedInAsker,
  stage: StageName,
): Promise<RemindReadersResult> {
  const { offering, at } = asker;
  const { archived, zone } = course.offering(offering);
  if (!may(asker.role, 'give feedback') || archived) return { ok: false, because: 'not found' };
  return db.$transaction(async (tx): Promise<RemindReadersResult> => {
    await lockStage(tx, offering, stage);
    const round = await roundOf(tx, offering, stage);
    if (round === null) return { ok: false, because: 'not found' };
    const students = await studentsNow(tx, offering, at);
    const open = (
      await tx.peerReading.findMany({ where: { roundId: round.id }, include: { answers: true } })
    )
      .filter((one) => ['open', 'overdue'].includes(readingState(one, round.due, at).kind))
      .map(({ id, readerId }) => ({ id, reader: readerId }))
      .filter(({ reader }) => students.has(reader));
    const event = `peer-reminded:${round.id}:${calendarDate(at, zone)}`;
    const told = { stage, due: round.due, step: 'reminded' } as const;
    await tellReaders(tx, asker, told, open, event);
    return { ok: true, readers: new Set(open.map(({ reader }) => reader)).size };
  });
}
