import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { hashPassword } from '#app/domain/people/password.server.ts';

const longAgo = new Date('2024-01-10T17:00:00Z');

export type PersonGiven = {
  name?: string;
  email?: string;
  pronouns?: string;
  language?: string;
  zone?: string;
  createdAt?: Date;
  demoRole?: string;
  disabledAt?: Date;
  /** Without one nobody signs in by a password. */
  password?: string;
};

let made = 0;

/** Somebody; with a name and an address of their own when none are given. */
export async function createPerson(db: Db, given: PersonGiven = {}): Promise<Person> {
  made += 1;
  const { password, ...row } = given;
  const createdAt = given.createdAt ?? longAgo;
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  return db.person.create({
    data: {
      id: newId(),
      name: `Person ${made}`,
      email: `person-${made}@example.edu`,
      ...row,
      createdAt,
      ...(passwordHash !== undefined && {
        credential: { create: { passwordHash, changedAt: createdAt } },
      }),
    },
  });
}

/** Gives somebody a role in an offering from an instant on. */
export async function addMembership(
  db: Db,
  given: {
    person: { id: string };
    offering: string;
    role: Role;
    from?: Date;
    to?: Date;
    seatFactId?: string;
  },
): Promise<void> {
  const { person, offering, role, from = longAgo, ...rest } = given;
  await db.membership.create({
    data: { id: newId(), personId: person.id, offeringId: offering, role, from, ...rest },
  });
}

/** Somebody with a role in an offering. */
export async function createMember(
  db: Db,
  { offering, role, ...given }: PersonGiven & { offering: string; role: Role },
): Promise<Person> {
  const person = await createPerson(db, given);
  await addMembership(db, { person, offering, role });
  return person;
}

/** Somebody's application to an offering. */
export async function addApplication(
  db: Db,
  given: { person: { id: string }; offering: string; at: Date; answers?: Record<string, string> },
): Promise<void> {
  await db.application.create({
    data: {
      id: newId(),
      personId: given.person.id,
      offeringId: given.offering,
      submittedAt: given.at,
      answers: given.answers ?? {},
    },
  });
}

/** Somebody who asks, in a role, at an instant. */
export function askerFor(person: Person, role: Role, at: Date, offering = 'sp24'): SignedInAsker {
  const { id, name, email, language, zone } = person;
  return { person: { id, name, email, language, zone }, role, offering, at };
}
