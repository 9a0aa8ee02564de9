import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { releasePlanOf } from './staff-releases.server.ts';

export type ReleaseScoresResult =
  | { ok: true; released: number }
  | {
      ok: false;
      because:
        | 'not found'
        | 'archived'
        /** Everybody sees what stands already. */
        | 'nothing to release'
        /** Something is not as it was shown; nothing was released. */
        | 'changed';
    };

/**
 * Lets people see what stands of an item: exactly those and exactly that which the plan showed,
 * all in one transaction with their notices and records. Done twice, the second finds nothing.
 *
 * @param input.mark of the plan that was shown
 */
export async function releaseScores(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { item: string; mark: string },
): Promise<ReleaseScoresResult> {
  const offering = course.offering(asker.offering);
  if (!may(asker.role, 'grade')) return { ok: false, because: 'not found' };
  if (offering.archived) return { ok: false, because: 'archived' };
  const { person, at } = asker;
  return db.$transaction(
    async (tx): Promise<ReleaseScoresResult> => {
      await lockReleases(tx, offering.slug);
      const plan = await releasePlanOf(tx, offering, input.item, at);
      if (plan === null) return { ok: false, because: 'not found' };
      if (plan.lines.length === 0) return { ok: false, because: 'nothing to release' };
      if (plan.mark !== input.mark) return { ok: false, because: 'changed' };
      await tx.release.createMany({
        data: plan.lines.flatMap(({ scores }) =>
          scores.map((scoreFactId) => ({
            ...{ id: newId(), scoreFactId, releasedAt: at, releasedBy: person.id },
          })),
        ),
      });
      for (const line of plan.lines) {
        await notify(tx, {
          ...{ kind: 'score', offering: offering.slug, at },
          event: `score:${line.stands}`,
          people: [line.person.id],
          path: `/${offering.slug}/grades`,
          data: { homework: plan.item.key },
        });
      }
      await writeRecord(tx, {
        ...{ offering: offering.slug, actor: person.id, at },
        ...{ action: 'released scores', subject: `item:${offering.slug}:${plan.item.key}` },
        to: { people: plan.lines.map((line) => line.person.id) },
      });
      return { ok: true, released: plan.lines.length };
    },
    { timeout: 60_000 },
  );
}

/** The releases of an offering follow one another. */
export async function lockReleases(tx: Transaction, offering: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM offering WHERE id = ${offering} FOR NO KEY UPDATE`;
}
