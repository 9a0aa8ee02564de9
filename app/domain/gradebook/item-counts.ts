import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { GradebookFacts } from './gradebook-facts.server.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import { cellOf } from './item-facts.ts';

/** How far an item is, in people. */
export type ItemCounts = {
  item: GradeItem;
  /** For whom a release would open something. */
  unreleased: number;
  /** Who sees what stands. */
  released: number;
  /** Who has handed it in and waits for a score. */
  waits: number;
};

/** How far each item is, over everybody who is graded. */
export function itemCounts(
  offering: OfferingFile,
  { people, factsOf }: GradebookFacts,
): ItemCounts[] {
  return gradeItems(offering).map((item) => {
    const counts = { item, unreleased: 0, released: 0, waits: 0 };
    for (const { id } of people) {
      const { unreleased, seen, waits } = cellOf(factsOf(id, item.key));
      if (unreleased) counts.unreleased += 1;
      if (seen === 'this') counts.released += 1;
      if (waits) counts.waits += 1;
    }
    return counts;
  });
}
