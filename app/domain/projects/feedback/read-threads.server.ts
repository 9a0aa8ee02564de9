import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findDocument } from '../find-project.server.ts';
import { feedbackPath } from './announce-feedback.server.ts';
import { visibleThreads } from './thread.ts';

/**
 * Notes that this person has seen a document's threads, and the notifications that lead to it, as
 * they were at `upTo` (when the page was made): what came meanwhile stays unread.
 */
export async function readThreads(
  db: Db,
  asker: SignedInAsker,
  input: { project: string; stage: StageName; upTo: Date },
): Promise<void> {
  const document = await findDocument(db, asker, input.project, input.stage);
  if (document === null) return;
  const personId = asker.person.id;
  const readAt = input.upTo < asker.at ? input.upTo : asker.at;
  const threads = await db.thread.findMany({
    where: { documentId: document.documentId, second: null },
    select: { id: true, comments: true },
  });
  const ids = visibleThreads(threads, asker).map(({ id }) => id);
  await db.$transaction([
    db.threadRead.updateMany({
      where: { personId, threadId: { in: ids }, readAt: { lt: readAt } },
      data: { readAt },
    }),
    db.threadRead.createMany({
      data: ids.map((threadId) => ({ threadId, personId, readAt })),
      skipDuplicates: true,
    }),
    db.notification.updateMany({
      where: {
        personId,
        offeringId: asker.offering,
        path: feedbackPath(asker.offering, input.project, input.stage),
        at: { lte: readAt },
        readAt: null,
      },
      data: { readAt },
    }),
  ]);
}
