import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import {
  discardReply,
  saveReply,
  type SaveReplyResult,
} from '#app/domain/projects/feedback/save-reply.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { pointsTyped } from '../points.ts';
import {
  decideRegrade,
  sayAboutRegrade,
  type DecideRegradeResult,
  type SayResult,
} from '../regrades/answer-regrade.server.ts';
import { giveMark, type GiveMarkResult } from './give-mark.server.ts';
import { notesSchema } from './mark-note.ts';
import { pointsField, type Points } from './rubric.ts';
import { isWork } from './work-file.server.ts';

const requestId = z.uuid();
const nothing = z.literal('').transform(() => null);

const mark = {
  part: z.string().max(100),
  words: z.string().default(''),
  notes: z
    .string()
    .default('[]')
    .transform((text) => notesSchema.safeParse(parsed(text)).data)
    .refine((notes) => notes !== undefined),
  before: z.union([nothing, z.uuid()]),
  requestId,
};

const gradingForm = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('mark'), ...mark },
    settles: z.string().optional(),
    why: z.string().default(''),
  }),
  z.object({ intent: z.literal('decide'), ...mark, regrade: z.uuid(), answer: z.string() }),
  z.object({ intent: z.literal('say'), regrade: z.uuid(), answer: z.string(), requestId }),
  z.object({
    intent: z.literal('save-reply'),
    reply: z.uuid().or(z.literal('')).default(''),
    title: z.string(),
    body: z.string(),
    shared: z.string().optional(),
    requestId,
  }),
  z.object({ intent: z.literal('discard-reply'), reply: z.uuid() }),
]);

export type GradingAnswer = (GiveMarkResult | DecideRegradeResult | SayResult | SaveReplyResult) & {
  intent: z.infer<typeof gradingForm>['intent'];
  /** The part it was about, where it was about one. */
  part: string | null;
};

/** Where a desk is: its address. */
type DeskAddress = { homework: string; submission: string };

/** Does what a form on the desk of a work asks for; null for another form. */
export async function answerGradingForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  address: DeskAddress,
  form: FormData,
): Promise<GradingAnswer | null> {
  const asked = gradingForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return null;
  const { intent } = asked.data;
  const part = 'part' in asked.data ? asked.data.part : null;
  if (!(await isWork(services.db, asker, address))) {
    return { ok: false, because: 'not found', intent, part };
  }
  const given = { ...asked.data, points: pointsIn(form) };
  return { ...(await answer(services, asker, address, given)), intent, part };
}

function answer(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  address: DeskAddress,
  asked: z.infer<typeof gradingForm> & { points: Points },
): Promise<GiveMarkResult | DecideRegradeResult | SayResult | SaveReplyResult> {
  switch (asked.intent) {
    case 'mark':
      return giveMark(services, asker, {
        ...{ ...asked, submission: address.submission, notes: asked.notes ?? [] },
        settles: asked.settles !== undefined,
      });
    case 'decide': {
      const { regrade, answer: words, ...given } = asked;
      const { submission } = address;
      const changed = { ...given, submission, notes: given.notes ?? [] };
      return decideRegrade(services, asker, { ...address, regrade, words, mark: changed });
    }
    case 'say': {
      const { regrade, answer: words, requestId: id } = asked;
      return sayAboutRegrade(services, asker, { ...address, regrade, words, requestId: id });
    }
    case 'save-reply':
      return saveReply(services.db, asker, {
        ...asked,
        reply: asked.reply === '' ? null : asked.reply,
        shared: asked.shared !== undefined,
      });
    case 'discard-reply':
      return discardReply(services.db, asker, asked.reply);
  }
}

/** The points of each criterion, as typed; what is no number is none. */
function pointsIn(form: FormData): Record<string, number> {
  return Object.fromEntries(
    [...form].flatMap(([name, typed]) => {
      if (!name.startsWith(pointsField) || typeof typed !== 'string') return [];
      const points = pointsTyped(typed.trim());
      return Number.isNaN(points) ? [] : [[name.slice(pointsField.length), points]];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
