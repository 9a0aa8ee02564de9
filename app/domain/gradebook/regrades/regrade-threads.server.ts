import type { Db, Transaction } from '#app/db/client.ts';
import type { RegradeThread } from './regrade-thread.ts';

/** Who asked for another look at which parts of a submission, and what was said about it. */
export async function regradeThreads(
  db: Db | Transaction,
  submissionId: string,
  at: Date,
): Promise<RegradeThread[]> {
  const rows = await db.regradeRequest.findMany({
    where: { submissionId, askedAt: { lte: at } },
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
