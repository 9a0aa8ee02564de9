import type { OfferingFile } from '#app/domain/syllabus/course.ts';

/** The slugs of the lectures that an offering's midterm covers; null where it has none. */
export function coveredLectures({
  midterm,
  lectures,
}: Pick<OfferingFile, 'midterm' | 'lectures'>): string[] | null {
  if (midterm === null) return null;
  return lectures.filter(({ date }) => date < midterm.date).map(({ slug }) => slug);
}
