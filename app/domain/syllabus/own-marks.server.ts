import type { Db } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import type { LectureRead } from './reading-progress.ts';

/** What the asker marked as read in their offering; null for somebody signed out. */
export async function ownMarks(
  db: Db,
  { person, offering }: Pick<Asker, 'person' | 'offering'>,
): Promise<LectureRead[] | null> {
  if (person === null) return null;
  const rows = await db.lectureMark.findMany({
    where: { personId: person.id, lecture: { offeringId: offering } },
    select: { at: true, lecture: { select: { slug: true } } },
  });
  return rows.map(({ at, lecture }) => ({ lecture: lecture.slug, at }));
}
