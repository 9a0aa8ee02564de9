import type { Db } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { gradebookFacts } from './gradebook-facts.server.ts';
import { perPage, type GradebookQuery } from './gradebook-query.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import { gradebookRowsOf, type GradebookRow } from './gradebook-row.ts';

export type StaffGradebook = {
  items: GradeItem[];
  /** Of this page. */
  rows: GradebookRow[];
  /** How many there are on all pages. */
  total: number;
  pages: number;
  /** By item: what waits for a score, and what has one that its person does not see. */
  counts: Record<string, { waits: number; unreleased: number }>;
};

/** The gradebook of an offering for its staff, a hundred people at a time. */
export async function staffGradebook(
  db: Db,
  offering: OfferingFile,
  query: GradebookQuery,
  at: Date,
): Promise<StaffGradebook> {
  const items = gradeItems(offering);
  const all = await gradebookRows(db, offering, at);
  const rows = all.filter((row) => isWanted(row, query)).sort(inOrder(query));
  return {
    items,
    rows: rows.slice((query.page - 1) * perPage, query.page * perPage),
    total: rows.length,
    pages: Math.max(1, Math.ceil(rows.length / perPage)),
    counts: Object.fromEntries(items.map(({ key }) => [key, countsOf(all, key)])),
  };
}

/** Everybody's line, in the order of their names. For staff alone. */
export async function gradebookRows(
  db: Db,
  offering: OfferingFile,
  at: Date,
): Promise<GradebookRow[]> {
  return gradebookRowsOf(offering, await gradebookFacts(db, offering, at));
}

function countsOf(rows: readonly GradebookRow[], key: string) {
  const cells = rows.flatMap(({ cells: own }) => own[key] ?? []);
  return {
    waits: cells.filter(({ waits }) => waits).length,
    unreleased: cells.filter(({ score, seen }) => score !== null && seen !== 'this').length,
  };
}

function isWanted({ name, email, number, role }: GradebookRow, query: GradebookQuery): boolean {
  if (query.role !== null && role !== query.role) return false;
  const wanted = query.search.toLowerCase();
  return [name, email, number ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

/** By name as it comes; by anything else those first or last who have nothing of it. */
function inOrder({ sort, descending }: GradebookQuery) {
  const sign = descending ? -1 : 1;
  return (a: GradebookRow, b: GradebookRow): number => {
    if (sort === 'name') return sign * a.name.localeCompare(b.name);
    return sign * (valueOf(a, sort) - valueOf(b, sort));
  };
}

function valueOf({ cells, grade }: GradebookRow, sort: string): number {
  if (sort === 'grade') return grade.percent ?? -1;
  const standing = cells[sort]?.standing;
  return standing?.kind === 'score' ? standing.points : -1;
}
