import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { mayReadQuestion } from '../readable-bank.server.ts';
import { postBody, type PostRefusal } from './write-post.server.ts';

type ChangePostResult = { ok: true } | { ok: false; because: PostRefusal };
type At = { question: string; post: string };
type Services = { db: Db; course: Course };

/** Writes a post of one's own anew. An endorsement was of the words before, and goes with them. */
export async function editPost(
  services: Services,
  asker: SignedInAsker,
  input: At & { body: string },
): Promise<ChangePostResult> {
  const body = postBody.safeParse(input.body).data;
  return changeOwn(services, asker, input, async (tx, post) => {
    if (body === undefined) return { ok: false, because: 'empty' };
    if (body === post.body) return { ok: true };
    const where = { id: post.id };
    await tx.questionPost.update({
      where,
      data: { body, editedAt: asker.at, endorsedAt: null },
    });
    if (post.endorsedAt !== null) {
      await writeRecord(tx, {
        ...{ offering: asker.offering, actor: asker.person.id, at: asker.at },
        ...{ action: 'rewrote endorsed answer', subject: `post:${post.id}` },
        from: { endorsed: true },
        to: { endorsed: false },
      });
    }
    return { ok: true };
  });
}

/**
 * Deletes a post of one's own, or brings it back: nobody else reads it meanwhile. Answers to it
 * stay.
 */
export async function deletePost(
  services: Services,
  asker: SignedInAsker,
  input: At & { deleted: boolean },
): Promise<ChangePostResult> {
  return changeOwn(services, asker, input, async (tx, { id }) => {
    const deletedAt = input.deleted ? asker.at : null;
    await tx.questionPost.update({ where: { id }, data: { deletedAt } });
    return { ok: true };
  });
}

type OwnPost = { id: string; body: string; endorsedAt: Date | null };

async function changeOwn(
  services: Services,
  asker: SignedInAsker,
  { question, post: id }: At,
  change: (tx: Transaction, post: OwnPost) => Promise<ChangePostResult>,
): Promise<ChangePostResult> {
  const { offering, person } = asker;
  if (!may(asker.role, 'discuss questions')) return { ok: false, because: 'not allowed' };
  if (!(await mayReadQuestion(services, asker, question)))
    return { ok: false, because: 'not found' };
  if (services.course.offering(offering).archived) return { ok: false, because: 'archived' };
  return services.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM question_post WHERE id = ${id}::uuid FOR UPDATE`;
    const post = await tx.questionPost.findFirst({
      where: { id, offeringId: offering, question, authorId: person.id },
      select: { id: true, body: true, endorsedAt: true },
    });
    return post === null ? { ok: false, because: 'not found' } : change(tx, post);
  });
}
