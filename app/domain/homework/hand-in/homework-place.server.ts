import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { fileKinds, type Course, type Expected } from '#app/domain/syllabus/course.ts';

/** A homework that the asker may hand in, as far as their place and the calendar decide. */
export type HomeworkPlace = { id: string; expects: Expected };

/** Where what it asks is not written yet. */
const anything: Expected = { kinds: fileKinds, megabytes: 50, byTeam: false };

export type PlaceRefusal =
  /** There is none for this asker, or none yet. */
  | 'not found'
  /** The offering is over. */
  | 'archived';

/** The homework that somebody wants to hand in; staff hands in none. */
export async function homeworkPlace(
  { db, course }: { db: Db | Transaction; course: Course },
  { role, offering: slug, at }: SignedInAsker,
  homework: string,
): Promise<{ ok: true; place: HomeworkPlace } | { ok: false; because: PlaceRefusal }> {
  const offering = course.offering(slug);
  const file = offering.homework.find((each) => each.slug === homework);
  if (file === undefined || at < file.released || !may(role, 'hand in homework')) {
    return { ok: false, because: 'not found' };
  }
  if (offering.archived) return { ok: false, because: 'archived' };
  const where = { offeringId_slug: { offeringId: slug, slug: homework } };
  const { id } = await db.homework.findUniqueOrThrow({ where, select: { id: true } });
  return { ok: true, place: { id, expects: file.statement?.expects ?? anything } };
}

/**
 * What people hand in, and by when they may, is decided one after the other for each of them,
 * whatever it is: it shares their late days.
 */
export async function lockPeople(tx: Transaction, people: readonly string[]): Promise<void> {
  const ids = [...people];
  await tx.$queryRaw`SELECT id FROM person WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}
