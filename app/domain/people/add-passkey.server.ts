import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { writeAccountLetter, type LetterServices } from './account-letter.server.ts';
import type { Viewer } from './asker.ts';
import { openChallenge, takeChallenge } from './challenge.server.ts';
import { readRegistration } from './passkey-answer.server.ts';
import { longestPasskeyName } from './passkey-fields.ts';
import { nameProblem, tidyName } from './profile.ts';
import type { Times } from './sign-up.server.ts';

/**
 * Begins to make a passkey: what the browser is to be asked, and the token to come back with. Only
 * keys that are found without a name typed and that check who uses them (by fingerprint, face or
 * PIN) will do, since such a one is two factors at once.
 *
 * @param origin where people reach the portal; its host is what the key is for
 */
export async function beginPasskey(
  db: Db,
  { person, origin, now }: { person: Viewer; origin: string; now: Date },
) {
  const has = await db.passkey.findMany({ where: { personId: person.id } });
  const options = await generateRegistrationOptions({
    rpName: 'Practicum',
    rpID: new URL(origin).hostname,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: 'none',
    excludeCredentials: has.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const data = { challenge: options.challenge };
  const purpose = 'add passkey';
  const token = await openChallenge(db, { purpose, personId: person.id, data, now });
  return { options, token };
}

const begunForm = z.object({ challenge: z.string() });

/** `known`: this device has one for this account already. */
export type AddedPasskey = { ok: true } | { ok: false; because: 'over' | 'failed' | 'known' };

/** Keeps the passkey that a browser has made, under a name; its owner is told by a letter. */
export async function addPasskey(
  { db, ...services }: { db: Db } & LetterServices,
  input: { person: Viewer; token: string; name: string; response: string },
  { at, now }: Times,
): Promise<AddedPasskey> {
  const { person, token, response } = input;
  const name = passkeyName(input.name);
  const begun = await takeChallenge(db, 'add passkey', token, now);
  if (begun === null || begun.personId !== person.id) return { ok: false, because: 'over' };
  const made = await verified(response, services.origin, begun.data);
  if (made === null) return { ok: false, because: 'failed' };
  const { id, publicKey, counter, transports = [] } = made.credential;
  return db.$transaction(async (tx) => {
    const { count } = await tx.passkey.createMany({
      data: {
        ...{ id, personId: person.id, publicKey: new Uint8Array(publicKey) },
        ...{ counter: BigInt(counter), transports, name, createdAt: now },
      },
      skipDuplicates: true,
    });
    if (count === 0) return { ok: false, because: 'known' };
    await writeRecord(tx, {
      ...{ offering: null, actor: person.id, action: 'added passkey' },
      ...{ subject: `person:${person.id}`, at },
    });
    const language = asLanguage(person.language) ?? 'en';
    await writeAccountLetter(tx, services, {
      ...{ kind: 'wayAdded', person, language, to: person.email, other: name },
      ...{ path: '/account/sign-in', at },
    });
    return { ok: true };
  });
}

/** Gives one of a person's passkeys another name; somebody else's stays as it is. */
export async function renamePasskey(
  db: Db,
  { personId, id, name }: { personId: string; id: string; name: string },
): Promise<void> {
  await db.passkey.updateMany({ where: { id, personId }, data: { name: passkeyName(name) } });
}

/** The name as it is kept; one that cannot be kept becomes the plainest. */
function passkeyName(typed: string): string {
  const name = tidyName(typed).slice(0, longestPasskeyName);
  return nameProblem(name) === undefined ? name : 'Passkey';
}

async function verified(typed: string, origin: string, data: unknown) {
  const response = readRegistration(typed);
  if (response === null) return null;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: begunForm.parse(data).challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
    });
    return registrationInfo ?? null;
  } catch {
    // Whatever does not hold is thrown; what it was helps nobody but who forged it.
    return null;
  }
}
