import type { LectureFile, OfferingFile } from './course.ts';

/** The lecture that is on or comes next; undefined after the last one. */
export function nextLecture({ lectures }: OfferingFile, now: Date): LectureFile | undefined {
  return lectures.find(({ end }) => now < end);
}

/** The first deadline that has not passed. */
export function nextDeadline<D extends { due: Date }>(
  deadlines: readonly D[],
  now: Date,
): D | undefined {
  return deadlines
    .filter(({ due }) => now <= due)
    .reduce<D | undefined>(
      (first, one) => (first && first.due <= one.due ? first : one),
      undefined,
    );
}
