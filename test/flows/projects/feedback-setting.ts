import { readQueueFilter } from '#app/domain/projects/desk/queue-filter.ts';
import { staffQueue } from '#app/domain/projects/desk/staff-queue.server.ts';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import {
  decideVersion,
  type DecideVersionInput,
} from '#app/domain/projects/feedback/decide-version.server.ts';
import { staffReview } from '#app/domain/projects/feedback/staff-review.server.ts';
import {
  writeComment,
  type WriteCommentInput,
} from '#app/domain/projects/feedback/write-comment.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import { minutes, openSetting } from './setting.ts';

/** In every comment of staff. */
export const canary = 'CANARY-8f1d';
export const smallModel = { from: { block: 0, offset: 11 }, to: { block: 0, offset: 22 } };

/** The course of `openSetting`, whose team has handed in its proposal at `minutes(0)`. */
export async function openFeedbackSetting() {
  const set = await openSetting();
  await set.submit();
  const feedback = {
    ...set,
    write: (
      name: 'ada' | 'cleo' | 'ivy' | 'ash',
      about: WriteCommentInput['about'],
      body: string,
      at = minutes(5),
      requestId = newRequest(),
    ) => writeComment(set.db, set.as(name, at), { ...set.proposal, about, body, requestId }),
    /** Three comments of staff: on some words, on a block, and on all of it. */
    comment: async () => {
      const said = [
        await feedback.write('ivy', { version: 1, passage: smallModel }, `How small? ${canary}`),
        await feedback.write('ash', { version: 1, passage: { block: 1 } }, `Why end? ${canary}`),
        await feedback.write('ash', { version: 1, passage: null }, `All in all ${canary}`),
      ];
      return said;
    },
    decide: (name: 'ivy' | 'ash' | 'ada', changes: Partial<DecideVersionInput>, at = minutes(20)) =>
      decideVersion(set.services, set.as(name, at), {
        ...{ ...set.proposal, version: 1 },
        ...{ verdict: 'changes_requested', note: 'Please say how you evaluate.' },
        ...changes,
      }),
    document: (name: 'ada' | 'ben' = 'ada', at = minutes(10)) =>
      teamDocument(set.db, set.course, set.as(name, at), set.proposal),
    review: (at = minutes(10)) =>
      staffReview(set.db, set.course, set.as('ivy', at), set.proposal, null),
    queue: (at = minutes(10), search = '') => {
      const filter = readQueueFilter(new URLSearchParams(search));
      return staffQueue(set.db, set.course, set.as('ivy', at), filter);
    },
  };
  return feedback;
}

export type FeedbackSetting = Awaited<ReturnType<typeof openFeedbackSetting>>;
