import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { GradebookFacts, GradedPerson } from './gradebook-facts.server.ts';
import { gradeItems } from './grade-items.ts';
import { gradeOf, type Grade } from './grade.ts';
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
  const scheme = { items, policy: offering.policy };
  return people.map((person) => {
    const cells: GradebookRow['cells'] = {};
    for (const { key } of items) cells[key] = cellOf(factsOf(person.id, key));
    const standing = (key: string) => cells[key]?.standing ?? { kind: 'open' as const };
    const { percent, letter, settled } = gradeOf(scheme, standing);
    return { ...person, cells, grade: { percent, letter, settled } };
  });
}
