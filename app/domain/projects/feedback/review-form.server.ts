import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { ScopeAnswer, type StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findDocument } from '../find-project.server.ts';
import type { Answer } from './answered.ts';
import { decideVersion, type DecideVersionResult } from './decide-version.server.ts';
import { answerFeedbackForm, type FeedbackAnswer } from './feedback-form.server.ts';
import { markCriterion, type MarkCriterionResult } from './mark-criterion.server.ts';
import { readThreads } from './read-threads.server.ts';
import { takeBackAnswer, type TakeBackAnswerResult } from './take-back-answer.server.ts';
import { answerStaffForm, type StaffFormAnswer } from './staff-form.server.ts';
import { releaseComments, type ReleaseCommentsResult } from './release-comments.server.ts';

const reviewForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('decide'),
    version: z.coerce.number().int().min(1),
    verdict: z.enum(['approved', 'conditions', 'changes_requested']),
    note: z.string().default(''),
    conditions: z.string().default(''),
    scope: z.enum(ScopeAnswer).nullable().default(null),
    hold: z.string().optional(),
  }),
  z.object({ intent: z.literal('send') }),
  z.object({ intent: z.literal('take-back'), version: z.coerce.number().int().min(1) }),
  z.object({
    intent: z.literal('mark'),
    version: z.coerce.number().int().min(1),
    criterion: z.string(),
    level: z.string(),
  }),
  z.object({ intent: z.literal('read'), upTo: z.coerce.date() }),
]);

type Services = {
  db: Db;
  course: Course;
  collaboration: { changed(documentId: string): void };
};

export type ReviewAnswer =
  | ({ intent: 'decide'; verdict: Answer; held: boolean } & DecideVersionResult)
  | ({ intent: 'send' } & ReleaseCommentsResult)
  | ({ intent: 'take-back' } & TakeBackAnswerResult)
  | ({ intent: 'mark' } & MarkCriterionResult)
  | { intent: 'read'; ok: true }
  | StaffFormAnswer
  | FeedbackAnswer;

/**
 * Does what a form on a review asks for. The team's open pages are told of what is released, never
 * of a draft: not even that something is being written. Null when the form is not understood.
 */
export async function answerReviewForm(
  services: Services,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
  form: FormData,
): Promise<ReviewAnswer | null> {
  const { db } = services;
  const feedback = await answerFeedbackForm(db, asker, address, form);
  if (feedback !== null) {
    if (feedback.ok && feedback.intent === 'resolve') await tellTeam(services, asker, address);
    return feedback;
  }
  const forStaff = await answerStaffForm(db, asker, address.project, form);
  if (forStaff !== null) return forStaff;
  const asked = reviewForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return null;
  switch (asked.data.intent) {
    case 'read':
      await readThreads(db, asker, { ...address, upTo: asked.data.upTo });
      return { intent: 'read', ok: true };
    case 'take-back':
      return {
        intent: 'take-back',
        ...(await takeBackAnswer(db, asker, { ...address, ...asked.data })),
      };
    case 'mark': {
      const level = asked.data.level === '' ? null : asked.data.level;
      const marked = await markCriterion(services, asker, { ...address, ...asked.data, level });
      return { intent: 'mark', ...marked };
    }
    case 'send': {
      const sent = await releaseComments(services, asker, address);
      if (sent.ok) await tellTeam(services, asker, address);
      return { intent: 'send', ...sent };
    }
    case 'decide': {
      const { verdict, conditions, ...answer } = asked.data;
      const held = answer.hold !== undefined;
      const decided = await decideVersion(services, asker, {
        ...{ ...address, ...answer, hold: held },
        verdict: verdict === 'conditions' ? 'approved' : verdict,
        ...(verdict === 'conditions' && { conditions: conditions.split('\n') }),
      });
      if (decided.ok && !held) await tellTeam(services, asker, address);
      return { intent: 'decide', verdict, held, ...decided };
    }
  }
}

async function tellTeam(
  { db, collaboration }: Services,
  asker: SignedInAsker,
  { project, stage }: { project: string; stage: StageName },
): Promise<void> {
  const document = await findDocument(db, asker, project, stage);
  if (document !== null) collaboration.changed(document.documentId);
}
