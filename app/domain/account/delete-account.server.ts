import type { Db, Transaction } from '#app/db/client.ts';
import { lockSeats, writeSeatFact } from '#app/domain/enrollment/write-seat-fact.server.ts';
import { retireModels } from '#app/domain/experiments/kept-model.server.ts';
import { emailOf } from '#app/domain/people/person.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { placesToGiveBack, soleInstructorOf } from './own-departure.server.ts';

export type DeletedAccount =
  | { ok: true; repeated: boolean }
  | { ok: false; because: 'address' }
  /** These running offerings would have nobody to run them. */
  | { ok: false; because: 'only instructor'; offerings: string[] };

/**
 * Takes a person out of the portal, at their own wish. Their seats go back first; then everything
 * goes that is theirs alone: address, password, passkeys, identities, sessions, drafts, what they
 * were told, notes and runs. What the course must keep stays on a row that has no name any more:
 * the work of teams, versions and submissions with receipts, scores, records. Their address is free
 * for a new account. Done again, it changes nothing.
 *
 * @param typed the address, typed to confirm
 */
export async function deleteAccount(
  db: Db,
  personId: string,
  typed: string,
  at: Date,
): Promise<DeletedAccount> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    if (person.deletedAt !== null) return { ok: true, repeated: true };
    if (emailOf(typed) !== person.email) return { ok: false, because: 'address' };

    // Always in the same order, so that two who go at once do not wait for each other.
    const offerings = await offeringsOf(tx, personId);
    for (const offering of offerings) await lockSeats(tx, offering);
    const sole = await soleInstructorOf(tx, personId);
    if (sole.length > 0) return { ok: false, because: 'only instructor', offerings: sole };
    for (const offering of await placesToGiveBack(tx, personId)) {
      await writeSeatFact(tx, { offering, personId, kind: 'dropped', actor: personId, at });
    }
    await tx.membership.updateMany({ where: { personId, to: null }, data: { to: at } });
    await removeWhatIsTheirs(tx, personId);
    await retireModels(tx, { personId }, at);
    await removeRostersNaming(tx, person.email);
    await tx.person.update({
      where: { id: personId },
      data: {
        ...{ name: '', pronouns: null, language: null, zone: null, demoRole: null },
        email: `deleted-${personId}@invalid`,
        emailConfirmedAt: null,
        emailRefusedAt: null,
        disabledAt: at,
        deletedAt: at,
      },
    });
    await writeRecord(tx, {
      offering: null,
      actor: personId,
      action: 'deleted account',
      subject: `person:${personId}`,
      at,
    });
    return { ok: true, repeated: false };
  });
}

async function offeringsOf(tx: Transaction, personId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { personId, to: null },
    select: { offeringId: true },
    distinct: ['offeringId'],
    orderBy: { offeringId: 'asc' },
  });
  return rows.map(({ offeringId }) => offeringId);
}

async function removeWhatIsTheirs(tx: Transaction, personId: string): Promise<void> {
  const where = { personId };
  await tx.session.deleteMany({ where });
  await tx.credential.deleteMany({ where });
  await tx.secondFactor.deleteMany({ where });
  await tx.passkey.deleteMany({ where });
  await tx.externalIdentity.deleteMany({ where });
  await tx.oneTimeCode.deleteMany({ where });
  await tx.knownBrowser.deleteMany({ where });
  await tx.challenge.deleteMany({ where });
  await tx.mailChoice.deleteMany({ where });
  await tx.mailKey.deleteMany({ where });
  await tx.notification.deleteMany({ where });
  await tx.delivery.deleteMany({ where });
  await tx.listEntry.deleteMany({ where });
  await tx.lectureMark.deleteMany({ where });
  await tx.cardReview.deleteMany({ where });
  await tx.stepFlag.deleteMany({ where });
  await tx.mockMidterm.deleteMany({ where });
  // What is deleted and was not brought back is nobody's; answers of others to it stay.
  await tx.questionPost.updateMany({
    where: { authorId: personId, deletedAt: { not: null } },
    data: { body: '' },
  });
  // A question that was in the bank stays the course's, without their name.
  await tx.proposal.deleteMany({ where: { authorId: personId, slug: null } });
  await tx.proposal.updateMany({
    where: { authorId: personId },
    data: { authorId: null, named: false },
  });
  await tx.experimentRun.deleteMany({ where });
  await tx.threadRead.deleteMany({ where });
  await tx.invitation.deleteMany({ where });
  await tx.lookingCard.deleteMany({ where });
  await tx.teamRequest.deleteMany({ where: { OR: [where, { askedBy: personId }] } });
  await tx.keptWords.deleteMany({ where });
  await tx.upload.deleteMany({ where });
  // What is theirs is shown to nobody under a name that they took away.
  await tx.showingFact.deleteMany({ where: { ...where, step: { in: ['consented', 'declined'] } } });
  await tx.savedReply.deleteMany({ where: { ownerId: personId, shared: false } });
  await tx.announcementSeen.deleteMany({ where });
  await tx.comment.deleteMany({ where: { authorId: personId, releasedAt: null } });
  await tx.announcement.deleteMany({ where: { authorId: personId, sendAt: null } });
  // That and when somebody applied is a part of the waitlist's order; what they wrote is theirs.
  await tx.applicationReview.deleteMany({ where: { application: where } });
  await tx.application.deleteMany({ where: { ...where, submittedAt: null } });
  await tx.$executeRaw`
    UPDATE application SET answers = '{}', draft = NULL, drafted_at = NULL
     WHERE person_id = ${personId}::uuid`;
}

/** Uploaded rosters hold names and addresses as they came; what was done by them is on record. */
async function removeRostersNaming(tx: Transaction, email: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM roster_import WHERE strpos(lower("table"::text), lower(${email})) > 0`;
}
