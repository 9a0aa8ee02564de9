import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Answers } from './answer-fields.ts';
import {
  declineReading,
  handInAnswers,
  type DeclineReadingResult,
  type HandInAnswersResult,
} from './hand-in-answers.server.ts';

const readingForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('hand-in'), requestId: z.uuid().catch(() => newId()) }),
  z.object({ intent: z.literal('decline'), why: z.string().max(20_000) }),
]);

/** What became of a form on a reader's page, with what was typed when it was refused. */
export type ReadingAnswer =
  | ({ intent: 'hand-in'; typed: Answers } & HandInAnswersResult)
  | ({ intent: 'decline'; typed: string } & DeclineReadingResult);

/** What the field of a question is called. */
const answerField = 'answer.';

/** Does what a form on a reader's page asks for; null when it is not understood. */
export async function answerReadingForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  reading: string,
  form: FormData,
): Promise<ReadingAnswer | null> {
  const read = readingForm.safeParse(Object.fromEntries(form));
  if (!read.success) return null;
  const { intent } = read.data;
  if (intent === 'decline') {
    const typed = read.data.why.replaceAll('\0', '');
    return { intent, typed, ...(await declineReading(services, asker, { reading, why: typed })) };
  }
  const typed = answersIn(form);
  const { requestId } = read.data;
  const handed = await handInAnswers(services, asker, { reading, answers: typed, requestId });
  return { intent, typed, ...handed };
}

function answersIn(form: FormData): Answers {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith(answerField) && typeof value === 'string'
        ? [[name.slice(answerField.length), value.replaceAll('\0', '')]]
        : [],
    ),
  );
}
