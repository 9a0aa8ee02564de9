import { instrumentSummary } from './instrument-summary.ts';
import type { LectureFile, OfferingFile } from './course.ts';

export type LecturePage = NonNullable<ReturnType<typeof lecturePage>>;

/** What a lecture's page says about it, but for its notes; null when there is no such lecture. */
export function lecturePage({ lectures, slug, code, term, zone }: OfferingFile, wanted: string) {
  const index = lectures.findIndex((lecture) => lecture.slug === wanted);
  const lecture = lectures[index];
  if (lecture === undefined) return null;
  const { title, week, start, end, place, abstract, topics, readings } = lecture;
  const { slides, recording, translated } = lecture;
  const instruments = lecture.experiments
    .map(instrumentSummary)
    .filter((instrument) => instrument !== undefined);
  return {
    offering: { slug, code, term, zone },
    slug: lecture.slug,
    title,
    week,
    start,
    end,
    place,
    abstract,
    topics,
    readings,
    slides,
    recording,
    instruments,
    translated,
    bilingual: lecture.notes.en !== null && lecture.notes.zh !== null,
    previous: neighbour(lectures[index - 1]),
    following: neighbour(lectures[index + 1]),
  };
}

function neighbour(lecture: LectureFile | undefined) {
  return lecture === undefined ? null : { slug: lecture.slug, title: lecture.title };
}
