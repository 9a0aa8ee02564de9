import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { Person, SeatFactKind } from '#app/db/generated/client.ts';
import type { Role, SignedInAsker, Viewer } from '#app/domain/people/asker.ts';
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
  deletedAt?: Date;
  emailConfirmedAt?: Date | null;
  emailRefusedAt?: Date | null;
};

let made = 0;

/** The row of somebody; with a name and an address of their own when none are given. */
export function personRow(given: PersonGiven = {}): Person {
  made += 1;
  return {
    id: newId(),
    name: `Person ${made}`,
    email: `person-${made}@example.edu`,
    pronouns: null,
    language: null,
    zone: null,
    createdAt: longAgo,
    demoRole: null,
    disabledAt: null,
    emailConfirmedAt: longAgo,
    emailRefusedAt: null,
    deletedAt: null,
    ...given,
  };
}

/** Somebody; without a password nobody signs in by one. */
export async function createPerson(
  db: Db | Transaction,
  { password, ...given }: PersonGiven & { password?: string } = {},
): Promise<Person> {
  const person = await db.person.create({ data: personRow(given) });
  if (password !== undefined) {
    const passwordHash = await hashPassword(password);
    const changedAt = person.createdAt;
    await db.credential.create({ data: { personId: person.id, passwordHash, changedAt } });
  }
  return person;
}

export type MembershipGiven = {
  person: { id: string };
  offering: string;
  role: Role;
  from?: Date;
  to?: Date;
  seatFactId?: string;
};

export function membershipRow({ person, offering, from = longAgo, ...rest }: MembershipGiven) {
  return { id: newId(), personId: person.id, offeringId: offering, from, ...rest };
}

/** What must have happened for somebody to have a role; those who run the course have no place. */
const factsBehind: Record<Role, SeatFactKind[]> = {
  instructor: [],
  assistant: [],
  student: ['admitted'],
  waitlisted: ['waitlisted'],
  auditor: ['audits'],
  applicant: ['applied'],
  dropped: ['admitted', 'dropped'],
};

/** Gives somebody a role in an offering from an instant on, with the facts that it follows from. */
export async function addMembership(db: Db | Transaction, given: MembershipGiven): Promise<void> {
  const row = membershipRow(given);
  await db.membership.create({ data: row });
  const { personId, offeringId, from: at } = row;
  await db.seatFact.createMany({
    data: factsBehind[given.role].map((kind) => ({ id: newId(), personId, offeringId, kind, at })),
  });
}

/** Somebody on the waitlist of an offering who applied at an instant. */
export async function createWaiting(
  db: Db | Transaction,
  { appliedAt, offering = 'sp24', ...given }: PersonGiven & { appliedAt: Date; offering?: string },
): Promise<Person> {
  const person = await createPerson(db, given);
  await addApplication(db, { person, offering, at: appliedAt });
  const place = { personId: person.id, offeringId: offering, at: appliedAt };
  await db.seatFact.createMany({
    data: [
      { ...place, id: newId(), kind: 'applied' },
      { ...place, id: newId(), kind: 'waitlisted' },
    ],
  });
  await db.membership.create({
    data: membershipRow({ person, offering, role: 'waitlisted', from: appliedAt }),
  });
  return person;
}

/** Somebody with a role in an offering. */
export async function createMember(
  db: Db | Transaction,
  { offering, role, ...given }: PersonGiven & { password?: string; offering: string; role: Role },
): Promise<Person> {
  const person = await createPerson(db, given);
  await addMembership(db, { person, offering, role });
  return person;
}

export type ApplicationGiven = {
  person: { id: string };
  offering: string;
  at: Date;
  answers?: Record<string, string>;
};

export function applicationRow({ person, offering, at, answers = {} }: ApplicationGiven) {
  return { id: newId(), personId: person.id, offeringId: offering, submittedAt: at, answers };
}

/** Somebody's application to an offering. */
export async function addApplication(db: Db | Transaction, given: ApplicationGiven): Promise<void> {
  await db.application.create({ data: applicationRow(given) });
}

/** Somebody who asks, in a role, at an instant. */
export function askerFor(person: Viewer, role: Role, at: Date, offering = 'sp24'): SignedInAsker {
  const { id, name, email, language, zone } = person;
  return { person: { id, name, email, language, zone }, role, offering, at };
}
