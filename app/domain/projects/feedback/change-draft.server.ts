import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { storeMentions } from './mention.ts';
import { mentionablePeople } from './mentionable-people.server.ts';
import { commentBody } from './thread.ts';

export type ChangeDraftResult =
  | { ok: true }
  /** `released`: the team has it already. */
  | { ok: false; because: 'not found' | 'released' | 'empty' };

/** A draft, at the document that it is about. */
type DraftAt = { project: string; stage: StageName; comment: string };

/** Writes a draft of one's own anew. What was released is never changed. */
export async function changeDraft(
  db: Db,
  asker: SignedInAsker,
  input: DraftAt & { body: string },
): Promise<ChangeDraftResult> {
  const body = commentBody.safeParse(input.body);
  if (!body.success) return { ok: false, because: 'empty' };
  const draft = await ownDraft(db, asker, input);
  if ('because' in draft) return draft;
  const people = await mentionablePeople(db, draft.projectId, asker.at);
  const { count } = await db.comment.updateMany({
    where: { id: input.comment, releasedAt: null },
    data: { body: storeMentions(body.data, people), writtenAt: asker.at },
  });
  return count === 1 ? { ok: true } : { ok: false, because: 'released' };
}

/** Throws a draft of one's own away, and its thread when nothing else is in it. */
export async function discardDraft(
  db: Db,
  asker: SignedInAsker,
  input: DraftAt,
): Promise<ChangeDraftResult> {
  const own = await ownDraft(db, asker, input);
  if ('because' in own) return own;
  return db.$transaction(async (tx) => {
    const draft = await tx.comment.findUnique({ where: { id: input.comment } });
    const { count } = await tx.comment.deleteMany({
      where: { id: input.comment, releasedAt: null },
    });
    if (draft === null || count === 0) return { ok: false, because: 'released' };
    await tx.thread.deleteMany({ where: { id: draft.threadId, comments: { none: {} } } });
    return { ok: true };
  });
}

/** The project of a draft of one's own; or why it cannot be changed. */
async function ownDraft(
  db: Db,
  asker: SignedInAsker,
  { project: slug, stage: name, comment: id }: DraftAt,
): Promise<Extract<ChangeDraftResult, { ok: false }> | { projectId: string }> {
  const notFound = { ok: false, because: 'not found' } as const;
  if (!may(asker.role, 'give feedback')) return notFound;
  const draft = await db.comment.findFirst({
    where: {
      id,
      authorId: asker.person.id,
      thread: { document: { project: { offeringId: asker.offering, slug }, stage: { name } } },
    },
    include: { thread: { select: { document: { select: { projectId: true } } } } },
  });
  if (draft === null) return notFound;
  return draft.releasedAt === null
    ? { projectId: draft.thread.document.projectId }
    : { ok: false, because: 'released' };
}
