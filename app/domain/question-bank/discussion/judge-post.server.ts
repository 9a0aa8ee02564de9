import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { mayReadQuestion } from '../readable-bank.server.ts';
import { postAddress } from './post-address.ts';
import type { PostRefusal } from './write-post.server.ts';

export type JudgePostResult = { ok: true } | { ok: false; because: PostRefusal | 'no reason' };
type At = { question: string; post: string };
type Services = { db: Db; course: Course };
type Judged = {
  id: string;
  authorId: string;
  answerTo: string | null;
  endorsedAt: Date | null;
  hiddenAt: Date | null;
};

export const longestReason = 2_000;

/**
 * Says as staff that an answer is right, or takes that back: recorded, and its author is told of the
 * first. Done again it changes nothing.
 */
export async function endorseAnswer(
  services: Services,
  asker: SignedInAsker,
  input: At & { endorsed: boolean },
): Promise<JudgePostResult> {
  const { offering, person, at } = asker;
  const { endorsed, question } = input;
  return judge(services, asker, input, async (tx, post) => {
    const was = post.endorsedAt !== null;
    if (post.answerTo === null || (endorsed && post.hiddenAt !== null)) {
      return { ok: false, because: 'not found' };
    }
    if (was === endorsed) return { ok: true };
    await tx.questionPost.update({
      where: { id: post.id },
      data: { endorsedAt: endorsed ? at : null },
    });
    await writeRecord(tx, {
      ...{ offering, actor: person.id, at, subject: `post:${post.id}` },
      action: endorsed ? 'endorsed answer' : 'took endorsement back',
      from: { endorsed: was },
      to: { endorsed },
    });
    if (endorsed && post.authorId !== person.id) {
      await notify(tx, {
        ...{ kind: 'discussion', event: `endorsed:${post.id}`, offering, at },
        people: [post.authorId],
        path: postAddress(offering, question, post.id),
        data: { step: 'endorsed', by: '' },
      });
    }
    return { ok: true };
  });
}

/** Hides a post as staff, with a reason that its author reads, or shows it again: recorded. */
export async function hidePost(
  services: Services,
  asker: SignedInAsker,
  input: At & { hidden: boolean; why: string },
): Promise<JudgePostResult> {
  const { offering, person, at } = asker;
  const { hidden } = input;
  const why = input.why.trim();
  return judge(services, asker, input, async (tx, post) => {
    const was = post.hiddenAt !== null;
    if (hidden && (why === '' || why.length > longestReason)) {
      return { ok: false, because: 'no reason' };
    }
    if (was === hidden) return { ok: true };
    await tx.questionPost.update({
      where: { id: post.id },
      data: hidden ? { hiddenAt: at, hiddenWhy: why } : { hiddenAt: null, hiddenWhy: null },
    });
    await writeRecord(tx, {
      ...{ offering, actor: person.id, at, subject: `post:${post.id}` },
      action: hidden ? 'hid post' : 'showed post again',
      ...{ from: { hidden: was }, to: { hidden } },
      ...(hidden && { why }),
    });
    return { ok: true };
  });
}

async function judge(
  services: Services,
  asker: SignedInAsker,
  { question, post: id }: At,
  decide: (tx: Transaction, post: Judged) => Promise<JudgePostResult>,
): Promise<JudgePostResult> {
  const { offering } = asker;
  if (!may(asker.role, 'judge posts')) return { ok: false, because: 'not allowed' };
  if (!(await mayReadQuestion(services, asker, question)))
    return { ok: false, because: 'not found' };
  if (services.course.offering(offering).archived) return { ok: false, because: 'archived' };
  return services.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM question_post WHERE id = ${id}::uuid FOR UPDATE`;
    const post = await tx.questionPost.findFirst({
      where: { id, offeringId: offering, question, deletedAt: null },
      select: { id: true, authorId: true, answerTo: true, endorsedAt: true, hiddenAt: true },
    });
    return post === null ? { ok: false, because: 'not found' } : decide(tx, post);
  });
}
