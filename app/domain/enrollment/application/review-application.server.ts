import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { reviewFields } from './review-fields.ts';

export type ReviewApplicationResult =
  { ok: true } | { ok: false; because: 'not found' | 'not understood' };

/**
 * Keeps one's own score or note, or both, while they are typed: only what is given is changed. The
 * applicant never sees any of it.
 */
export async function reviewApplication(
  { db }: { db: Db },
  asker: SignedInAsker,
  { application, changed }: { application: string; changed: unknown },
): Promise<ReviewApplicationResult> {
  const fields = reviewFields.safeParse(changed);
  if (!fields.success) return { ok: false, because: 'not understood' };
  if (!may(asker.role, 'review applications') || !z.uuid().safeParse(application).success) {
    return { ok: false, because: 'not found' };
  }
  return db.$transaction(async (tx) => {
    const found = await tx.application.findFirst({
      where: { id: application, offeringId: asker.offering, submittedAt: { not: null } },
      select: { id: true },
    });
    if (found === null) return { ok: false, because: 'not found' };
    const key = { applicationId: application, reviewerId: asker.person.id };
    const { score, note } = fields.data;
    await tx.applicationReview.createMany({
      data: [{ ...key, changedAt: asker.at }],
      skipDuplicates: true,
    });
    await tx.applicationReview.update({
      where: { applicationId_reviewerId: key },
      data: {
        changedAt: asker.at,
        ...(score !== undefined && { score }),
        ...(note !== undefined && { note }),
      },
    });
    return { ok: true };
  });
}
