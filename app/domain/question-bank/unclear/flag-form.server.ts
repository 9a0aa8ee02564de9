import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { flagStep, type FlagStepResult } from './flag-step.server.ts';

const flagForm = z.object({
  intent: z.enum(['flag', 'unflag']),
  step: z.coerce.number().int().min(1).max(1_000),
});

/** Flags a step of a question or takes the flag away; null for another form. */
export async function answerFlagForm(
  services: Parameters<typeof flagStep>[0],
  asker: SignedInAsker,
  question: string,
  form: FormData,
): Promise<(FlagStepResult & { step: number }) | null> {
  const asked = flagForm.safeParse(Object.fromEntries(form)).data;
  if (asked === undefined) return null;
  const { intent, step } = asked;
  const flagged = intent === 'flag';
  return { ...(await flagStep(services, asker, { question, step, flagged })), step };
}
