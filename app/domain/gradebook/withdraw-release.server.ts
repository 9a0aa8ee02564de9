import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { longestReason } from './give-score.ts';
import { gradeItems } from './grade-items.ts';
import { lockReleases } from './release-scores.server.ts';

export type WithdrawReleaseResult =
  | { ok: true; withdrawn: number }
  | {
      ok: false;
      because: 'not found' | 'archived' | 'nothing to withdraw' | 'no reason' | 'reason too long';
    };

/**
 * Takes the release of an item back: nobody sees a score of it any more, nor a line in their inbox
 * that there is one. A letter that was sent stays sent. That it was seen stays in the records.
 */
export async function withdrawRelease(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { item: string; why: string },
): Promise<WithdrawReleaseResult> {
  const offering = course.offering(asker.offering);
  const item = gradeItems(offering).find(({ key }) => key === input.item);
  if (!may(asker.role, 'grade') || item === undefined) return { ok: false, because: 'not found' };
  if (offering.archived) return { ok: false, because: 'archived' };
  const why = input.why.trim();
  if (why === '') return { ok: false, because: 'no reason' };
  if (why.length > longestReason) return { ok: false, because: 'reason too long' };
  const { person, at } = asker;
  return db.$transaction(async (tx): Promise<WithdrawReleaseResult> => {
    await lockReleases(tx, offering.slug);
    const open = await tx.release.findMany({
      where: { withdrawnAt: null, scoreFact: { offeringId: offering.slug, item: item.key } },
      select: { id: true, scoreFactId: true, scoreFact: { select: { personId: true } } },
    });
    if (open.length === 0) return { ok: false, because: 'nothing to withdraw' };
    await tx.release.updateMany({
      where: { id: { in: open.map(({ id }) => id) } },
      data: { withdrawnAt: at, withdrawnBy: person.id },
    });
    await tx.notification.deleteMany({
      where: { event: { in: open.map(({ scoreFactId }) => `score:${scoreFactId}`) } },
    });
    const people = [...new Set(open.map(({ scoreFact }) => scoreFact.personId))];
    await writeRecord(tx, {
      ...{ offering: offering.slug, actor: person.id, at, why },
      ...{ action: 'withdrew release', subject: `item:${offering.slug}:${item.key}` },
      from: { people },
    });
    return { ok: true, withdrawn: people.length };
  });
}
