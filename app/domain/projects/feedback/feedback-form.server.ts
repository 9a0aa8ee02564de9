import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { ConditionStep, type StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { passageSchema } from '../document/passage.ts';
import { changeDraft, discardDraft } from './change-draft.server.ts';
import { resolveThread } from './resolve-thread.server.ts';
import { stepCondition, type StepConditionResult } from './step-condition.server.ts';
import { writeComment } from './write-comment.server.ts';

const id = z.uuid();
/** A form's own id; a form from a page without scripts has none. */
const requestId = z.uuid().catch(() => newId());
const passage = z
  .string()
  .transform((text, check) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      check.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.union([passageSchema, z.object({ block: z.number().int().min(0) })]).nullable());

const feedbackForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('reply'), thread: id, body: z.string(), requestId }),
  z.object({
    intent: z.literal('comment'),
    version: z.coerce.number().int().min(1),
    passage,
    body: z.string(),
    requestId,
  }),
  z.object({ intent: z.literal('change'), comment: id, body: z.string() }),
  z.object({ intent: z.literal('discard'), comment: id }),
  z.object({ intent: z.literal('resolve'), thread: id, resolved: z.literal(['yes', 'no']) }),
  z.object({
    intent: z.literal('condition'),
    condition: id,
    step: z.enum(ConditionStep),
    words: z.string().default(''),
  }),
]);

export type FeedbackAnswer =
  | { ok: true; intent: string }
  | {
      ok: false;
      intent: string;
      because:
        | ('not found' | 'not allowed' | 'empty' | 'passage' | 'released' | 'not understood')
        | Extract<StepConditionResult, { ok: false }>['because'];
    };

/** Does what a form about threads and comments asks for; null when it is about something else. */
export async function answerFeedbackForm(
  db: Db,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
  form: FormData,
): Promise<FeedbackAnswer | null> {
  const fields = Object.fromEntries(form);
  const intents: unknown[] = feedbackForm.options.map((option) => option.shape.intent.value);
  const intent = String(fields['intent']);
  if (!intents.includes(intent)) return null;
  const asked = feedbackForm.safeParse(fields);
  if (!asked.success) return { ok: false, intent, because: 'not understood' };
  return { ...(await answer(db, asker, address, asked.data)), intent };
}

function answer(
  db: Db,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
  asked: z.infer<typeof feedbackForm>,
) {
  switch (asked.intent) {
    case 'reply': {
      const { thread, ...said } = asked;
      return writeComment(db, asker, { ...address, ...said, about: { thread } });
    }
    case 'comment': {
      const { version, passage: about, ...said } = asked;
      return writeComment(db, asker, { ...address, ...said, about: { version, passage: about } });
    }
    case 'change':
      return changeDraft(db, asker, { ...address, ...asked });
    case 'discard':
      return discardDraft(db, asker, { ...address, ...asked });
    case 'resolve':
      return resolveThread(db, asker, {
        ...address,
        thread: asked.thread,
        resolved: asked.resolved === 'yes',
      });
    case 'condition':
      return stepCondition(db, asker, { ...address, ...asked });
  }
}
