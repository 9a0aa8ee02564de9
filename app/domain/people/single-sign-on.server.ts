import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Db, Transaction } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { asLanguage, type Language } from '#app/i18n/languages.ts';
import { writeAccountLetter, type LetterServices } from './account-letter.server.ts';
import { openChallenge, readChallenge, takeChallenge } from './challenge.server.ts';
import type { IdentityProvider, ProvenIdentity } from './identity-provider.server.ts';
import { emailOf, looksLikeEmail } from './person.ts';
import { nameProblem, tidyName } from './profile.ts';
import type { Times } from './sign-up.server.ts';

type Services = { db: Db; identityProvider: IdentityProvider };

/** Why nobody came in by single sign-on. */
export type SingleSignOnProblem =
  /** The provider cannot be reached, or its answer does not hold. */
  | 'failed'
  /** The person did not let the provider say who they are. */
  | 'denied'
  /** Too late, used already, or begun in another browser. */
  | 'over'
  /** No account yet, and no address that the provider vouches for. */
  | 'noAddress'
  /** It opens another account, so it cannot be linked to this one. */
  | 'taken'
  | 'closed';

const secretsForm = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
const begunForm = z.object({ secrets: secretsForm, to: z.string().nullable() });
const identityForm = z.object({
  issuer: z.string(),
  subject: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
});
const pendingForm = z.object({ identity: identityForm, to: z.string().nullable() });

/**
 * Begins single sign-on: where to send the browser, and the token that it must come back with.
 *
 * @param linkFor the person who is signed in and wants it to open their account too
 */
export async function beginSingleSignOn(
  { db, identityProvider }: Services,
  {
    callback,
    to,
    linkFor,
    now,
  }: { callback: string; to: string | null; linkFor: string | null; now: Date },
): Promise<{ url: string; token: string } | null> {
  const begun = await identityProvider.begin(callback);
  if (begun === null) return null;
  const data = { secrets: begun.secrets, to };
  const token = await openChallenge(db, {
    ...{ purpose: 'single sign-on', personId: linkFor, data, now },
  });
  return { url: begun.url, token };
}

export type FinishedSingleSignOn =
  | { ok: true; is: 'known'; personId: string; to: string | null }
  /** The identity waits, under this token, to be linked to an account that must prove itself. */
  | { ok: true; is: 'unlinked'; token: string }
  | { ok: false; because: SingleSignOnProblem; to: string | null };

/**
 * What follows from the provider's answer. An identity opens the account it is linked to. One that
 * is seen for the first time never takes an account over: where somebody has its address, or where
 * it was to be linked, it waits until that account's owner says so. Otherwise it makes an account,
 * confirmed, because the provider vouches for the address.
 */
export async function finishSingleSignOn(
  { db, identityProvider }: Services,
  { token, answer, language }: { token: string; answer: URL; language: Language },
  times: Times,
): Promise<FinishedSingleSignOn> {
  const taken = await takeChallenge(db, 'single sign-on', token, times.now);
  if (taken === null) return { ok: false, because: 'over', to: null };
  const { secrets, to } = begunForm.parse(taken.data);
  if (answer.searchParams.get('state') !== secrets.state) {
    return { ok: false, because: 'over', to };
  }
  const said = await identityProvider.finish(answer, secrets);
  if (!said.ok) return { ...said, to };
  const { identity } = said;
  return db.$transaction(async (tx) => {
    await takeTurns(tx, `${identity.issuer} ${identity.subject}`);
    const owner = await ownerOf(tx, identity);
    if (owner !== null) {
      if (owner.disabledAt !== null) return { ok: false, because: 'closed', to };
      return owner.id === (taken.personId ?? owner.id)
        ? { ok: true, is: 'known', personId: owner.id, to }
        : { ok: false, because: 'taken', to };
    }
    const email = identity.email === null ? null : emailOf(identity.email);
    const usable = email !== null && looksLikeEmail(email);
    if (taken.personId === null) {
      if (!usable) return { ok: false, because: 'noAddress', to };
      await takeTurns(tx, email);
      if ((await tx.person.count({ where: { email } })) === 0) {
        const personId = await createFrom(tx, identity, { email, language, ...times });
        return { ok: true, is: 'known', personId, to };
      }
    }
    const waiting = await openChallenge(tx, {
      ...{ purpose: 'link identity', personId: taken.personId, now: times.now },
      data: { identity, to },
    });
    return { ok: true, is: 'unlinked', token: waiting };
  });
}

export type PendingIdentity = {
  /** Who began to link it; null when it came from the sign-in page. */
  personId: string | null;
  email: string | null;
  to: string | null;
};

/** The identity that waits under this token to be linked; null when it waits no longer. */
export async function pendingIdentity(
  db: Db,
  token: string,
  now: Date,
): Promise<PendingIdentity | null> {
  const waiting = await readChallenge(db, 'link identity', token, now);
  if (waiting === null) return null;
  const { identity, to } = pendingForm.parse(waiting.data);
  return { personId: waiting.personId, email: identity.email, to };
}

export type LinkedIdentity =
  { ok: true; to: string | null } | { ok: false; because: 'over' | 'taken' };

/** Lets the identity that waits under this token open a person's account from now on. */
export async function linkIdentity(
  { db, ...services }: { db: Db } & LetterServices,
  { token, personId }: { token: string; personId: string },
  { at, now }: Times,
): Promise<LinkedIdentity> {
  return db.$transaction(async (tx) => {
    const waiting = await takeChallenge(tx, 'link identity', token, now);
    if (waiting === null || (waiting.personId ?? personId) !== personId) {
      return { ok: false, because: 'over' };
    }
    const { identity, to } = pendingForm.parse(waiting.data);
    await takeTurns(tx, `${identity.issuer} ${identity.subject}`);
    const owner = await ownerOf(tx, identity);
    if (owner !== null && owner.id !== personId) return { ok: false, because: 'taken' };
    if (owner === null) {
      await keepIdentity(tx, identity, personId, { at, now });
      const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
      await writeAccountLetter(tx, services, {
        ...{ kind: 'wayAdded', person, language: asLanguage(person.language) ?? 'en' },
        ...{ to: person.email, other: new URL(identity.issuer).host },
        ...{ path: '/account/sign-in', at },
      });
    }
    return { ok: true, to };
  });
}

async function createFrom(
  tx: Transaction,
  identity: ProvenIdentity,
  { email, language, at, now }: { email: string; language: Language } & Times,
): Promise<string> {
  const personId = newId();
  const said = identity.name ?? '';
  const name =
    nameProblem(said) === undefined ? tidyName(said) : email.slice(0, email.indexOf('@'));
  await tx.person.create({
    data: { id: personId, name, email, language, createdAt: now, emailConfirmedAt: now },
  });
  const subject = `person:${personId}`;
  await writeRecord(tx, { offering: null, actor: personId, action: 'signed up', subject, at });
  await keepIdentity(tx, identity, personId, { at, now });
  return personId;
}

async function keepIdentity(
  tx: Transaction,
  { issuer, subject, email }: ProvenIdentity,
  personId: string,
  { at, now }: Times,
): Promise<void> {
  await tx.externalIdentity.create({
    data: { id: newId(), personId, issuer, subject, email, createdAt: now },
  });
  await writeRecord(tx, {
    ...{ offering: null, actor: personId, action: 'linked identity' },
    ...{ subject: `person:${personId}`, to: { issuer }, at },
  });
}

function ownerOf(tx: Transaction, { issuer, subject }: ProvenIdentity) {
  return tx.person.findFirst({
    where: { identities: { some: { issuer, subject } } },
    select: { id: true, disabledAt: true },
  });
}

/** Of several who do something with the same thing at once, each waits for the one before. */
async function takeTurns(tx: Transaction, thing: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${thing}, 0))::text`;
}
