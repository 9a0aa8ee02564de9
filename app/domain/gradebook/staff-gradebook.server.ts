import type { Db } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { pageOf } from '#app/ui/page-number.ts';
import {
  gradebookFacts,
  type GradebookFacts,
  type GradedPerson,
} from './gradebook-facts.server.ts';
import { perPage, type GradebookQuery } from './gradebook-query.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import { itemCounts } from './item-counts.ts';
import { cellOf, type GradebookCell } from './item-facts.ts';
import { rowsFrom, type GradebookRow } from './gradebook-row.ts';

export type StaffGradebook = {
  items: GradeItem[];
  /** Of this page. */
  rows: GradebookRow[];
  /** How many there are on all pages. */
  total: number;
  page: number;
  pages: number;
  /** Of everybody: how many scores are waited for, and how many a release would open. */
  waits: number;
  unreleased: number;
};

/** The gradebook of an offering for its staff, a hundred people at a time. */
export async function staffGradebook(
  db: Db,
  offering: OfferingFile,
  query: GradebookQuery,
  at: Date,
): Promise<StaffGradebook> {
  const facts = await gradebookFacts(db, offering, at);
  const found = facts.people.filter((person) => isWanted(person, query));
  const page = pageOf(inOrder(found, offering, facts, query), query.page, perPage);
  const counts = itemCounts(offering, facts);
  return {
    items: gradeItems(offering),
    rows: rowsFrom(offering, { ...facts, people: page.items }),
    ...{ total: page.found, page: page.page, pages: page.pages },
    waits: counts.reduce((sum, { waits }) => sum + waits, 0),
    unreleased: counts.reduce((sum, { unreleased }) => sum + unreleased, 0),
  };
}

/** Everybody's row, in the order of their names. For staff alone. */
export async function gradebookRows(
  db: Db,
  offering: OfferingFile,
  at: Date,
): Promise<GradebookRow[]> {
  return rowsFrom(offering, await gradebookFacts(db, offering, at));
}

function isWanted({ name, email, number, role }: GradedPerson, query: GradebookQuery): boolean {
  if (query.role !== null && role !== query.role) return false;
  const wanted = query.search.toLowerCase();
  return [name, email, number ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

/** By name, or by what they have: who has nothing of it comes last when the best come first. */
function inOrder(
  people: readonly GradedPerson[],
  offering: OfferingFile,
  { factsOf }: GradebookFacts,
  { sort, descending }: GradebookQuery,
): readonly GradedPerson[] {
  // They come in the order of their names.
  if (sort === 'name') return descending ? people.toReversed() : people;
  const values =
    sort === 'grade'
      ? rowsFrom(offering, { people, factsOf }).map(({ grade }) => grade.percent ?? -1)
      : people.map(({ id }) => pointsOf(cellOf(factsOf(id, sort))));
  const sign = descending ? -1 : 1;
  const valued = people.map((person, index) => ({ person, value: values[index] ?? -1 }));
  return valued.sort((a, b) => sign * (a.value - b.value)).map(({ person }) => person);
}

function pointsOf({ standing }: GradebookCell): number {
  return standing.kind === 'score' ? standing.points : -1;
}
