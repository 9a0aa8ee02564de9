import type { Db } from '#app/db/client.ts';
import { courseDeadlines } from './course-deadlines.server.ts';
import type { OfferingFile } from './course.ts';
import { instrumentSummary, type InstrumentSummary } from './instrument-summary.ts';
import { nextDeadline, nextLecture } from './what-is-next.ts';

export type OfferingOverview = Awaited<ReturnType<typeof offeringOverview>>;

/** What an offering is, when it meets and what is next: public, for its door and the list of all. */
export async function offeringOverview(db: Db, offering: OfferingFile, now: Date) {
  const { slug, code, title, term, institution, summary, zone, archived, meeting } = offering;
  const lecture = nextLecture(offering, now);
  const deadline = nextDeadline(await courseDeadlines(db, offering), now);
  return {
    slug,
    code,
    title,
    term,
    institution,
    summary,
    zone,
    archived,
    meeting: { day: meeting.day, start: meeting.start, end: meeting.end, place: meeting.place },
    lectures: offering.lectures.length,
    nextLecture: lecture && {
      slug: lecture.slug,
      title: lecture.title,
      start: lecture.start,
      end: lecture.end,
    },
    nextDeadline: deadline && {
      kind: deadline.kind,
      slug: deadline.slug,
      title: deadline.title,
      due: deadline.due,
    },
    instrument: instrumentOf(offering, now),
  };
}

/** The instrument to show at the door: that of the latest lecture that has one. */
function instrumentOf({ lectures }: OfferingFile, now: Date): InstrumentSummary | undefined {
  const equipped = lectures.filter(({ experiments }) => experiments.length > 0);
  const held = equipped.filter(({ start }) => start <= now);
  const [slug] = (held.at(-1) ?? equipped.at(0))?.experiments ?? [];
  return slug === undefined ? undefined : instrumentSummary(slug);
}
