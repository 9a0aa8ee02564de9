import type { Application } from '#app/db/generated/client.ts';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { seatFacts } from '#app/domain/waitlist/seat-facts.server.ts';
import { applicationState, type ApplicationState } from './application.ts';

/** The asker's own application with where it stands. */
export async function findApplication(
  db: Db | Transaction,
  { offering: offeringId, person, at }: SignedInAsker,
): Promise<{ row: Application | null; state: ApplicationState }> {
  const [row, facts] = await Promise.all([
    db.application.findUnique({
      where: { offeringId_personId: { offeringId, personId: person.id } },
    }),
    seatFacts(db, offeringId, at, person.id),
  ]);
  return { row, state: applicationState(facts, at) };
}

/**
 * The application's row, locked until the transaction ends; an empty one is made where there is
 * none, so that two tabs that begin at once keep into the same. The offering is held before a row
 * is made: whoever sends holds it first as well, and neither waits for the other in a ring.
 */
export async function lockApplication(
  tx: Transaction,
  { id, offering, personId }: { id: string; offering: string; personId: string },
) {
  const own = { offeringId_personId: { offeringId: offering, personId } };
  if ((await tx.application.findUnique({ where: own, select: { id: true } })) === null) {
    await tx.$queryRaw`SELECT id FROM offering WHERE id = ${offering} FOR KEY SHARE`;
    await tx.application.createMany({
      data: [{ id, offeringId: offering, personId }],
      skipDuplicates: true,
    });
  }
  await tx.$queryRaw`
    SELECT id FROM application
     WHERE offering_id = ${offering} AND person_id = ${personId}::uuid FOR UPDATE`;
  return tx.application.findUniqueOrThrow({ where: own });
}
