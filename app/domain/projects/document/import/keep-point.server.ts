import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findDocument, lockProject } from '../../find-project.server.ts';
import { isEmptyContent, readContent } from '../content.ts';
import { appendLiveUpdate, readLiveDocument } from '../live-document.server.ts';
import { mergeInto } from '../merge-state.ts';
import { jsonOf } from '../yjs-text.ts';

export type KeepPointResult =
  { ok: true } | { ok: false; because: 'not found' | 'not a member' | 'archived' | 'unreadable' };

/** Older ones are forgotten. */
export const mostPoints = 20;

/**
 * Keeps a text as it stands, before somebody replaces all of it: what the person sees is merged with
 * what the server has, so that nothing on the way is missing. Answers when it is on disk.
 *
 * @param input.state all that the person sees, as a Yjs update in base64
 */
export async function keepPoint(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { project: string; stage: StageName; state: string; requestId: string },
): Promise<KeepPointResult> {
  if (course.offering(asker.offering).archived) return { ok: false, because: 'archived' };
  return db.$transaction(async (tx) => {
    const before = await findDocument(tx, asker, input.project, input.stage);
    if (before === null) return { ok: false, because: 'not found' };
    await lockProject(tx, before.id);
    // Asked again under the lock: the membership may have ended while this one waited.
    const document = await findDocument(tx, asker, input.project, input.stage);
    if (document?.access !== 'member') return { ok: false, because: 'not a member' };
    const { documentId } = document;
    const same = await tx.textPoint.findUnique({ where: { requestId: input.requestId } });
    if (same !== null)
      return same.documentId === documentId ? { ok: true } : { ok: false, because: 'not found' };
    const text = await readLiveDocument(tx, documentId);
    const news = mergeInto(text, input.state);
    const content = news === undefined ? null : readContent(jsonOf(text));
    if (news === undefined || content === null) return { ok: false, because: 'unreadable' };
    if (news !== null) await appendLiveUpdate(tx, documentId, news, asker.at);
    if (isEmptyContent(content)) return { ok: true };
    await tx.textPoint.create({
      data: {
        ...{ id: newId(), documentId, personId: asker.person.id, at: asker.at },
        ...{ content: JSON.parse(JSON.stringify(content)), requestId: input.requestId },
      },
    });
    const old = await tx.textPoint.findMany({
      where: { documentId },
      orderBy: { id: 'desc' },
      skip: mostPoints,
      select: { id: true },
    });
    await tx.textPoint.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
    return { ok: true };
  });
}
