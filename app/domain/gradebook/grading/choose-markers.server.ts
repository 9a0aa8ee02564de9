import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { staffOf } from '#app/domain/projects/desk/desk-facts.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { markedParts } from './rubric.ts';

export type ChooseMarkersResult = { ok: true } | { ok: false; because: 'not found' | 'archived' };

/**
 * Says who of staff marks a part of a homework; nobody named means anybody. What waits for whom
 * follows it; what was given stays.
 */
export async function chooseMarkers(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { homework: string; part: string; people: readonly string[] },
): Promise<ChooseMarkersResult> {
  const offering = course.offering(asker.offering);
  const file = offering.homework.find(({ slug }) => slug === input.homework);
  const part = file && markedParts(file).find(({ key }) => key === input.part);
  if (part === undefined || !may(asker.role, 'grade')) return { ok: false, because: 'not found' };
  if (offering.archived) return { ok: false, because: 'archived' };
  return db.$transaction(async (tx): Promise<ChooseMarkersResult> => {
    const homework = await tx.homework.findUniqueOrThrow({
      where: { offeringId_slug: { offeringId: offering.slug, slug: input.homework } },
      select: { id: true },
    });
    await tx.$queryRaw`SELECT id FROM homework WHERE id = ${homework.id}::uuid FOR NO KEY UPDATE`;
    const staff = await staffOf(tx, offering.slug);
    const chosen = staff.flatMap(({ id }) => (input.people.includes(id) ? [id] : []));
    if (chosen.length < new Set(input.people).size) return { ok: false, because: 'not found' };
    const where = { homeworkId: homework.id, part: part.key };
    const before = await tx.partMarker.findMany({ where, orderBy: { personId: 'asc' } });
    await tx.partMarker.deleteMany({ where });
    await tx.partMarker.createMany({ data: chosen.map((personId) => ({ ...where, personId })) });
    await writeRecord(tx, {
      ...{ offering: offering.slug, actor: asker.person.id, at: asker.at },
      ...{ action: 'chose markers', subject: `homework:${homework.id}` },
      from: { part: part.key, people: before.map(({ personId }) => personId) },
      to: { part: part.key, people: chosen },
    });
    return { ok: true };
  });
}
