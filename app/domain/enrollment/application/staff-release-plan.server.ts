import { createHash } from 'node:crypto';
import type { Db } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { placesAt } from '#app/domain/waitlist/places.server.ts';
import { pendingApplications } from './pending-applications.server.ts';
import { planText, releasePlan, type ReleasePlan } from './release-plan.ts';

/** A plan as staff see it before the release; `mark` names exactly this plan. */
export type StaffReleasePlan = ReleasePlan & { mark: string; expiresAt: Date };

/** What a release at this instant would do. */
export async function staffReleasePlan(
  db: Db,
  offering: OfferingFile,
  at: Date,
): Promise<StaffReleasePlan> {
  const [pending, { seats }] = await Promise.all([
    pendingApplications(db, offering.slug),
    placesAt(db, offering, at),
  ]);
  const plan = releasePlan(pending, seats.free);
  const expiresAt = new Date(at.getTime() + offering.seats.offerHours * 3_600_000);
  return { ...plan, mark: markOf(plan), expiresAt };
}

/** A short name of a plan. */
export function markOf(plan: ReleasePlan): string {
  return createHash('sha256').update(planText(plan)).digest('base64url');
}
