import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { GradebookFacts, GradedPerson } from './gradebook-facts.server.ts';
import { gradeItems } from './grade-items.ts';
import { gradeOf, type Grade } from './grade.ts';
import { cellOf, type GradebookCell } from './item-facts.ts';

/** How one person stands with every item, as staff see it: released or not. */
export type GradebookLine = GradedPerson & {
  /** By the items' keys. */
  cells: Record<string, GradebookCell>;
};

/** The same, with what it comes to. */
export type GradebookRow = GradebookLine & { grade: Pick<Grade, 'percent' | 'letter' | 'settled'> };

/** The lines of the gradebook, in the order of the facts' people. */
export function gradebookLines(
  offering: OfferingFile,
  { people, factsOf }: GradebookFacts,
): GradebookLine[] {
  const items = gradeItems(offering);
  return people.map((person) => ({
    ...person,
    cells: Object.fromEntries(items.map(({ key }) => [key, cellOf(factsOf(person.id, key))])),
  }));
}

/** What a line comes to. */
export function withGrade(offering: OfferingFile, line: GradebookLine): GradebookRow {
  const scheme = { items: gradeItems(offering), policy: offering.policy };
  const standing = (key: string) => line.cells[key]?.standing ?? { kind: 'open' as const };
  const { percent, letter, settled } = gradeOf(scheme, standing);
  return { ...line, grade: { percent, letter, settled } };
}
