import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { longestSeed, weights } from './draw-asked.ts';
import { drawMidterm, type DrawMidtermResult } from './draw-midterm.server.ts';
import { mostPapers } from './papers.ts';

const drawForm = z.object({
  seed: z.string().trim(),
  papers: z.coerce.number().int().min(1).max(mostPapers),
  why: z.string(),
  before: z.union([z.literal('').transform(() => null), z.uuid()]),
  requestId: z.uuid(),
});

const weight = z.coerce.number().refine((one) => (weights as readonly number[]).includes(one));
const weightField = /^weight:([a-z0-9-]{1,100})$/;

/** What became of a draw that was asked for, and what was typed for it. */
export type DrawAnswer = { typed: Record<string, string> } & (
  DrawMidtermResult | { ok: false; because: 'no seed' | 'seed too long' }
);

/** Draws what a form asks for; null when it is about something else. */
export async function answerDrawForm(
  services: Parameters<typeof drawMidterm>[0],
  asker: SignedInAsker,
  form: FormData,
): Promise<DrawAnswer | null> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = value;
  const asked = drawForm.safeParse(typed).data;
  const weighed = z.map(z.string(), weight).safeParse(weightsOf(typed)).data;
  if (asked === undefined || weighed === undefined) return null;
  if (asked.seed === '') return { ok: false, because: 'no seed', typed };
  if (asked.seed.length > longestSeed) return { ok: false, because: 'seed too long', typed };
  for (const [slug, one] of weighed) if (one === 1) weighed.delete(slug);
  return { typed, ...(await drawMidterm(services, asker, { ...asked, weights: weighed })) };
}

function weightsOf(typed: Record<string, string>): Map<string, string> {
  return new Map(
    Object.entries(typed).flatMap(([name, value]): [string, string][] => {
      const slug = weightField.exec(name)?.[1];
      return slug === undefined ? [] : [[slug, value]];
    }),
  );
}
