import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import { lockPeople } from '#app/domain/homework/hand-in/homework-place.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord, writeRecords } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { longestReason } from './give-score.ts';
import { isChange } from './score-difference.ts';
import { differenceOf, findImport } from './score-import.server.ts';

type Services = { db: Db; course: Course };

export type ApplyScoresResult =
  | { ok: true; changed: number }
  | {
      ok: false;
      because:
        | 'not found'
        | 'archived'
        | 'applied already'
        /** Something is not as it was shown; nothing was written. */
        | 'changed'
        | 'nothing changes';
    };

/**
 * Gives everybody in a file the score and the words that its difference showed, exactly those and
 * all at once. They are not seen by them before their release.
 *
 * @param input.mark of the difference that was shown
 */
export async function applyScores(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { id: string; mark: string; why: string },
): Promise<ApplyScoresResult> {
  const offering = course.offering(asker.offering);
  if (!may(asker.role, 'grade')) return { ok: false, because: 'not found' };
  if (offering.archived) return { ok: false, because: 'archived' };
  const { person: actor, at } = asker;
  return db.$transaction(
    async (tx): Promise<ApplyScoresResult> => {
      await lockImport(tx, input.id);
      const found = await findImport(tx, offering, input.id);
      if (found === null) return { ok: false, because: 'not found' };
      if (found.appliedAt !== null) return { ok: false, because: 'applied already' };
      const shown = await differenceOf(tx, offering, found, at);
      await lockPeople(
        tx,
        shown.lines.filter(isChange).map(({ person }) => person.id),
      );
      // Once more, now that nobody else gives them anything.
      const { lines, mark } = await differenceOf(tx, offering, found, at);
      if (mark !== input.mark) return { ok: false, because: 'changed' };
      const changes = lines.filter(isChange);
      if (changes.length === 0) return { ok: false, because: 'nothing changes' };
      const why = [found.fileName, input.why.trim()].filter(Boolean).join(': ');
      await tx.scoreFact.createMany({
        data: changes.map(({ person, points, words }) => ({
          ...{ id: newId(), offeringId: offering.slug, personId: person.id, item: found.item.key },
          ...{ kind: 'score', points, givenBy: actor.id, givenAt: at, importId: found.id },
          ...{ words: words.to, why: why.slice(0, longestReason) },
        })),
      });
      await writeRecords(
        tx,
        changes.map(({ person, from, points }) => ({
          ...{ offering: offering.slug, actor: actor.id, at, why },
          ...{ action: 'gave score', subject: `person:${person.id}` },
          from: { item: found.item.key, ...from },
          to: { item: found.item.key, kind: 'score', points },
        })),
      );
      await tx.scoreImport.update({ where: { id: found.id }, data: { appliedAt: at } });
      return { ok: true, changed: changes.length };
    },
    { timeout: 60_000 },
  );
}

export type UndoScoresResult =
  | { ok: true; undone: number; kept: string[] }
  | { ok: false; because: 'not found' | 'archived' | 'not applied' | 'undone already' };

/**
 * Takes back what a file gave: everybody has again what they had by hand before it, or nothing by
 * hand. Who was given something else since keeps that, and is named. A score that was released
 * meanwhile stays seen until this is released in its turn.
 */
export async function undoScores(
  { db, course }: Services,
  asker: SignedInAsker,
  { id }: { id: string },
): Promise<UndoScoresResult> {
  const offering = course.offering(asker.offering);
  if (!may(asker.role, 'grade')) return { ok: false, because: 'not found' };
  if (offering.archived) return { ok: false, because: 'archived' };
  const { person: actor, at } = asker;
  return db.$transaction(
    async (tx): Promise<UndoScoresResult> => {
      await lockImport(tx, id);
      const found = await findImport(tx, offering, id);
      if (found === null) return { ok: false, because: 'not found' };
      if (found.appliedAt === null) return { ok: false, because: 'not applied' };
      if (found.undoneAt !== null) return { ok: false, because: 'undone already' };
      const given = await tx.scoreFact.findMany({
        where: { importId: id },
        select: { id: true, personId: true, person: { select: { name: true } } },
      });
      await lockPeople(
        tx,
        given.map(({ personId }) => personId),
      );
      const byHand = await tx.scoreFact.findMany({
        where: {
          ...{ offeringId: offering.slug, item: found.item.key, submissionId: null },
          personId: { in: given.map(({ personId }) => personId) },
        },
        orderBy: [{ givenAt: 'asc' }, { id: 'asc' }],
      });
      const still = given.filter(
        (score) => byHand.findLast(({ personId }) => personId === score.personId)?.id === score.id,
      );
      const back = still.map((score) => {
        const own = byHand.filter(({ personId }) => personId === score.personId);
        const before = own.at(-2);
        return {
          ...{ id: newId(), offeringId: offering.slug, personId: score.personId },
          ...{ item: found.item.key, kind: before?.kind ?? ('cleared' as const) },
          ...{ points: before?.points ?? null, givenBy: actor.id, givenAt: at },
          ...{ words: before?.words ?? '', why: before?.why ?? '' },
        };
      });
      await tx.scoreFact.createMany({ data: back });
      const kept = given.filter((score) => !still.includes(score)).map(({ person }) => person.name);
      await writeRecord(tx, {
        ...{ offering: offering.slug, actor: actor.id, at, why: found.fileName },
        ...{ action: 'took scores of a file back', subject: `scores:${id}` },
        to: { item: found.item.key, people: back.map(({ personId }) => personId), kept },
      });
      await tx.scoreImport.update({ where: { id }, data: { undoneAt: at } });
      return { ok: true, undone: back.length, kept };
    },
    { timeout: 60_000 },
  );
}

/** A file is applied and undone once. */
async function lockImport(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM score_import WHERE id = ${id}::uuid FOR UPDATE`;
}
