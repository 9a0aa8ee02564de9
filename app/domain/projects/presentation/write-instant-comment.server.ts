import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { membersNow } from '../feedback/announce-feedback.server.ts';
import { commentBody } from '../feedback/thread.ts';
import { lockProject } from '../find-project.server.ts';
import { findPresentation, type FoundPresentation } from './find-presentation.server.ts';
import { longestVideo } from './instant.ts';

export type WriteInstantCommentInput = {
  project: string;
  body: string;
  /** Made by the form: the same click never says a thing twice. */
  requestId: string;
  /** A conversation about an instant of the video, or one to begin, in seconds. */
  about: { thread: string } | { second: number };
};

export type InstantCommentRefusal =
  'not found' | 'not allowed' | 'archived' | 'empty' | 'no instant';

type Services = { db: Db; course: Course };

/** This much of what somebody says stands in what others are told. */
const longestExcerpt = 400;

/**
 * Says something about an instant of a presentation, in a conversation of its own or in one that is
 * there: at once, to everybody who may watch it. The team and who takes part are told.
 */
export async function writeInstantComment(
  { db, course }: Services,
  asker: SignedInAsker,
  input: WriteInstantCommentInput,
): Promise<{ ok: true; thread: string } | { ok: false; because: InstantCommentRefusal }> {
  if (course.offering(asker.offering).archived) return { ok: false, because: 'archived' };
  const body = commentBody.safeParse(input.body).data;
  if (body === undefined) return { ok: false, because: 'empty' };
  return db.$transaction(async (tx) => {
    const before = await findPresentation(tx, course, asker, input.project);
    if (before === null) return { ok: false, because: 'not found' };
    if (!may(asker.role, 'comment on presentations')) return { ok: false, because: 'not allowed' };
    await lockProject(tx, before.projectId);
    // Asked again under the lock: the team may keep it to itself by now.
    const found = await findPresentation(tx, course, asker, input.project);
    if (found === null) return { ok: false, because: 'not found' };
    const said = await tx.comment.findUnique({ where: { requestId: input.requestId } });
    if (said !== null) {
      return said.authorId === asker.person.id
        ? { ok: true, thread: said.threadId }
        : { ok: false, because: 'not found' };
    }
    const thread = await threadFor(tx, asker, found, input.about);
    if (typeof thread === 'string') return { ok: false, because: thread };
    const id = newId();
    await tx.comment.create({
      data: {
        ...{ id, threadId: thread.id, authorId: asker.person.id, body },
        ...{ writtenAt: asker.at, releasedAt: asker.at, requestId: input.requestId },
      },
    });
    await tell(tx, asker, found, { id, threadId: thread.id, body });
    return { ok: true, thread: thread.id };
  });
}

async function threadFor(
  tx: Transaction,
  asker: SignedInAsker,
  { documentId, version }: FoundPresentation,
  about: WriteInstantCommentInput['about'],
): Promise<{ id: string } | 'not found' | 'no instant'> {
  if ('thread' in about) {
    const where = { id: about.thread, documentId, second: { not: null } };
    const thread = await tx.thread.findFirst({ where, select: { id: true } });
    return thread ?? 'not found';
  }
  const { second } = about;
  if (!Number.isInteger(second) || second < 0 || second >= longestVideo) return 'no instant';
  return tx.thread.create({
    data: {
      ...{ id: newId(), documentId, versionId: version.id, second },
      ...{ openedBy: asker.person.id, openedAt: asker.at },
    },
    select: { id: true },
  });
}

/** Tells the team and whoever took part in the conversation, but not who speaks. */
async function tell(
  tx: Transaction,
  asker: SignedInAsker,
  { projectId, slug, title }: FoundPresentation,
  { id, threadId, body }: { id: string; threadId: string; body: string },
): Promise<void> {
  const { offering, at, person } = asker;
  const talking = await tx.comment.findMany({
    where: {
      threadId,
      // Who has left the course since is told nothing of it.
      author: { memberships: { some: { offeringId: offering, to: null, role: { in: heard } } } },
    },
    distinct: ['authorId'],
    select: { authorId: true },
  });
  const everybody = [
    ...(await membersNow(tx, projectId, at)),
    ...talking.map(({ authorId }) => authorId),
  ];
  await notify(tx, {
    ...{ kind: 'instant-comment', event: `instant-comment:${id}`, offering, at },
    people: [...new Set(everybody)].filter((one) => one !== person.id),
    path: `/${offering}/projects/${slug}/watch`,
    data: { project: title, by: person.name, words: body.slice(0, longestExcerpt) },
  });
}

const heard = ['student' as const, 'assistant' as const, 'instructor' as const];

/** Takes back what one said, or, as staff, what somebody said. An empty conversation goes with it. */
export async function removeInstantComment(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { project: string; comment: string },
): Promise<{ ok: true } | { ok: false; because: InstantCommentRefusal }> {
  return db.$transaction(async (tx) => {
    const found = await findPresentation(tx, course, asker, input.project);
    if (found === null) return { ok: false, because: 'not found' };
    await lockProject(tx, found.projectId);
    const comment = await tx.comment.findFirst({
      where: { id: input.comment, thread: { documentId: found.documentId, second: { not: null } } },
    });
    if (comment === null) return { ok: false, because: 'not found' };
    const own = comment.authorId === asker.person.id;
    if (!own && found.access !== 'staff') return { ok: false, because: 'not allowed' };
    await tx.comment.delete({ where: { id: comment.id } });
    const empty = { id: comment.threadId, comments: { none: {} } };
    await tx.thread.deleteMany({ where: empty });
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, at: asker.at },
      action: 'took comment away',
      subject: `person:${comment.authorId}`,
      from: { project: found.slug, comment: comment.id },
    });
    return { ok: true };
  });
}
