import { z } from 'zod';
import type { Db, Transaction } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { openChallenge, readChallenge, takeChallenge } from './challenge.server.ts';
import type { Sealer } from './sealer.server.ts';
import type { Tries } from './sign-in.server.ts';
import type { Times } from './sign-up.server.ts';
import {
  newTimeSecret,
  showTimeSecret,
  stepOf,
  type TimeSecretToShow,
} from './time-code.server.ts';

type Services = {
  db: Db;
  sealer: Sealer;
  limits: { secondFactor: Tries; secondFactorOf: Tries };
};

/** What a person has besides what they signed in with. */
export type StrongMeans = { app: boolean; passkey: boolean };

/** Which second factors a person can show. */
export async function strongMeans(db: Db | Transaction, personId: string): Promise<StrongMeans> {
  const [app, passkey] = [
    await db.secondFactor.count({ where: { personId } }),
    await db.passkey.count({ where: { personId } }),
  ];
  return { app: app > 0, passkey: passkey > 0 };
}

/** When a person's authenticator app was set up; null without one. */
export async function appSince(db: Db, personId: string): Promise<Date | null> {
  const factor = await db.secondFactor.findUnique({ where: { personId } });
  return factor?.confirmedAt ?? null;
}

/**
 * Begins to set up an authenticator app, for somebody who has no second factor yet: who has one
 * must show it first, else a stolen password would be enough to choose another. The secret is shown
 * to this browser alone, and kept only once a code proves that an app has it.
 *
 * @returns null for somebody who has one
 */
export async function beginSecondFactor(
  { db, sealer }: Pick<Services, 'db' | 'sealer'>,
  { person, portal, now }: { person: { id: string; email: string }; portal: string; now: Date },
): Promise<{ token: string; shown: TimeSecretToShow } | null> {
  if (await hasAny(db, person.id)) return null;
  const secret = newTimeSecret();
  const sealed = Buffer.from(sealer.seal(secret, person.id)).toString('base64');
  const purpose = 'second factor';
  const token = await openChallenge(db, { purpose, personId: person.id, data: { sealed }, now });
  return { token, shown: showTimeSecret(secret, { portal, email: person.email }) };
}

const begunForm = z.object({ sealed: z.string() });

/** The secret once more, for the browser that has the token; null when it is over. */
export async function secretBegun(
  { db, sealer }: Pick<Services, 'db' | 'sealer'>,
  given: { person: { id: string; email: string }; token: string; portal: string; now: Date },
): Promise<TimeSecretToShow | null> {
  const { person, token, portal, now } = given;
  const begun = await readChallenge(db, 'second factor', token, now);
  if (begun === null || begun.personId !== person.id) return null;
  const secret = opened(sealer, begun.data, person.id);
  return showTimeSecret(secret, { portal, email: person.email });
}

export type ShownFactor =
  { ok: true } | { ok: false; because: 'wrong' | 'too many tries' | 'over' };

/** Keeps an authenticator app once a code shows that it has the secret. The code is used up by it. */
export async function setUpSecondFactor(
  { db, sealer, limits }: Services,
  given: { personId: string; token: string; code: string; network: string },
  { at, now }: Times,
): Promise<ShownFactor> {
  const { personId, token, code } = given;
  if (!(await mayTry(limits, given))) return { ok: false, because: 'too many tries' };
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    const begun = await readChallenge(tx, 'second factor', token, now);
    if (begun === null || begun.personId !== personId || (await hasAny(tx, personId))) {
      return { ok: false, because: 'over' };
    }
    const secret = opened(sealer, begun.data, personId);
    const step = stepOf(secret, code, now);
    if (step === null) return { ok: false, because: 'wrong' };
    await takeChallenge(tx, 'second factor', token, now);
    const sealed = sealer.seal(secret, personId);
    await tx.secondFactor.create({
      data: { personId, secret: sealed, confirmedAt: now, lastStep: step },
    });
    await writeRecord(tx, {
      ...{ offering: null, actor: personId, action: 'set up second factor' },
      ...{ subject: `person:${personId}`, at },
    });
    return { ok: true };
  });
}

/** Checks a code of the app. Each works once, and none that is older than the last one used. */
export async function showSecondFactor(
  { db, sealer, limits }: Services,
  given: { personId: string; code: string; network: string },
  now: Date,
): Promise<ShownFactor> {
  const { personId, code } = given;
  if (!(await mayTry(limits, given))) return { ok: false, because: 'too many tries' };
  const factor = await db.secondFactor.findUnique({ where: { personId } });
  if (factor === null) return { ok: false, because: 'over' };
  const step = stepOf(sealer.open(factor.secret, personId), code, now);
  if (step === null) return { ok: false, because: 'wrong' };
  const { count } = await db.secondFactor.updateMany({
    where: { personId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  if (count === 0) return { ok: false, because: 'wrong' };
  await limits.secondFactor.forget(keyOf(given));
  return { ok: true };
}

/** Takes a person's authenticator app away; where one is required, another is set up next time. */
export async function removeSecondFactor(db: Db, personId: string, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.secondFactor.deleteMany({ where: { personId } });
    if (count === 0) return;
    await writeRecord(tx, {
      ...{ offering: null, actor: personId, action: 'removed second factor' },
      ...{ subject: `person:${personId}`, at },
    });
  });
}

async function hasAny(db: Db | Transaction, personId: string): Promise<boolean> {
  const { app, passkey } = await strongMeans(db, personId);
  return app || passkey;
}

function opened(sealer: Sealer, data: unknown, personId: string): Uint8Array {
  return sealer.open(Buffer.from(begunForm.parse(data).sealed, 'base64'), personId);
}

/** Whoever tries has the first factor already: so many a network, and not many more in all. */
async function mayTry(
  limits: Services['limits'],
  given: { personId: string; network: string },
): Promise<boolean> {
  return (
    (await limits.secondFactor.take(keyOf(given))) &&
    (await limits.secondFactorOf.take(given.personId))
  );
}

function keyOf({ personId, network }: { personId: string; network: string }): string {
  return `${personId} ${network}`;
}
