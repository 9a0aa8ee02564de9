import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { v7 as newId, validate as isId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { CodePurpose } from '#app/db/generated/enums.ts';

/** How long a code and its link open, in minutes of real time, by what they are for. */
export const codeMinutes: Record<CodePurpose, number> = {
  sign_in: 15,
  confirm_address: 24 * 60,
  reset_password: 60,
};

/** Wrong codes after which only the link still opens. */
const mostMisses = 5;

/** What a letter says: eight digits to type, or the end of an address to follow; and its number. */
export type WrittenCode = { id: string; code: string; link: string };

/** Whom a code or link was for, and the address it had been sent to. */
export type OpenedCode = { personId: string; address: string };

/**
 * Makes a code and a link (256 random bits) for one purpose, as a part of the caller's transaction.
 * Earlier ones of the person for the same purpose open nothing any more; only of those to sign in
 * several may be open, since a stranger may ask for one too. The database keeps hashes only, so that
 * a copy of it opens nothing.
 *
 * @param now real time: moving the demo's clock makes no code run out
 */
export async function writeCode(
  tx: Transaction,
  {
    personId,
    purpose,
    address,
    now,
  }: { personId: string; purpose: CodePurpose; address: string; now: Date },
): Promise<WrittenCode> {
  const id = newId();
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const link = randomBytes(32).toString('base64url');
  if (purpose !== 'sign_in') {
    await tx.oneTimeCode.deleteMany({ where: { personId, purpose, usedAt: null } });
  }
  await tx.oneTimeCode.create({
    data: {
      ...{ id, personId, purpose, address, createdAt: now },
      codeHash: hashOf(id + code),
      linkHash: hashOf(link),
      expiresAt: new Date(now.getTime() + codeMinutes[purpose] * 60_000),
    },
  });
  return { id, code, link };
}

/** Whether a link would open now; it stays unused. */
export async function linkIsOpen(
  db: Db | Transaction,
  link: string,
  purpose: CodePurpose,
  now: Date,
): Promise<boolean> {
  return (await db.oneTimeCode.count({ where: openLinkWhere(link, purpose, now) })) === 1;
}

/** Uses a link up. Of two who do so at once, one gets null, as for a link that is none. */
export async function takeLink(
  tx: Transaction,
  link: string,
  purpose: CodePurpose,
  now: Date,
): Promise<OpenedCode | null> {
  const [used] = await tx.oneTimeCode.updateManyAndReturn({
    where: openLinkWhere(link, purpose, now),
    data: { usedAt: now },
    select: { personId: true, address: true },
  });
  return used ?? null;
}

function openLinkWhere(link: string, purpose: CodePurpose, now: Date) {
  return { linkHash: hashOf(link), purpose, usedAt: null, expiresAt: { gt: now } };
}

/**
 * Uses up the code of one letter. A wrong one counts; after five of them only the letter's link
 * still opens.
 *
 * @param number of the letter, as `writeCode` gave it to whoever asked
 */
export async function takeCode(
  tx: Transaction,
  { number, purpose, code, now }: { number: string; purpose: CodePurpose; code: string; now: Date },
): Promise<OpenedCode | null> {
  if (!isId(number)) return null;
  const [row] = await tx.oneTimeCode.updateManyAndReturn({
    where: {
      ...{ id: number, purpose, usedAt: null },
      ...{ expiresAt: { gt: now }, misses: { lt: mostMisses } },
    },
    data: { misses: { increment: 1 } },
    select: { id: true, codeHash: true, personId: true, address: true },
  });
  if (row === undefined) return null;
  const typed = Buffer.from(hashOf(row.id + code.replaceAll(/\s/g, '')));
  if (!timingSafeEqual(typed, Buffer.from(row.codeHash))) return null;
  const { count } = await tx.oneTimeCode.updateMany({
    where: { id: row.id, usedAt: null },
    data: { usedAt: now },
  });
  return count === 1 ? { personId: row.personId, address: row.address } : null;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
