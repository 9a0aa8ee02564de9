import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import type { Role as MemberRole } from '#app/domain/people/asker.ts';
import { hashPassword } from '#app/domain/people/password.server.ts';
import { addMembership, createPerson } from '#test/factories/people.ts';
import type { Mark } from './canary.ts';
import { password } from './declared-accounts.ts';
import type { Offering } from './roles.ts';

const longAgo = new Date('2024-01-10T17:00:00Z');
let hash: Promise<string> | undefined;

/** What the database keeps of everybody's password. */
export function passwordHash(): Promise<string> {
  hash ??= hashPassword(password);
  return hash;
}

export type Somebody = { person: Person; passkey: string };

/** Who is in each offering, with the role that the database has for them. */
const cast: Record<string, MemberRole> = {
  applicant: 'applicant',
  waitlisted: 'waitlisted',
  auditor: 'auditor',
  student: 'student',
  'team-mate': 'student',
  'other student': 'student',
  dropped: 'dropped',
  assistant: 'assistant',
  instructor: 'instructor',
  // Somebody besides those who ask: acted upon by staff.
  waiting: 'waitlisted',
  author: 'student',
  // Read, and being read, where nobody is named.
  writer: 'student',
  reader: 'student',
  'second instructor': 'instructor',
};

/** The people of an offering. Their names begin with `Home` in the first, `Foreign` in the other. */
export async function createPeople(
  db: Db,
  offering: Offering,
  mark: Mark,
): Promise<Record<string, Somebody>> {
  const people: Record<string, Somebody> = {};
  const word = wordOf(offering);
  for (const [name, role] of Object.entries(cast)) {
    const email = `the.${name.replace(' ', '.')}@${word.toLowerCase()}.example`;
    mark('e-mail address', offering, [name], email);
    const who = await createSomebody(
      db,
      { name: `${word} ${name}`, email },
      { offering, mark, as: name },
    );
    await addMembership(db, { person: who.person, offering, role });
    people[name] = who;
  }
  return people;
}

export function wordOf(offering: Offering): 'Home' | 'Foreign' {
  return offering === 'sp24' ? 'Home' : 'Foreign';
}

/** Somebody with everything that an account can have. */
export async function createSomebody(
  db: Db,
  given: { name: string; email: string },
  marked?: { offering: Offering; mark: Mark; as: string },
): Promise<Somebody> {
  const person = await createPerson(db, given);
  const personId = person.id;
  const passkey = `passkey-${personId}`;
  const secret = (kind: 'second factor' | 'public key of a passkey' | 'unsubscribe key') =>
    marked?.mark(kind, marked.offering, [marked.as]) ?? `nobody-s-${personId}`;
  await db.credential.create({
    data: { personId, passwordHash: await passwordHash(), changedAt: longAgo },
  });
  await db.secondFactor.create({
    data: { personId, secret: Buffer.from(secret('second factor')), confirmedAt: longAgo },
  });
  await db.passkey.create({
    data: {
      ...{ id: passkey, personId, name: 'Key', createdAt: longAgo, counter: 0, transports: [] },
      publicKey: Buffer.from(secret('public key of a passkey')),
    },
  });
  await db.mailKey.create({
    data: { personId, kind: 'score', key: secret('unsubscribe key').padEnd(43, '-') },
  });
  await db.externalIdentity.create({
    data: {
      ...{ id: newId(), personId, createdAt: longAgo, email: given.email },
      ...{ issuer: 'https://id.example', subject: personId },
    },
  });
  return { person, passkey };
}
