import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { isStorable } from '../document/safe-text.ts';
import { longestReply, longestReplyTitle, type SavedReplyView } from './saved-reply.ts';

const text = (most: number) => z.string().trim().min(1).max(most).refine(isStorable);
const fields = z.object({
  title: text(longestReplyTitle),
  body: text(longestReply),
  shared: z.boolean(),
});

export type SaveReplyInput = {
  /** Null for a new one. */
  reply: string | null;
  title: string;
  body: string;
  /** Whether all staff of the offering get it. */
  shared: boolean;
  requestId: string;
};

export type SaveReplyResult = { ok: true } | { ok: false; because: 'not found' | 'reply empty' };

/** Keeps words for later, or writes one's own anew; once for two clicks. */
export async function saveReply(
  db: Db,
  asker: SignedInAsker,
  input: SaveReplyInput,
): Promise<SaveReplyResult> {
  if (!may(asker.role, 'give feedback')) return { ok: false, because: 'not found' };
  const read = fields.safeParse(input);
  if (!read.success) return { ok: false, because: 'reply empty' };
  const data = { ...read.data, changedAt: asker.at };
  const own = { offeringId: asker.offering, ownerId: asker.person.id };
  if (input.reply !== null) {
    const { count } = await db.savedReply.updateMany({ where: { id: input.reply, ...own }, data });
    return count === 1 ? { ok: true } : { ok: false, because: 'not found' };
  }
  await db.savedReply.createMany({
    data: [{ id: newId(), ...own, ...data, requestId: input.requestId }],
    skipDuplicates: true,
  });
  return { ok: true };
}

/** Throws kept words of one's own away. */
export async function discardReply(
  db: Db,
  asker: SignedInAsker,
  reply: string,
): Promise<SaveReplyResult> {
  if (!may(asker.role, 'give feedback')) return { ok: false, because: 'not found' };
  const { count } = await db.savedReply.deleteMany({
    where: { id: reply, offeringId: asker.offering, ownerId: asker.person.id },
  });
  return count === 1 ? { ok: true } : { ok: false, because: 'not found' };
}

/** One's own kept words and those that colleagues share, by title; nothing for who is not staff. */
export async function savedReplies(db: Db, asker: SignedInAsker): Promise<SavedReplyView[]> {
  if (!may(asker.role, 'give feedback')) return [];
  const ownerId = asker.person.id;
  const replies = await db.savedReply.findMany({
    where: { offeringId: asker.offering, OR: [{ ownerId }, { shared: true }] },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    include: { owner: { select: { name: true } } },
  });
  return replies.map(({ id, title, body, shared, owner, ...reply }) => ({
    ...{ id, title, body, shared, owner: owner.name },
    mine: reply.ownerId === ownerId,
  }));
}
