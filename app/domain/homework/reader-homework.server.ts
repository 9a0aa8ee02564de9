import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { courseDeadlines } from '#app/domain/syllabus/course-deadlines.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';

/** One homework as somebody sees it who does it for themselves: nothing of it is graded. */
export type ReaderHomework = {
  slug: string;
  title: Bilingual;
  released: Date;
  due: Date;
  /** The last version they handed in. */
  handedIn: { number: number; at: Date } | null;
};

/**
 * The offering's homework for an asker without grades: when it comes out, when the course hands it
 * in, and what they handed in themselves. Scores, late days and prices are not even asked for.
 */
export async function readerHomework(
  db: Db,
  course: Course,
  { person, offering: slug, at }: SignedInAsker,
): Promise<ReaderHomework[]> {
  const offering = course.offering(slug);
  const deadlines = await courseDeadlines(db, offering);
  const submissions = await db.submission.findMany({
    where: { personId: person.id, submittedAt: { lte: at }, homework: { offeringId: slug } },
    select: { number: true, submittedAt: true, homework: { select: { slug: true } } },
    orderBy: { number: 'desc' },
  });
  return offering.homework.map(({ slug: key, title, released, due }) => {
    const moved = deadlines.find(({ kind, slug: one }) => kind === 'homework' && one === key);
    const last = submissions.find(({ homework }) => homework.slug === key);
    return {
      ...{ slug: key, title, released, due: moved?.due ?? due },
      handedIn: last === undefined ? null : { number: last.number, at: last.submittedAt },
    };
  });
}
