import type { Db } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { pageOf } from '#app/ui/page-number.ts';
import {
  factsAbout,
  gradebookFacts,
  gradedPeople,
  type GradebookFacts,
  type GradedPerson,
} from './gradebook-facts.server.ts';
import { perPage, type GradebookQuery } from './gradebook-query.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import type { ItemStanding } from './grade.ts';
import { gradesIn, rowsFrom, type GradebookRow } from './gradebook-row.ts';
import { standingIn } from './item-facts.ts';

export type StaffGradebook = {
  items: GradeItem[];
  /** Of this page. */
  rows: GradebookRow[];
  /** How many there are on all pages. */
  total: number;
  page: number;
  pages: number;
};

/** The gradebook of an offering for its staff, a hundred people at a time. */
export async function staffGradebook(
  db: Db,
  offering: OfferingFile,
  query: GradebookQuery,
  at: Date,
): Promise<StaffGradebook> {
  const people = await gradedPeople(db, offering.slug);
  const found = people.filter((person) => isWanted(person, query));
  const { sort, descending } = query;
  // In the order of names nothing has to be known of who is not shown.
  const factsOf = sort === 'name' ? null : await factsAbout(db, offering, at);
  const byName = descending ? found.toReversed() : found;
  const ordered = factsOf === null ? byName : inOrder(found, offering, factsOf, query);
  const { items: shown, ...page } = pageOf(ordered, query.page, perPage);
  const ids = shown.map(({ id }) => id);
  return {
    items: gradeItems(offering),
    rows: rowsFrom(offering, {
      people: shown,
      factsOf: factsOf ?? (await factsAbout(db, offering, at, ids)),
    }),
    ...{ total: page.found, page: page.page, pages: page.pages },
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

/** By what they have: who has nothing of it comes last when the best come first. */
function inOrder(
  people: readonly GradedPerson[],
  offering: OfferingFile,
  factsOf: GradebookFacts['factsOf'],
  { sort, descending }: GradebookQuery,
): readonly GradedPerson[] {
  const gradeBy = gradesIn(offering);
  const values = people.map(({ id }) =>
    sort === 'grade'
      ? (gradeBy((key) => standingIn(factsOf(id, key))).percent ?? -1)
      : pointsOf(standingIn(factsOf(id, sort))),
  );
  const sign = descending ? -1 : 1;
  const valued = people.map((person, index) => ({ person, value: values[index] ?? -1 }));
  return valued.sort((a, b) => sign * (a.value - b.value)).map(({ person }) => person);
}

function pointsOf(standing: ItemStanding): number {
  return standing.kind === 'score' ? standing.points : -1;
}
