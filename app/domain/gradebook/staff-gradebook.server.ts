import type { Db } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { pageOf } from '#app/ui/page-number.ts';
import { gradebookFacts } from './gradebook-facts.server.ts';
import { perPage, type GradebookQuery } from './gradebook-query.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import {
  gradebookLines,
  withGrade,
  type GradebookLine,
  type GradebookRow,
} from './gradebook-row.ts';

export type StaffGradebook = {
  items: GradeItem[];
  /** Of this page. */
  rows: GradebookRow[];
  /** How many there are on all pages. */
  total: number;
  page: number;
  pages: number;
  /** By item: what waits for a score, and what a release would open. */
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
  const all = gradebookLines(offering, await gradebookFacts(db, offering, at));
  const lines = inOrder(
    all.filter((line) => isWanted(line, query)),
    offering,
    query,
  );
  const page = pageOf(lines, query.page, perPage);
  return {
    items,
    ...{ rows: page.items.map((line) => withGrade(offering, line)) },
    ...{ total: page.found, page: page.page, pages: page.pages },
    counts: Object.fromEntries(items.map(({ key }) => [key, countsOf(all, key)])),
  };
}

/** Everybody's line, in the order of their names. For staff alone. */
export async function gradebookRows(
  db: Db,
  offering: OfferingFile,
  at: Date,
): Promise<GradebookRow[]> {
  const lines = gradebookLines(offering, await gradebookFacts(db, offering, at));
  return lines.map((line) => withGrade(offering, line));
}

function countsOf(lines: readonly GradebookLine[], key: string) {
  const cells = lines.flatMap(({ cells: own }) => own[key] ?? []);
  return {
    waits: cells.filter(({ waits }) => waits).length,
    unreleased: cells.filter(({ unreleased }) => unreleased).length,
  };
}

function isWanted({ name, email, number, role }: GradebookLine, query: GradebookQuery): boolean {
  if (query.role !== null && role !== query.role) return false;
  const wanted = query.search.toLowerCase();
  return [name, email, number ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

/** By name, or by what they have: who has nothing of it comes last when the best come first. */
function inOrder(
  lines: readonly GradebookLine[],
  offering: OfferingFile,
  { sort, descending }: GradebookQuery,
): readonly GradebookLine[] {
  // They come in the order of their names.
  if (sort === 'name') return descending ? lines.toReversed() : lines;
  const sign = descending ? -1 : 1;
  const valued = lines.map((line) => ({ line, value: valueOf(line, offering, sort) }));
  return valued.sort((a, b) => sign * (a.value - b.value)).map(({ line }) => line);
}

function valueOf(line: GradebookLine, offering: OfferingFile, sort: string): number {
  if (sort === 'grade') return withGrade(offering, line).grade.percent ?? -1;
  const standing = line.cells[sort]?.standing;
  return standing?.kind === 'score' ? standing.points : -1;
}
