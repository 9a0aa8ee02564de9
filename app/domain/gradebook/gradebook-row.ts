import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { GradebookFacts, GradedPerson } from './gradebook-facts.server.ts';
import { gradeItems } from './grade-items.ts';
import { gradeOf, type Grade } from './grade.ts';
import { cellOf, type GradebookCell } from './item-facts.ts';

/** One person's line, as staff see it: released or not. */
export type GradebookRow = GradedPerson & {
  /** By the items' keys. */
  cells: Record<string, GradebookCell>;
  grade: Pick<Grade, 'percent' | 'letter' | 'settled'>;
};

/** The lines of the gradebook, in the order of the facts' people. */
export function gradebookRowsOf(
  offering: OfferingFile,
  { people, factsOf }: GradebookFacts,
): GradebookRow[] {
  const items = gradeItems(offering);
  const scheme = { items, policy: offering.policy };
  return people.map((person) => {
    const cells = Object.fromEntries(
      items.map(({ key }) => [key, cellOf(factsOf(person.id, key))] as const),
    );
    const { percent, letter, settled } = gradeOf(
      scheme,
      (key) => cells[key]?.standing ?? { kind: 'open' },
    );
    return { ...person, cells, grade: { percent, letter, settled } };
  });
}
