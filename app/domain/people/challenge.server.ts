import { createHash, randomBytes } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';

/** What a proof is asked for. */
export type ChallengePurpose =
  'single sign-on' | 'link identity' | 'passkey sign-in' | 'add passkey' | 'second factor';

/** Whoever begins an exchange has so long to come back, in minutes of real time. */
const minutes = 10;

/** What was remembered, and for whom when somebody was signed in. */
export type TakenChallenge = { personId: string | null; data: Prisma.JsonValue };

/**
 * Remembers something until a browser comes back with a proof.
 *
 * @returns 256 random bits for that browser alone; the database keeps a hash of them
 */
export async function openChallenge(
  db: Db | Transaction,
  challenge: {
    purpose: ChallengePurpose;
    personId: string | null;
    data: Prisma.InputJsonValue;
    now: Date;
  },
): Promise<string> {
  const { purpose, personId, data, now } = challenge;
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  await db.challenge.create({ data: { id: idOf(token), purpose, personId, data, expiresAt } });
  return token;
}

/** What a token stands for now, without using it up; null when it is over, used or none. */
export async function readChallenge(
  db: Db | Transaction,
  purpose: ChallengePurpose,
  token: string,
  now: Date,
): Promise<TakenChallenge | null> {
  return db.challenge.findFirst({
    where: { id: idOf(token), purpose, expiresAt: { gt: now } },
    select: { personId: true, data: true },
  });
}

/** The same, used up: of two who take it at once, one gets null. */
export async function takeChallenge(
  db: Db | Transaction,
  purpose: ChallengePurpose,
  token: string,
  now: Date,
): Promise<TakenChallenge | null> {
  const found = await readChallenge(db, purpose, token, now);
  const { count } = await db.challenge.deleteMany({ where: { id: idOf(token), purpose } });
  return count === 1 ? found : null;
}

/** The first 128 bits of the token's SHA-256, written as the table's ids are. */
function idOf(token: string): string {
  const hex = createHash('sha256').update(token).digest('hex');
  return [0, 8, 12, 16, 20].map((at, n, all) => hex.slice(at, all[n + 1] ?? 32)).join('-');
}
