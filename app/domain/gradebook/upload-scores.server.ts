import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import {
  manyLines,
  readTable,
  type ReadTableResult,
  type Table,
} from '#app/domain/enrollment/roster/read-table.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { gradeItems } from './grade-items.ts';
import { guessColumns, type ScoreColumns } from './score-columns.ts';

type Services = { db: Db; course: Course };

export type UploadScoresResult =
  | { ok: true; id: string }
  | Extract<ReadTableResult, { ok: false }>
  | { ok: false; because: 'not found' | 'archived' };

/** Keeps a file of scores for an item, with what its columns probably mean. Changes nothing. */
export async function uploadScores(
  { db, course }: Services,
  { offering: slug, role, person, at }: SignedInAsker,
  { item, fileName, bytes }: { item: string; fileName: string; bytes: Uint8Array },
): Promise<UploadScoresResult> {
  const offering = course.offering(slug);
  const known = gradeItems(offering).some(({ key }) => key === item);
  if (!may(role, 'grade') || !known) return { ok: false, because: 'not found' };
  if (offering.archived) return { ok: false, because: 'archived' };
  const read = readTable(bytes, manyLines);
  if (!read.ok) return read;
  const { table } = read;
  const id = newId();
  await db.scoreImport.create({
    data: {
      ...{ id, offeringId: slug, item, madeBy: person.id, createdAt: at, table },
      ...{ fileName: fileName.slice(0, 200), mapping: guessColumns(table, item) },
    },
  });
  return { ok: true, id };
}

/** Reads the columns otherwise; a file that was applied stays as it is. */
export async function mapScores(
  { db }: Services,
  { offering, role }: SignedInAsker,
  { id, mapping }: { id: string; mapping: (table: Table) => ScoreColumns },
): Promise<void> {
  if (!may(role, 'grade')) return;
  const where = { id, offeringId: offering, appliedAt: null };
  const found = await db.scoreImport.findFirst({ where, select: { table: true } });
  if (found === null) return;
  await db.scoreImport.updateMany({
    where,
    data: { mapping: mapping(found.table as unknown as Table) },
  });
}
