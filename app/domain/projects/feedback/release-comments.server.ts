import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { findDocument, lockProject, type FoundDocument } from '../find-project.server.ts';
import { announceFeedback } from './announce-feedback.server.ts';
import { tellMentioned } from './tell-mentioned.server.ts';

export type ReleaseCommentsResult =
  { ok: true; comments: number } | { ok: false; because: 'not found' | 'nothing to send' };

/** Sends every draft on a document to its team now, without a decision, and tells the team. */
export async function releaseComments(
  services: { db: Db },
  asker: SignedInAsker,
  input: { project: string; stage: StageName },
): Promise<ReleaseCommentsResult> {
  return services.db.$transaction(async (tx) => {
    const document = await findDocument(tx, asker, input.project, input.stage);
    if (document?.access !== 'staff') return { ok: false, because: 'not found' };
    await lockProject(tx, document.id);
    const { documentId } = document;
    const latest = await tx.version.findFirst({
      where: { documentId },
      orderBy: { number: 'desc' },
      select: { id: true, number: true },
    });
    const newest = await tx.comment.findFirst({
      where: { thread: { documentId }, releasedAt: null },
      orderBy: { id: 'desc' },
    });
    if (latest === null || newest === null) return { ok: false, because: 'nothing to send' };
    const comments = await releaseDrafts(tx, asker, document, input.stage);
    await writeRecord(tx, {
      offering: asker.offering,
      actor: asker.person.id,
      action: 'sent comments',
      subject: `version:${latest.id}`,
      to: { comments },
      at: asker.at,
    });
    await announceFeedback(tx, asker, document, {
      event: `comments:${newest.id}`,
      stage: input.stage,
      version: latest.number,
      verdict: null,
      note: '',
      scope: null,
      conditions: 0,
      comments,
    });
    return { ok: true, comments };
  });
}

/**
 * Releases every draft on a document, by whichever staff member, and tells those whom they mention;
 * gives how many.
 */
export async function releaseDrafts(
  tx: Transaction,
  asker: SignedInAsker,
  document: FoundDocument,
  stage: StageName,
): Promise<number> {
  const drafts = await tx.comment.findMany({
    where: { thread: { documentId: document.documentId }, releasedAt: null },
    select: { id: true, authorId: true, body: true, author: { select: { name: true } } },
  });
  const { count } = await tx.comment.updateMany({
    where: { id: { in: drafts.map(({ id }) => id) }, releasedAt: null },
    data: { releasedAt: asker.at },
  });
  await tellMentioned(tx, asker, document, stage, drafts);
  return count;
}
