import type { Db } from '#app/db/client.ts';
import { courseDeadline } from '#app/domain/calendar/effective-deadline.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { OfferingFile } from './course.ts';

/** Something that everybody in the offering hands in, and when, moves by staff included. */
export type CourseDeadline = {
  kind: 'homework' | 'stage';
  /** A homework's slug or a stage's name. */
  slug: string;
  title: Bilingual;
  due: Date;
  /** How often staff have moved it, and when they did last. */
  moves: number;
  movedAt: Date | null;
};

/**
 * The deadlines of an offering for everybody, the earliest first: what the file says, or the
 * latest move. Extensions are private and not in here.
 */
export async function courseDeadlines(db: Db, offering: OfferingFile): Promise<CourseDeadline[]> {
  // Every page with a deadline asks this: one statement, where Prisma would send three.
  const facts = await db.$queryRaw<{ work: string; due: Date; movedAt: Date }[]>`
    SELECT coalesce(h.slug, s.name::text) AS work, d.due, d.moved_at AS "movedAt"
      FROM deadline_fact d
      LEFT JOIN homework h ON h.id = d.homework_id
      LEFT JOIN stage s ON s.id = d.stage_id
     WHERE coalesce(h.offering_id, s.offering_id) = ${offering.slug}`;
  const deadline = (kind: CourseDeadline['kind'], slug: string, title: Bilingual, due: Date) => {
    const moves = facts.filter(({ work }) => work === slug);
    const instants = moves.map(({ movedAt }) => movedAt.getTime());
    return {
      kind,
      slug,
      title,
      due: courseDeadline(due, moves),
      moves: moves.length,
      movedAt: instants.length === 0 ? null : new Date(Math.max(...instants)),
    };
  };
  return [
    ...offering.homework.map(({ slug, title, due }) => deadline('homework', slug, title, due)),
    ...offering.project.stages.map(({ stage, title, due }) => deadline('stage', stage, title, due)),
  ].sort((a, b) => a.due.getTime() - b.due.getTime());
}
