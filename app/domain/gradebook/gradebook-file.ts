import { stringify } from 'csv-stringify/sync';
import { inert } from '#app/domain/enrollment/roster/roster-file.ts';
import type { GradeItem } from './grade-items.ts';
import type { GradebookRow } from './gradebook-row.ts';

/** What a cell of the gradebook's file holds; null for nothing. */
export type FileCell = string | number | null;

/** Everything that staff know of everybody's grades, with a head. */
export function gradebookTable(
  items: readonly GradeItem[],
  rows: readonly GradebookRow[],
): FileCell[][] {
  const head = [
    ...['Name', 'Email', 'SID', 'Section', 'Role'],
    ...items.map(({ title, outOf }) => `${title.en} (${outOf})`),
    ...['Percent', 'Letter', 'Settled'],
  ];
  const lines = rows.map(({ name, email, number, section, role, cells, grade }) => [
    ...[name, email, number, section, role],
    ...items.map(({ key }) => valueOf(cells[key])),
    ...[grade.percent, grade.letter, grade.settled ? 'yes' : 'no'],
  ]);
  return [head, ...lines];
}

/** The gradebook as the text of a CSV file: UTF-8 with a mark for Excel. No cell is a formula. */
export function gradebookFile(items: readonly GradeItem[], rows: readonly GradebookRow[]): string {
  const lines = gradebookTable(items, rows).map((cells) =>
    cells.map((cell) => (typeof cell === 'number' ? String(cell) : inert(cell ?? ''))),
  );
  return stringify(lines, { bom: true });
}

function valueOf(cell: GradebookRow['cells'][string] | undefined): FileCell {
  if (cell === undefined || cell.standing.kind === 'open') return null;
  return cell.standing.kind === 'score' ? cell.standing.points : cell.standing.kind;
}
