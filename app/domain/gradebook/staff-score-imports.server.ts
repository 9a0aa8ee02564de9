import type { Db } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { Column } from '#app/domain/enrollment/roster/column-choices.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import { differenceOf, findImport } from './score-import.server.ts';
import type { ScoreColumns } from './score-columns.ts';
import type { ScoreDifference } from './score-difference.ts';

export type ImportState = 'open' | 'applied' | 'undone';

/** The files of scores of an offering, the newest first. */
export async function staffScoreImports(db: Db, offering: OfferingFile) {
  const rows = await db.scoreImport.findMany({
    where: { offeringId: offering.slug },
    orderBy: { id: 'desc' },
    take: 20,
    select: {
      ...{ id: true, fileName: true, item: true, createdAt: true },
      ...{ appliedAt: true, undoneAt: true },
    },
  });
  const items = gradeItems(offering);
  return rows.map(({ id, fileName, item, createdAt, ...row }) => {
    const title: Bilingual = items.find(({ key }) => key === item)?.title ?? { en: item, zh: item };
    return { id, fileName, title, createdAt, state: stateOf(row) };
  });
}

/** One file with its columns, and what it would change while it is not applied. */
export type StaffScoreImport = {
  id: string;
  item: GradeItem;
  fileName: string;
  state: ImportState;
  columns: Column[];
  mapping: ScoreColumns;
  /** Null once it was applied. */
  difference: (ScoreDifference & { mark: string }) | null;
  /** How many scores it gave. */
  given: number;
};

/** One file of scores; null where there is none. */
export async function staffScoreImport(
  db: Db,
  offering: OfferingFile,
  id: string,
  at: Date,
): Promise<StaffScoreImport | null> {
  const found = await findImport(db, offering, id);
  if (found === null) return null;
  const { item, fileName, table, columns: mapping } = found;
  const state = stateOf(found);
  return {
    ...{ id, item, fileName, state, mapping },
    columns: table.head.map((head, index) => ({
      head,
      example: table.rows.find(({ cells }) => cells[index])?.cells[index] ?? '',
    })),
    difference: state === 'open' ? await differenceOf(db, offering, found, at) : null,
    given: await db.scoreFact.count({ where: { importId: id } }),
  };
}

function stateOf(row: { appliedAt: Date | null; undoneAt: Date | null }): ImportState {
  if (row.undoneAt !== null) return 'undone';
  return row.appliedAt === null ? 'open' : 'applied';
}
