import { stringify } from 'csv-stringify/sync';
import { inert } from '#app/domain/enrollment/roster/roster-file.ts';
import type { GradeItem } from './grade-items.ts';
import type { GradebookRow } from './gradebook-row.ts';

/** The gradebook as a file's text, everything that staff know: UTF-8 with a mark for Excel. */
export function gradebookFile(items: readonly GradeItem[], rows: readonly GradebookRow[]): string {
  const head = [
    ...['Name', 'Email', 'SID', 'Section', 'Role'],
    ...items.map(({ title, outOf }) => `${title.en} (${outOf})`),
    ...['Percent', 'Letter', 'Settled'],
  ];
  const lines = rows.map(({ name, email, number, section, role, cells, grade }) => [
    ...[name, email, number ?? '', section ?? '', role].map(inert),
    ...items.map(({ key }) => valueOf(cells[key])),
    ...[grade.percent === null ? '' : String(grade.percent), inert(grade.letter ?? '')],
    grade.settled ? 'yes' : 'no',
  ]);
  return stringify([head.map(inert), ...lines], { bom: true });
}

function valueOf(cell: GradebookRow['cells'][string] | undefined): string {
  if (cell === undefined || cell.standing.kind === 'open') return '';
  return cell.standing.kind === 'score' ? String(cell.standing.points) : cell.standing.kind;
}
