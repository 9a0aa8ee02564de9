import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { sayAboutRegrade, type SayResult } from './answer-regrade.server.ts';
import { askRegrade, type AskRegradeResult } from './ask-regrade.server.ts';

/** A key of a homework's file. */
const partKey = z
  .string()
  .max(100)
  .regex(/^[a-z0-9-]+$/);

const regradeForm = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('ask'), part: partKey },
    version: z.coerce.number().int().min(1).max(1_000_000),
    ...{ words: z.string(), requestId: z.uuid() },
  }),
  z.object({
    ...{ intent: z.literal('say'), regrade: z.uuid(), part: partKey },
    ...{ words: z.string(), requestId: z.uuid() },
  }),
]);

export type RegradeAnswer = (AskRegradeResult | SayResult) & {
  /** The part it was about. */
  part: string;
};

/** Asks for another look, or says something about one; null for another form. */
export async function answerRegradeForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  homework: string,
  form: FormData,
): Promise<RegradeAnswer | null> {
  const asked = regradeForm.safeParse(Object.fromEntries(form)).data;
  if (asked === undefined) return null;
  const { part } = asked;
  const answer =
    asked.intent === 'ask'
      ? await askRegrade(services, asker, { homework, ...asked })
      : await sayAboutRegrade(services, asker, { homework, ...asked });
  return { ...answer, part };
}
