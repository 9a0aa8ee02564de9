import type { Db, Transaction } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { writeAccountLetter, type LetterServices } from './account-letter.server.ts';
import { takeLink, writeCode } from './one-time-code.server.ts';
import { endOtherSessions } from './own-sessions.server.ts';
import { hashPassword, passwordMatches } from './password.server.ts';
import { emailOf } from './person.ts';
import { passwordProblem, type PasswordProblem, type Times } from './sign-up.server.ts';
import { tooBusy } from './turns.ts';

type Services = { db: Db } & LetterServices;

/**
 * Sends a link by which a forgotten password is set anew, when somebody has the address; whoever
 * asks learns nothing.
 *
 * @returns the letter's text, for the demo to show; null when nobody has the address
 */
export async function askForReset(
  { db, ...services }: Services,
  typed: string,
  { at, now }: Times,
): Promise<string | null> {
  const email = emailOf(typed);
  const person = await db.person.findUnique({ where: { email } });
  if (person === null || person.disabledAt !== null) return null;
  return db.$transaction(async (tx) => {
    const code = { personId: person.id, purpose: 'reset_password', address: email, now } as const;
    const { link } = await writeCode(tx, code);
    const path = `/sign-in/reset/${link}`;
    const language = asLanguage(person.language) ?? 'en';
    return writeAccountLetter(tx, services, {
      kind: 'reset',
      person,
      language,
      to: email,
      path,
      at,
    });
  });
}

export type ResetPassword =
  { ok: true; personId: string } | { ok: false; because: 'over' | PasswordProblem };

/** Sets a password by the link that was sent for it; every session of the person ends. */
export async function resetPassword(
  { db, ...services }: Services,
  { link, password }: { link: string; password: string },
  { at, now }: Times,
): Promise<ResetPassword> {
  const problem = passwordProblem(password);
  if (problem !== undefined) return { ok: false, because: problem };
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const opened = await takeLink(tx, link, 'reset_password', now);
    const person =
      opened && (await tx.person.findUniqueOrThrow({ where: { id: opened.personId } }));
    const holds = person?.disabledAt === null && person.email === opened?.address;
    if (person === null || !holds) return { ok: false, because: 'over' };
    await keepPassword(tx, services, { person, passwordHash, at, now });
    await tx.person.update({ where: { id: person.id }, data: { emailConfirmedAt: now } });
    await tx.session.deleteMany({ where: { personId: person.id } });
    return { ok: true, personId: person.id };
  });
}

export type ChangedPassword =
  { ok: true } | { ok: false; because: 'currentWrong' | 'tooManyTries' | PasswordProblem };

/** Changes a password by showing the one there is; all sessions but the asking one end. */
export async function changePassword(
  {
    db,
    limits,
    ...services
  }: Services & { limits: { signIn: { take(key: string): Promise<boolean> } } },
  input: { personId: string; current: string; password: string; sessionId: string | null },
  { at, now }: Times,
): Promise<ChangedPassword> {
  const { personId, current, password, sessionId } = input;
  const problem = passwordProblem(password);
  if (problem !== undefined) return { ok: false, because: problem };
  if (!(await limits.signIn.take(`password ${personId}`))) {
    return { ok: false, because: 'tooManyTries' };
  }
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    include: { credential: true },
  });
  const matches = await passwordMatches(person.credential?.passwordHash, current, personId);
  if (matches === tooBusy) return { ok: false, because: 'tooManyTries' };
  if (!matches) return { ok: false, because: 'currentWrong' };
  const passwordHash = await hashPassword(password);
  await db.$transaction((tx) => keepPassword(tx, services, { person, passwordHash, at, now }));
  await endOtherSessions(db, personId, sessionId);
  return { ok: true };
}

async function keepPassword(
  tx: Transaction,
  services: LetterServices,
  change: {
    person: { id: string; name: string; email: string; language: string | null };
    passwordHash: string;
  } & Times,
): Promise<void> {
  const { person, passwordHash, at, now } = change;
  const kept = { passwordHash, changedAt: now };
  await tx.credential.upsert({
    where: { personId: person.id },
    create: { personId: person.id, ...kept },
    update: kept,
  });
  await writeRecord(tx, {
    ...{ offering: null, actor: person.id, action: 'changed password' },
    ...{ subject: `person:${person.id}`, at },
  });
  await writeAccountLetter(tx, services, {
    ...{ kind: 'passwordChanged', person, language: asLanguage(person.language) ?? 'en' },
    ...{ to: person.email, path: '/sign-in/forgot', at },
  });
}
