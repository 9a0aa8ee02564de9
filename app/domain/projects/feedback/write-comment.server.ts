import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { readContent, textBlocksOf } from '../document/content.ts';
import { anchorPassage, quoteOf, wholeBlock, type Passage } from '../document/passage.ts';
import { docFrom } from '../document/yjs-text.ts';
import { findDocument, lockProject } from '../find-project.server.ts';
import { storeMentions } from './mention.ts';
import { mentionablePeople } from './mentionable-people.server.ts';
import { tellMentioned } from './tell-mentioned.server.ts';
import { commentBody, visibleThreads } from './thread.ts';

export type WriteCommentInput = {
  project: string;
  stage: StageName;
  body: string;
  /** Made by the form: the same click never says a thing twice. */
  requestId: string;
  about:
    | { thread: string }
    /** A new thread on a version: about a passage, a whole block, or all of it. */
    | { version: number; passage: Passage | { block: number } | null };
};

export type WriteCommentResult =
  | { ok: true; thread: string; released: boolean }
  | { ok: false; because: 'not found' | 'not allowed' | 'empty' | 'passage' };

/**
 * Says something: staff in a new thread or an existing one, as a draft that nobody but staff sees;
 * a member in a thread that they can see, at once.
 */
export async function writeComment(
  db: Db,
  asker: SignedInAsker,
  input: WriteCommentInput,
): Promise<WriteCommentResult> {
  const body = commentBody.safeParse(input.body);
  if (!body.success) return { ok: false, because: 'empty' };
  return db.$transaction(async (tx) => {
    const document = await findDocument(tx, asker, input.project, input.stage);
    if (document === null) return { ok: false, because: 'not found' };
    const byStaff = document.access === 'staff';
    if (document.access === 'reader') return { ok: false, because: 'not allowed' };
    // Two clicks at once take turns, so that the second finds what the first has said.
    await lockProject(tx, document.id);
    const said = await tx.comment.findUnique({ where: { requestId: input.requestId } });
    if (said !== null) {
      return said.authorId === asker.person.id
        ? { ok: true, thread: said.threadId, released: said.releasedAt !== null }
        : { ok: false, because: 'not found' };
    }
    const thread =
      'thread' in input.about
        ? await visibleThread(tx, asker, document.documentId, input.about.thread)
        : byStaff
          ? await openThread(tx, asker, document.documentId, input.about)
          : { refused: 'not allowed' as const };
    if ('refused' in thread) return { ok: false, because: thread.refused };
    const id = newId();
    const words = storeMentions(body.data, await mentionablePeople(tx, document.id, asker.at));
    await tx.comment.create({
      data: {
        id,
        threadId: thread.id,
        authorId: asker.person.id,
        body: words,
        writtenAt: asker.at,
        releasedAt: byStaff ? null : asker.at,
        requestId: input.requestId,
      },
    });
    if (!byStaff) {
      const comment = { id, authorId: asker.person.id, body: words, author: asker.person };
      await tellMentioned(tx, asker, document, input.stage, [comment]);
    }
    return { ok: true, thread: thread.id, released: !byStaff };
  });
}

type Found = { id: string } | { refused: 'not found' | 'passage' };

async function visibleThread(
  tx: Transaction,
  asker: SignedInAsker,
  documentId: string,
  id: string,
): Promise<Found> {
  const threads = await tx.thread.findMany({
    where: { id, documentId, second: null },
    select: { id: true, comments: true },
  });
  return visibleThreads(threads, asker)[0] ?? { refused: 'not found' };
}

async function openThread(
  tx: Transaction,
  asker: SignedInAsker,
  documentId: string,
  about: { version: number; passage: Passage | { block: number } | null },
): Promise<Found> {
  const version = await tx.version.findUnique({
    where: { documentId_number: { documentId, number: about.version } },
    select: { id: true, content: true, state: true },
  });
  if (version === null) return { refused: 'not found' };
  const tied = about.passage === null ? null : tie(version, about.passage);
  if (tied === undefined) return { refused: 'passage' };
  const id = newId();
  await tx.thread.create({
    data: {
      id,
      documentId,
      versionId: version.id,
      openedBy: asker.person.id,
      openedAt: asker.at,
      ...(tied !== null && tied),
    },
  });
  return { id };
}

/** The anchor and the words of a passage of a version; undefined when there is no such passage. */
function tie(version: { content: unknown; state: Uint8Array }, asked: Passage | { block: number }) {
  const content = readContent(version.content);
  if (content === null) return undefined;
  const blocks = textBlocksOf(content);
  const passage = 'block' in asked ? wholeBlock(blocks, asked.block) : asked;
  const quote = passage && quoteOf(blocks, passage);
  const anchor = passage && anchorPassage(docFrom([version.state]), passage);
  return quote === null || anchor === null ? undefined : { anchor, quote };
}
