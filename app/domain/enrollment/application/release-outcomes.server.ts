import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { changeSeats, writeOffer } from '../change-seats.server.ts';
import { writeSeatFact } from '../write-seat-fact.server.ts';
import { pendingApplications } from './pending-applications.server.ts';
import { releasePlan, toldIn, type PendingApplication, type ReleasePlan } from './release-plan.ts';
import { markOf } from './staff-release-plan.server.ts';

export type ReleaseOutcomesResult =
  | { ok: true; told: number; repeated: boolean }
  /** Something is not as it was shown; nothing was released. */
  | { ok: false; because: 'changed' | 'nothing prepared' }
  | { ok: false; because: 'more than free'; offers: number; free: number }
  | { ok: false; because: 'already released'; by: string };

/**
 * Tells everybody in the shown plan their outcome, all in one transaction that holds the seats:
 * offers, places on the waitlist, refusals, notices and records. Exactly the plan that was shown is
 * released; the same plan again, by the same person, is the same release.
 *
 * @param mark of the plan that was shown
 */
export async function releaseOutcomes(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  mark: string,
): Promise<ReleaseOutcomesResult> {
  const { offering: slug, person, at } = asker;
  const offering = course.offering(slug);
  if (!may(asker.role, 'review applications')) return { ok: false, because: 'nothing prepared' };
  // What `markOf` never makes is the mark of no plan.
  if (!/^[\w-]{43}$/.test(mark)) return { ok: false, because: 'changed' };
  return changeSeats(db, offering, at, async ({ tx, places: { seats } }) => {
    const subject = `release:${slug}:${mark}`;
    const earlier = await tx.record.findFirst({ where: { subject }, include: { actor: true } });
    if (earlier !== null) {
      return earlier.actorId === person.id
        ? { ok: true, told: 0, repeated: true }
        : { ok: false, because: 'already released', by: earlier.actor?.name ?? '' };
    }
    const plan = releasePlan(await pendingApplications(tx, slug), seats.free);
    if (markOf(plan) !== mark) return { ok: false, because: 'changed' };
    const told = toldIn(plan);
    if (told.length === 0) return { ok: false, because: 'nothing prepared' };
    if (plan.offer.length > plan.free) {
      const { free } = plan;
      return { ok: false, because: 'more than free', offers: plan.offer.length, free };
    }
    for (const { personId } of plan.offer) {
      await writeOffer(tx, offering, { personId, actor: person.id, at });
    }
    for (const each of plan.waitlist) await tellAnswer(tx, asker, each, 'waitlist');
    for (const each of plan.refuse) await tellAnswer(tx, asker, each, 'refuse');
    await tx.applicationOutcome.updateMany({
      where: { id: { in: told.flatMap(({ outcomeId }) => outcomeId ?? []) } },
      data: { releasedAt: at },
    });
    await writeRecord(tx, {
      ...{ offering: slug, actor: person.id, action: 'released outcomes', subject },
      to: counts(plan),
      at,
    });
    return { ok: true, told: told.length, repeated: false };
  });
}

async function tellAnswer(
  tx: Transaction,
  { offering, person, at }: SignedInAsker,
  { personId, outcomeId }: PendingApplication,
  outcome: 'waitlist' | 'refuse',
): Promise<void> {
  const kind = outcome === 'waitlist' ? 'waitlisted' : 'refused';
  await writeSeatFact(tx, { offering, personId, kind, actor: person.id, at });
  await notify(tx, {
    kind: 'application-decided',
    event: `application-decided:${outcomeId}`,
    people: [personId],
    offering,
    path: `/${offering}/apply`,
    data: { outcome },
    at,
  });
}

function counts({ offer, waitlist, refuse }: ReleasePlan) {
  return { offers: offer.length, waitlisted: waitlist.length, refused: refuse.length };
}
