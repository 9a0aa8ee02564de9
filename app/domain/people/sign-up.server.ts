import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { asLanguage, type Language } from '#app/i18n/languages.ts';
import { writeAccountLetter, type LetterServices } from './account-letter.server.ts';
import { takeLink, writeCode } from './one-time-code.server.ts';
import { hashPassword, longestPassword, shortestPassword } from './password.server.ts';
import { emailOf, looksLikeEmail } from './person.ts';
import { nameProblem, tidyName, type ProfileProblem } from './profile.ts';

export type SignUpProblem = {
  name?: ProfileProblem['name'];
  email?: 'emailWrong';
  password?: PasswordProblem;
};
export type PasswordProblem = 'passwordShort' | 'passwordLong';

/** Whether a password may be chosen. */
export function passwordProblem(password: string): PasswordProblem | undefined {
  if (password.length < shortestPassword) return 'passwordShort';
  return password.length > longestPassword ? 'passwordLong' : undefined;
}

/** When things happen: `at` by the portal's clock, `now` in real time, in which links run out. */
export type Times = { at: Date; now: Date };

/**
 * Asks for an account. Nothing exists under the address until the link in the letter is followed;
 * until then the person is a row that nobody can sign in to, and each letter opens the name and
 * password it was asked with. Where an account has the address already, its owner gets a letter
 * that says so: the asker learns nothing either way.
 *
 * @returns the letter's text, for the demo to show
 */
export async function signUp(
  { db, ...services }: { db: Db } & LetterServices,
  typed: { name: string; email: string; password: string; language: Language },
  { at, now }: Times,
): Promise<{ ok: true; letter: string } | { ok: false; because: SignUpProblem }> {
  const email = emailOf(typed.email);
  const name = nameProblem(typed.name);
  const password = passwordProblem(typed.password);
  const problem: SignUpProblem = {
    ...(name !== undefined && { name }),
    ...(!looksLikeEmail(email) && { email: 'emailWrong' }),
    ...(password !== undefined && { password }),
  };
  if (Object.keys(problem).length > 0) return { ok: false, because: problem };
  // Hashed in both cases, so that how long it takes tells nothing.
  const passwordHash = await hashPassword(typed.password);
  const { language } = typed;
  const letter = await db.$transaction(async (tx) => {
    const known = await tx.person.findUnique({ where: { email } });
    if (known !== null) {
      return writeAccountLetter(tx, services, {
        ...{ kind: 'signUpKnown', person: known, to: email, path: '/sign-in', at },
        language: asLanguage(known.language) ?? language,
      });
    }
    const person = { id: newId(), name: tidyName(typed.name) };
    await tx.person.create({
      data: {
        ...{ ...person, email: `unconfirmed-${person.id}@invalid`, language },
        ...{ createdAt: now, disabledAt: now },
        credential: { create: { passwordHash, changedAt: now } },
      },
    });
    const purpose = 'confirm_address';
    const { link } = await writeCode(tx, { personId: person.id, purpose, address: email, now });
    return writeAccountLetter(tx, services, {
      ...{ kind: 'confirmSignUp', person, language, to: email, path: `/confirm/${link}`, at },
    });
  });
  return { ok: true, letter };
}

export type Confirmed =
  | { ok: true; personId: string; fresh: boolean; changed: boolean }
  | { ok: false; because: 'over' | 'taken' };

/**
 * Confirms an address by the link sent to it: a new account becomes one that can be signed in to, a
 * new address of an existing one takes the old one's place. The old address is told.
 */
export async function confirmAddress(
  { db, ...services }: { db: Db } & LetterServices,
  link: string,
  { at, now }: Times,
): Promise<Confirmed> {
  return db.$transaction(async (tx) => {
    const opened = await takeLink(tx, link, 'confirm_address', now);
    if (opened === null) return { ok: false, because: 'over' };
    const { personId, address } = opened;
    // Of several who confirm one address at once, the first has it.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${address}, 0))::text`;
    const owner = await tx.person.findUnique({ where: { email: address } });
    if (owner !== null && owner.id !== personId) return { ok: false, because: 'taken' };
    const before = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    if (before.deletedAt !== null) return { ok: false, because: 'over' };
    const fresh = before.email === `unconfirmed-${personId}@invalid`;
    await tx.person.update({
      where: { id: personId },
      data: {
        ...{ email: address, emailConfirmedAt: now, emailRefusedAt: null },
        ...(fresh && { disabledAt: null }),
      },
    });
    const changed = !fresh && before.email !== address;
    if (changed) {
      await writeAccountLetter(tx, services, {
        ...{ kind: 'addressChanged', person: before, other: address, to: before.email },
        ...{ language: asLanguage(before.language) ?? 'en', path: '/sign-in', at },
      });
    }
    const action = fresh ? 'signed up' : 'confirmed address';
    const subject = `person:${personId}`;
    await writeRecord(tx, { offering: null, actor: personId, action, subject, at });
    return { ok: true, personId, fresh, changed };
  });
}
