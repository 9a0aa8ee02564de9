import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Db, Transaction } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import { gradebookFacts } from './gradebook-facts.server.ts';
import { cellOf } from './item-facts.ts';
import { scoreFields, type ScoreColumns } from './score-columns.ts';
import { differenceText, scoreDifference, type ScoreDifference } from './score-difference.ts';
import { scoreWords } from './score-words.server.ts';

const storedTable = z.object({
  head: z.array(z.string()),
  rows: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })),
});
const storedColumns = z.partialRecord(z.enum(scoreFields), z.number());

/** A file of scores as it is kept. */
export type StoredImport = {
  id: string;
  item: GradeItem;
  fileName: string;
  createdAt: Date;
  appliedAt: Date | null;
  undoneAt: Date | null;
  table: z.output<typeof storedTable>;
  columns: ScoreColumns;
};

/** One file of an offering; null where there is none, or its item is gone from the course. */
export async function findImport(
  db: Db | Transaction,
  offering: OfferingFile,
  id: string,
): Promise<StoredImport | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db.scoreImport.findFirst({ where: { id, offeringId: offering.slug } });
  const item = gradeItems(offering).find(({ key }) => key === row?.item);
  if (row === null || item === undefined) return null;
  const { fileName, createdAt, appliedAt, undoneAt } = row;
  const kept = { table: storedTable.parse(row.table), columns: storedColumns.parse(row.mapping) };
  return { id, item, fileName, createdAt, appliedAt, undoneAt, ...kept };
}

/** What a file would change at an instant; `mark` names exactly this difference. */
export async function differenceOf(
  db: Db | Transaction,
  offering: OfferingFile,
  { item, table, columns }: StoredImport,
  at: Date,
): Promise<ScoreDifference & { mark: string }> {
  const { people, factsOf } = await gradebookFacts(db, offering, at);
  const cells = people.map(({ id }) => cellOf(factsOf(id, item.key)));
  const said = await scoreWords(
    db,
    cells.map(({ score }) => score),
  );
  const known = people.flatMap((one, index) => {
    const cell = cells[index];
    return cell === undefined ? [] : [{ ...one, cell, words: said.get(cell.score ?? '') ?? '' }];
  });
  const difference = scoreDifference(table, columns, known, item.outOf);
  const mark = createHash('sha256').update(differenceText(difference)).digest('base64url');
  return { ...difference, mark };
}
