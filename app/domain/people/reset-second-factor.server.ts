import type { Db } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { emailOf } from './person.ts';

/**
 * Takes away the authenticator app and the passkeys of somebody who has lost them, and ends their
 * sessions: the next sign-in sets up a new one. For the keeper of the portal, who knows the person;
 * the record names nobody as its author.
 *
 * @returns the person's name; null when nobody has the address
 */
export async function resetSecondFactor(db: Db, email: string, at: Date): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { email: emailOf(email) } });
    if (person === null) return null;
    const where = { personId: person.id };
    await tx.secondFactor.deleteMany({ where });
    await tx.passkey.deleteMany({ where });
    await tx.challenge.deleteMany({ where });
    await tx.session.deleteMany({ where });
    await writeRecord(tx, {
      ...{ offering: null, actor: null, action: 'reset second factor' },
      ...{ subject: `person:${person.id}`, at },
    });
    return person.name;
  });
}
