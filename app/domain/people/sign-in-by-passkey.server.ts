import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { openChallenge, takeChallenge } from './challenge.server.ts';
import { readAuthentication } from './passkey-answer.server.ts';

/**
 * Begins to sign in by a passkey: what the browser is to be asked, and the token to come back with.
 * It names no keys, so nothing is learnt about who has an account; the device offers those it has.
 *
 * @param origin where people reach the portal; its host is what the keys are for
 */
export async function beginPasskeySignIn(db: Db, { origin, now }: { origin: string; now: Date }) {
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    userVerification: 'required',
  });
  const data = { challenge: options.challenge };
  const purpose = 'passkey sign-in';
  const token = await openChallenge(db, { purpose, personId: null, data, now });
  return { options, token };
}

/** `unknown`: the key was removed here, or its account is closed. */
export type SignedInByPasskey =
  { ok: true; personId: string } | { ok: false; because: 'over' | 'failed' | 'unknown' };

const begunForm = z.object({ challenge: z.string() });

/**
 * Who has the passkey that signed the challenge. A key that counts its uses must have counted on:
 * a copy of it would lag behind.
 */
export async function signInByPasskey(
  db: Db,
  { origin, token, response: typed }: { origin: string; token: string; response: string },
  now: Date,
): Promise<SignedInByPasskey> {
  const begun = await takeChallenge(db, 'passkey sign-in', token, now);
  if (begun === null) return { ok: false, because: 'over' };
  const response = readAuthentication(typed);
  if (response === null) return { ok: false, because: 'failed' };
  const passkey = await db.passkey.findUnique({
    where: { id: response.id },
    include: { person: { select: { disabledAt: true } } },
  });
  if (passkey === null || passkey.person.disabledAt !== null) {
    return { ok: false, because: 'unknown' };
  }
  const { id, personId, publicKey, counter } = passkey;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: begunForm.parse(begun.data).challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      credential: { id, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
    });
    if (!verified) return { ok: false, because: 'failed' };
    // Two uses of one count are a copy's, or a replay: only the first finds the old count.
    const { count } = await db.passkey.updateMany({
      where: { id, counter },
      data: { counter: BigInt(authenticationInfo.newCounter), usedAt: now },
    });
    return count === 1 ? { ok: true, personId } : { ok: false, because: 'failed' };
  } catch {
    // Whatever does not hold is thrown; what it was helps nobody but who forged it.
    return { ok: false, because: 'failed' };
  }
}
