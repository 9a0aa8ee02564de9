import type { Db, Transaction } from '#app/db/client.ts';
import type { LateCut } from '#app/domain/calendar/late-policy.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { releasedScores } from '#app/domain/waitlist/released-scores.server.ts';
import { whatStands } from '#app/domain/waitlist/what-stands.ts';
import { regradeThreads } from '../regrades/regrade-threads.server.ts';
import { regradeUntil } from '../regrades/regrade-window.ts';
import type { RegradeThread } from '../regrades/regrade-thread.ts';
import type { MarkNote } from './mark-limits.ts';
import { markedParts, pointsOf, type MarkedPart, type Points } from './rubric.ts';
import { markSelect, workMark } from './work-marks.server.ts';

/** What the person sees of the marks of one part; nothing says who gave them. */
export type SeenPart = MarkedPart & {
  given: number;
  criteria: Points;
  /** What was said about the part, by each who marked it. */
  words: string[];
  notes: MarkNote[];
  regrade: RegradeThread | null;
};

/** The marks behind a released score. */
export type StudentMarks = {
  score: string;
  submission: string;
  number: number;
  /** What the parts come to. */
  points: number;
  /** What being late takes off that, if anything, and what it comes to then. */
  cut: LateCut | null;
  after: number;
  seenFrom: Date;
  parts: SeenPart[];
  files: { id: string; name: string; sha256: string; size: number }[];
  /** Until when another look can be asked for; null where the course gives none. */
  regradeUntil: Date | null;
  /** Every version whose marks they see, and what each got, after what being late took. */
  versions: { number: number; points: number }[];
};

/**
 * The marks behind the score that a person sees of a homework: the released ones, and no others.
 * Null where nothing is released, or where what stands was not given by marks.
 *
 * @param version another of theirs than the one whose score stands, by its number
 */
export async function studentMarks(
  db: Db | Transaction,
  course: Course,
  asker: Pick<Asker, 'offering' | 'at'> & { person: { id: string } },
  slug: string,
  version: number | null = null,
): Promise<StudentMarks | null> {
  const { at, person } = asker;
  const offering = course.offering(asker.offering);
  const homework = offering.homework.find((each) => each.slug === slug);
  if (homework === undefined) return null;
  const released = (await releasedScores(db, offering, at, [person.id])).filter(
    ({ item }) => item === slug,
  );
  const submissions = await db.submission.findMany({
    where: { id: { in: released.flatMap(({ submissionId }) => submissionId ?? []) } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true },
  });
  const versions = submissions.map(({ id, number }) => ({
    number,
    score: released.findLast(({ submissionId }) => submissionId === id) ?? null,
  }));
  const stands =
    version === null
      ? whatStands(released)
      : (versions.find(({ number }) => number === version)?.score ?? null);
  if (stands === null || stands.submissionId === null) return null;
  const { submissionId, knownFrom: seenFrom } = stands;
  const rows = await db.partMark.findMany({
    where: { scores: { some: { scoreFactId: stands.id } } },
    orderBy: { id: 'asc' },
    select: markSelect,
  });
  if (rows.length === 0) return null;
  const marks = rows.map(workMark);
  const threads = await regradeThreads(db, submissionId, at);
  const { number, files } = await db.submission.findUniqueOrThrow({
    where: { id: submissionId },
    select: {
      number: true,
      files: {
        orderBy: { name: 'asc' },
        select: { id: true, name: true, sha256: true, size: true },
      },
    },
  });
  const { regradeDays } = offering.policy.grading.marking;
  return {
    ...{ score: stands.id, submission: submissionId, number, seenFrom, files },
    points: stands.full ?? 0,
    ...{ cut: stands.cut ?? null, after: stands.points ?? 0 },
    versions: versions.map((each) => ({ number: each.number, points: each.score?.points ?? 0 })),
    regradeUntil: regradeUntil(seenFrom, regradeDays, offering.zone),
    parts: markedParts(homework).flatMap((part) => {
      const own = marks.filter((mark) => mark.part === part.key);
      const last = own.at(-1);
      if (last === undefined) return [];
      return {
        ...{ ...part, given: pointsOf(part, last.points), criteria: last.points },
        words: own.flatMap(({ words }) => (words === '' ? [] : [words])),
        notes: own.flatMap(({ notes }) => notes),
        regrade: threads.find((thread) => thread.part === part.key) ?? null,
      };
    }),
  };
}
