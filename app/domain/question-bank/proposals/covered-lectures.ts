import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';

/** The slugs of the lectures that an offering's midterm covers; null where it has none. */
export function coveredLectures({
  midterm,
  lectures,
}: Pick<OfferingFile, 'midterm' | 'lectures'>): string[] | null {
  if (midterm === null) return null;
  return lectures.filter(({ date }) => date < midterm.date).map(({ slug }) => slug);
}

/** The same with their titles, in their order: for which lectures one can propose a question. */
export function lecturesToProposeFor(
  offering: Pick<OfferingFile, 'midterm' | 'lectures'>,
): { slug: string; title: Bilingual }[] | null {
  const covered = coveredLectures(offering);
  if (covered === null) return null;
  const those = offering.lectures.filter(({ slug }) => covered.includes(slug));
  return those.map(({ slug, title }) => ({ slug, title }));
}
