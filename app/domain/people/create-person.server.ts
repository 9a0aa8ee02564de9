import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Role } from './asker.ts';
import { hashPassword, longestPassword, shortestPassword } from './password.server.ts';
import { emailOf, looksLikeEmail } from './person.ts';

export type CreatePersonInput = {
  name: string;
  email: string;
  password: string;
  role: Role;
  offering: string;
};

export type CreatePersonResult =
  | { ok: true; personId: string }
  | { ok: false; because: 'name' | 'email' | 'password' | 'no such offering' | 'email taken' };

/**
 * Creates somebody who signs in by a password, with a role in an offering. For the keeper of the
 * portal, who has no account: the record names nobody as its author.
 *
 * @param at the real time, also where a demo runs
 */
export async function createPerson(
  db: Db,
  { name, email: typed, password, role, offering }: CreatePersonInput,
  at: Date,
): Promise<CreatePersonResult> {
  const email = emailOf(typed);
  if (name.trim() === '') return { ok: false, because: 'name' };
  if (!looksLikeEmail(email)) return { ok: false, because: 'email' };
  if (password.length < shortestPassword || password.length > longestPassword) {
    return { ok: false, because: 'password' };
  }
  if ((await db.offering.count({ where: { id: offering } })) === 0) {
    return { ok: false, because: 'no such offering' };
  }
  const passwordHash = await hashPassword(password);
  const id = newId();
  return db.$transaction(async (tx) => {
    const { count } = await tx.person.createMany({
      data: { id, name: name.trim(), email, createdAt: at },
      skipDuplicates: true,
    });
    if (count === 0) return { ok: false, because: 'email taken' };
    await tx.credential.create({ data: { personId: id, passwordHash, changedAt: at } });
    await tx.membership.create({
      data: { id: newId(), personId: id, offeringId: offering, role, from: at },
    });
    await writeRecord(tx, {
      offering,
      actor: null,
      action: 'created person',
      subject: `person:${id}`,
      to: { role },
      at,
    });
    return { ok: true, personId: id };
  });
}
