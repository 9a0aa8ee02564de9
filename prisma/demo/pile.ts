import type { Transaction } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';

/** Rows of the demo on their way into the database: one statement for each table. */
export type Pile = ReturnType<typeof emptyPile>;

export function emptyPile() {
  return {
    person: [] as Prisma.PersonCreateManyInput[],
    application: [] as Prisma.ApplicationCreateManyInput[],
    applicationReview: [] as Prisma.ApplicationReviewCreateManyInput[],
    applicationOutcome: [] as Prisma.ApplicationOutcomeCreateManyInput[],
    seatFact: [] as Prisma.SeatFactCreateManyInput[],
    membership: [] as Prisma.MembershipCreateManyInput[],
    submission: [] as Prisma.SubmissionCreateManyInput[],
    submittedFile: [] as Prisma.SubmittedFileCreateManyInput[],
    scoreFact: [] as Prisma.ScoreFactCreateManyInput[],
    release: [] as Prisma.ReleaseCreateManyInput[],
    notification: [] as Prisma.NotificationCreateManyInput[],
    record: [] as Prisma.RecordCreateManyInput[],
  };
}

/** Writes the pile, what others refer to first. */
export async function writePile(tx: Transaction, pile: Pile): Promise<void> {
  await tx.person.createMany({ data: pile.person });
  await tx.application.createMany({ data: pile.application });
  await tx.applicationReview.createMany({ data: pile.applicationReview });
  await tx.applicationOutcome.createMany({ data: pile.applicationOutcome });
  await tx.seatFact.createMany({ data: pile.seatFact });
  await tx.membership.createMany({ data: pile.membership });
  await tx.submission.createMany({ data: pile.submission });
  await tx.submittedFile.createMany({ data: pile.submittedFile });
  await tx.scoreFact.createMany({ data: pile.scoreFact });
  await tx.release.createMany({ data: pile.release });
  await tx.notification.createMany({ data: pile.notification });
  await tx.record.createMany({ data: pile.record });
}
