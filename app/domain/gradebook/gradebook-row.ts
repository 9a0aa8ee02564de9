import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { GradebookFacts, GradedPerson } from './gradebook-facts.server.ts';
import { gradeItems } from './grade-items.ts';
import { gradeOf, type Grade, type ItemStanding } from './grade.ts';
import { cellOf, type GradebookCell } from './item-facts.ts';

/** How one person stands with every item and what it comes to, as staff see it: released or not. */
export type GradebookRow = GradedPerson & {
  /** By the items' keys. */
  cells: Record<string, GradebookCell>;
  grade: Pick<Grade, 'percent' | 'letter' | 'settled'>;
};

/** The rows of the gradebook, in the order of the facts' people. */
export function rowsFrom(
  offering: OfferingFile,
  { people, factsOf }: { people: readonly GradedPerson[] } & Pick<GradebookFacts, 'factsOf'>,
): GradebookRow[] {
  const items = gradeItems(offering);
  const gradeBy = gradesIn(offering);
  return people.map((person) => {
    const cells: GradebookRow['cells'] = {};
    for (const { key } of items) cells[key] = cellOf(factsOf(person.id, key));
    const { percent, letter, settled } = gradeBy(
      (key) => cells[key]?.standing ?? { kind: 'open' as const },
    );
    return { ...person, cells, grade: { percent, letter, settled } };
  });
}

/** What people's standings come to in an offering: a grade by the standings of its items. */
export function gradesIn(
  offering: OfferingFile,
): (standing: (item: string) => ItemStanding) => Grade {
  const scheme = { items: gradeItems(offering), policy: offering.policy };
  return (standing) => gradeOf(scheme, standing);
}
