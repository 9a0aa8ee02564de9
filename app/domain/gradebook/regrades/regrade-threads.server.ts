import type { Db, Transaction } from '#app/db/client.ts';
import { handedInTogether } from '#app/domain/homework/hand-in/handed-in-together.server.ts';
import type { RegradeThread } from './regrade-thread.ts';

/**
 * Who asked for another look at which parts of a submission, and what was said about it: of what a
 * team handed in together, any of them for all.
 */
export async function regradeThreads(
  db: Db | Transaction,
  submission: string,
  at: Date,
): Promise<RegradeThread[]> {
  const together = await handedInTogether(db, submission);
  const rows = await db.regradeRequest.findMany({
    where: { submissionId: { in: together.map(({ id }) => id) }, askedAt: { lte: at } },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, part: true, askedAt: true },
      messages: {
        where: { writtenAt: { lte: at } },
        orderBy: { id: 'asc' },
        select: {
          ...{ id: true, words: true, writtenAt: true },
          by: { select: { id: true, name: true } },
        },
      },
      outcome: {
        select: {
          ...{ words: true, fromPoints: true, toPoints: true, decidedAt: true },
          by: { select: { name: true } },
        },
      },
    },
  });
  return rows.map(({ messages, outcome, ...request }) => ({
    ...request,
    messages: messages.map(({ writtenAt, ...message }) => ({ ...message, at: writtenAt })),
    outcome: outcome && {
      ...{ words: outcome.words, fromPoints: outcome.fromPoints, toPoints: outcome.toPoints },
      ...{ by: outcome.by?.name ?? null, at: outcome.decidedAt },
    },
  }));
}
