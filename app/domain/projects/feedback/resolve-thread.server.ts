import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findDocument } from '../find-project.server.ts';
import { visibleThreads } from './thread.ts';

export type ResolveThreadResult = { ok: true } | { ok: false; because: 'not found' };

/** Says that a thread is settled, or open again; by staff or a member, if they can see it. */
export async function resolveThread(
  db: Db,
  asker: SignedInAsker,
  input: { project: string; stage: StageName; thread: string; resolved: boolean },
): Promise<ResolveThreadResult> {
  const document = await findDocument(db, asker, input.project, input.stage);
  if (document === null || document.access === 'reader') return { ok: false, because: 'not found' };
  const threads = await db.thread.findMany({
    where: { id: input.thread, documentId: document.documentId, second: null },
    select: { id: true, comments: true },
  });
  const [thread] = visibleThreads(threads, asker);
  if (thread === undefined) return { ok: false, because: 'not found' };
  await db.threadResolution.create({
    data: {
      id: newId(),
      threadId: thread.id,
      personId: asker.person.id,
      resolved: input.resolved,
      at: asker.at,
    },
  });
  return { ok: true };
}
