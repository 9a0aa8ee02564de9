import { z } from 'zod';
import { ScoreKind } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { giveScore, type GiveScoreResult } from './give-score.server.ts';
import { pointsTyped } from './points.ts';

const nothing = z.literal('').transform(() => null);

const scoreForm = z.object({
  person: z.uuid(),
  item: z.string().max(100),
  kind: z.enum(ScoreKind),
  /** As typed: what is no number is refused as one. */
  points: z
    .string()
    .trim()
    .transform((typed) => (typed === '' ? null : pointsTyped(typed)))
    .default(null),
  before: z.union([nothing, z.uuid()]),
  /** A form without the field leaves them as they are. */
  words: z.string().nullable().default(null),
  why: z.string().default(''),
  requestId: z.uuid(),
});

/** Gives what a form asks for; null when it is about something else. */
export async function answerScoreForm(
  services: Parameters<typeof giveScore>[0],
  asker: SignedInAsker,
  form: FormData,
): Promise<GiveScoreResult | null> {
  const asked = scoreForm.safeParse(Object.fromEntries(form)).data;
  return asked === undefined ? null : giveScore(services, asker, asked);
}
