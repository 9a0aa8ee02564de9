import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { isStaff, may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { readableBank } from '../readable-bank.server.ts';
import { postAddress } from './post-address.ts';

/** What a post says: 1 to 10,000 characters that the database can keep. */
export const postBody = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .refine((text) => !/[\0\p{Surrogate}]/u.test(text));

/** `not found`: no such question, step or thread for the asker. */
export type PostRefusal = 'not allowed' | 'not found' | 'archived' | 'empty';

export type WritePostInput = {
  question: string;
  body: string;
  /** Whether classmates are not to see who wrote it; staff always write under their name. */
  anonymous: boolean;
  /** Made by the form: the same click says a thing once. */
  requestId: string;
  /** A step, from 1, or null for the question as a whole; or the first post of a thread. */
  about: { step: number | null } | { thread: string };
};

type Services = { db: Db; course: Course };

/**
 * Asks something about a question of the bank, or answers in a thread. Whoever began the thread is
 * told of the answer, without its words: they can still be changed, deleted or hidden.
 */
export async function writePost(
  services: Services,
  asker: SignedInAsker,
  input: WritePostInput,
): Promise<{ ok: true; post: string } | { ok: false; because: PostRefusal }> {
  const { offering, role, at, person } = asker;
  const { question, requestId, about } = input;
  if (!may(role, 'discuss questions')) return { ok: false, because: 'not allowed' };
  const bank = await readableBank(services, asker);
  const file = bank?.questions.find(({ slug }) => slug === question);
  if (file === undefined) return { ok: false, because: 'not found' };
  if (services.course.offering(offering).archived) return { ok: false, because: 'archived' };
  const body = postBody.safeParse(input.body).data;
  if (body === undefined) return { ok: false, because: 'empty' };
  const step = 'step' in about ? about.step : null;
  if (step !== null && file.text.en.steps[step - 1] === undefined) {
    return { ok: false, because: 'not found' };
  }
  return services.db.$transaction(async (tx) => {
    const thread =
      'thread' in about ? await standingThread(tx, asker, question, about.thread) : null;
    if ('thread' in about && thread === null) return { ok: false, because: 'not found' };
    const id = newId();
    const byStaff = isStaff(role);
    const { count } = await tx.questionPost.createMany({
      data: [
        {
          ...{ id, offeringId: offering, question, step, answerTo: thread?.id ?? null },
          ...{ authorId: person.id, byStaff, anonymous: input.anonymous && !byStaff },
          ...{ body, writtenAt: at, requestId },
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return repeated(tx, asker, requestId);
    if (thread !== null) await tellAsked(tx, asker, { ...input, id, thread });
    return { ok: true, post: id };
  });
}

/** The same click came before; another person's is none of theirs. */
async function repeated(tx: Transaction, { person }: SignedInAsker, requestId: string) {
  const said = await tx.questionPost.findUniqueOrThrow({ where: { requestId } });
  return said.authorId === person.id
    ? ({ ok: true, post: said.id } as const)
    : ({ ok: false, because: 'not found' } as const);
}

/** A thread that one can answer in: its first post is neither deleted nor hidden. */
async function standingThread(
  tx: Transaction,
  { offering }: SignedInAsker,
  question: string,
  id: string,
) {
  return tx.questionPost.findFirst({
    where: { id, offeringId: offering, question, answerTo: null, deletedAt: null, hiddenAt: null },
    select: { id: true, authorId: true },
  });
}

async function tellAsked(
  tx: Transaction,
  { person, offering, role, at }: SignedInAsker,
  {
    id,
    thread,
    question,
    anonymous,
  }: WritePostInput & { id: string; thread: { id: string; authorId: string } },
): Promise<void> {
  if (thread.authorId === person.id) return;
  const nameless = anonymous && !isStaff(role);
  await notify(tx, {
    ...{ kind: 'discussion', event: `answer:${id}`, offering, at },
    people: [thread.authorId],
    path: postAddress(offering, question, id),
    data: { step: 'answered', by: nameless ? '' : person.name },
  });
}
