import type { Db } from '#app/db/client.ts';
import type { Viewer } from '#app/domain/people/asker.ts';

/**
 * Marks a lecture as read for one person, or takes the mark away. Done again it changes nothing:
 * the first time that somebody read it stays. Anybody signed in may, whatever their role.
 *
 * @returns false when the offering has no such lecture
 */
export async function markLecture(
  { db }: { db: Db },
  { person, offering, at }: { person: Pick<Viewer, 'id'>; offering: string; at: Date },
  { lecture: slug, read }: { lecture: string; read: boolean },
): Promise<boolean> {
  const lecture = await db.lecture.findUnique({
    where: { offeringId_slug: { offeringId: offering, slug } },
    select: { id: true },
  });
  if (lecture === null) return false;
  const mark = { lectureId: lecture.id, personId: person.id };
  if (read) await db.lectureMark.createMany({ data: [{ ...mark, at }], skipDuplicates: true });
  else await db.lectureMark.deleteMany({ where: mark });
  return true;
}
