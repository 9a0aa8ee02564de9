import { stringify } from 'csv-stringify/sync';
import { inert } from '#app/domain/enrollment/roster/roster-file.ts';
import type { GradeItem } from './grade-items.ts';
import type { GradebookRow } from './gradebook-row.ts';

/** What a cell of the gradebook's file holds; null for nothing. */
export type FileCell = string | number | null;

/**
 * Everything that staff know of everybody's grades, with a head. An item of which somebody was told
 * something has a column for the words beside it.
 *
 * @param words by the ids of the scores
 */
export function gradebookTable(
  items: readonly GradeItem[],
  rows: readonly GradebookRow[],
  words: ReadonlyMap<string, string>,
): FileCell[][] {
  const said = ({ cells }: GradebookRow, key: string) => words.get(cells[key]?.score ?? '') ?? null;
  const withWords = new Set(
    items.flatMap(({ key }) => (rows.some((row) => said(row, key) !== null) ? [key] : [])),
  );
  const head = [
    ...['Name', 'Email', 'SID', 'Section', 'Role'],
    ...items.flatMap(({ key, title, outOf }) => [
      `${title.en} (${outOf})`,
      ...(withWords.has(key) ? [`${title.en}: comments`] : []),
    ]),
    ...['Percent', 'Letter', 'Settled'],
  ];
  const lines = rows.map((row) => {
    const { name, email, number, section, role, cells, grade } = row;
    return [
      ...[name, email, number, section, role],
      ...items.flatMap(({ key }) => [
        valueOf(cells[key]),
        ...(withWords.has(key) ? [said(row, key)] : []),
      ]),
      ...[grade.percent, grade.letter, grade.settled ? 'yes' : 'no'],
    ];
  });
  return [head, ...lines];
}

/** The gradebook as the text of a CSV file: UTF-8 with a mark for Excel. No cell is a formula. */
export function gradebookFile(...given: Parameters<typeof gradebookTable>): string {
  const lines = gradebookTable(...given).map((cells) =>
    cells.map((cell) => (typeof cell === 'number' ? String(cell) : inert(cell ?? ''))),
  );
  return stringify(lines, { bom: true });
}

function valueOf(cell: GradebookRow['cells'][string] | undefined): FileCell {
  if (cell === undefined || cell.standing.kind === 'open') return null;
  return cell.standing.kind === 'score' ? cell.standing.points : cell.standing.kind;
}
