import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { writeAccountLetter, type LetterServices } from './account-letter.server.ts';
import { takeCode, takeLink, writeCode, type OpenedCode } from './one-time-code.server.ts';
import { emailOf } from './person.ts';
import type { Times } from './sign-up.server.ts';
import type { Transaction } from '#app/db/client.ts';

/**
 * Sends a code and a link by which somebody signs in without a password. Whoever asks learns
 * nothing about the address: they get a number of the letter in every case, with which alone the
 * code can be typed, so that a stranger's letters and misses do not touch anybody else's.
 *
 * @param to where the link in the letter leads afterwards, a path of this portal
 * @returns the letter's number, and its text for the demo to show (null when none was written)
 */
export async function askForCode(
  { db, ...services }: { db: Db } & LetterServices,
  { email, to }: { email: string; to: string | null },
  { at, now }: Times,
): Promise<{ number: string; letter: string | null }> {
  const address = emailOf(email);
  const person = await db.person.findUnique({ where: { email: address } });
  if (person === null || person.disabledAt !== null) return { number: newId(), letter: null };
  return db.$transaction(async (tx) => {
    const purpose = 'sign_in';
    const written = await writeCode(tx, { personId: person.id, purpose, address, now });
    const back = to === null ? '' : `?to=${encodeURIComponent(to)}`;
    const letter = await writeAccountLetter(tx, services, {
      ...{ kind: 'signIn', person, to: address, code: written.code, at },
      ...{ path: `/sign-in/link/${written.link}${back}` },
      language: asLanguage(person.language) ?? 'en',
    });
    return { number: written.id, letter };
  });
}

export type SignedInByCode = { ok: true; personId: string } | { ok: false };

/** Signs in by the code of a letter, typed where the letter was asked for. */
export async function signInByCode(
  { db }: { db: Db },
  typed: { number: string; code: string },
  times: Times,
): Promise<SignedInByCode> {
  return db.$transaction(async (tx) =>
    letIn(tx, await takeCode(tx, { ...typed, purpose: 'sign_in', now: times.now }), times),
  );
}

/** Signs in by the link of a letter, in whatever browser it is followed. */
export async function signInByLink(
  { db }: { db: Db },
  link: string,
  times: Times,
): Promise<SignedInByCode> {
  return db.$transaction(async (tx) =>
    letIn(tx, await takeLink(tx, link, 'sign_in', times.now), times),
  );
}

/**
 * Whoever reads the letters of an address owns it. Where nobody had shown that before, a password
 * may be a stranger's, who registered the address first: it goes.
 */
async function letIn(
  tx: Transaction,
  opened: OpenedCode | null,
  { at, now }: Times,
): Promise<SignedInByCode> {
  if (opened === null) return { ok: false };
  const { personId, address } = opened;
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  if (person.disabledAt !== null || person.email !== address) return { ok: false };
  if (person.emailConfirmedAt === null) {
    await tx.credential.deleteMany({ where: { personId } });
    await tx.session.deleteMany({ where: { personId } });
    await tx.person.update({
      where: { id: personId },
      data: { emailConfirmedAt: now, emailRefusedAt: null },
    });
    const subject = `person:${personId}`;
    const action = 'confirmed address';
    await writeRecord(tx, { offering: null, actor: personId, action, subject, at });
  }
  return { ok: true, personId };
}
