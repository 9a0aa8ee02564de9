import type { LectureFile, OfferingFile } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { Experiment } from '#playground/catalog.ts';
import { families, familyOf } from '#playground/catalog/families.ts';

type Offering = Pick<OfferingFile, 'slug' | 'term'> & {
  lectures: readonly Pick<LectureFile, 'slug' | 'title' | 'start' | 'experiments'>[];
};

/** A lecture with its experiments, one list for each family, in the order of `families`. */
export type MatrixRow = {
  /** Null for what no lecture shows. */
  title: Bilingual | null;
  /** Where the lecture can be read, the latest term first. */
  lectures: { offering: string; slug: string; term: Bilingual }[];
  cells: Experiment[][];
};

/**
 * Lectures × families. The rows are the lectures of the latest term that show an experiment, then
 * those of earlier terms that show one more, and at the end what no lecture shows.
 */
export function experimentMatrix(
  offerings: readonly Offering[],
  experiments: readonly Experiment[],
): MatrixRow[] {
  const latestFirst = offerings.toSorted((a, b) => beginning(b) - beginning(a));
  const shown = new Set<string>();
  const rows: MatrixRow[] = [];
  for (const { lectures } of latestFirst) {
    for (const { slug, title, experiments: slugs } of lectures) {
      const fresh = rows.every((row) => row.lectures.every((each) => each.slug !== slug));
      if (!fresh || slugs.every((each) => shown.has(each))) continue;
      slugs.forEach((each) => shown.add(each));
      const here = experiments.filter((each) => slugs.includes(each.slug));
      rows.push({ title, lectures: readAt(latestFirst, slug), cells: byFamily(here) });
    }
  }
  const rest = experiments.filter(({ slug }) => !shown.has(slug));
  if (rest.length === 0) return rows;
  return [...rows, { title: null, lectures: [], cells: byFamily(rest) }];
}

function beginning({ lectures: [first] }: Offering): number {
  return first?.start.getTime() ?? 0;
}

function readAt(offerings: readonly Offering[], slug: string): MatrixRow['lectures'] {
  return offerings
    .filter(({ lectures }) => lectures.some((lecture) => lecture.slug === slug))
    .map((offering) => ({ offering: offering.slug, slug, term: offering.term }));
}

function byFamily(experiments: readonly Experiment[]): Experiment[][] {
  return families.map(({ id }) => experiments.filter((each) => familyOf(each) === id));
}
