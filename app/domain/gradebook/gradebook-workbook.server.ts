import writeWorkbook, { type Cell } from 'write-excel-file/node';
import { gradebookTable, type FileCell } from './gradebook-file.ts';

/**
 * The gradebook as an XLSX workbook: scores are numbers, and words are words, also those that
 * begin like a formula.
 */
export async function gradebookWorkbook(
  ...given: Parameters<typeof gradebookTable>
): Promise<Buffer> {
  const [head = [], ...lines] = gradebookTable(...given);
  const columns = head.map((cell, index) => ({ width: index < 2 ? 28 : widthOf(cell) }));
  return writeWorkbook(
    [head.map((cell) => ({ ...cellOf(cell), fontWeight: 'bold' })), ...lines.map(cellsOf)],
    { columns, stickyRowsCount: 1, sheet: 'Grades' },
  ).toBuffer();
}

function cellsOf(line: readonly FileCell[]): Cell[] {
  return line.map(cellOf);
}

function cellOf(cell: FileCell) {
  if (cell === null) return { value: '', type: String };
  return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String };
}

/** In characters: wide enough for its head. */
function widthOf(head: FileCell): number {
  return Math.max(8, Math.min(30, String(head ?? '').length + 2));
}
