import type { LectureFile, OfferingFile } from './course.ts';

/** That somebody marked a lecture as read. */
export type LectureRead = { lecture: string; at: Date };

/** How far somebody is with an offering's lectures. */
export type ReadingProgress = {
  /** All lectures in the order of the term. */
  lectures: { slug: string; read: boolean }[];
  /** How many of them are read. */
  read: number;
  /** The first that is not; null when all are. */
  next: LectureFile | null;
};

/** Marks of lectures that are no longer in the offering's files count for nothing. */
export function readingProgress(
  { lectures }: Pick<OfferingFile, 'lectures'>,
  marks: readonly LectureRead[],
): ReadingProgress {
  const marked = new Set(marks.map(({ lecture }) => lecture));
  return {
    lectures: lectures.map(({ slug }) => ({ slug, read: marked.has(slug) })),
    read: lectures.filter(({ slug }) => marked.has(slug)).length,
    next: lectures.find(({ slug }) => !marked.has(slug)) ?? null,
  };
}
