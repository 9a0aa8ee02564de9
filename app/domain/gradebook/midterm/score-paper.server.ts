import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { giveScore, type GiveScoreResult } from '../give-score.server.ts';
import { gradeItems } from '../grade-items.ts';
import { pointsTyped } from '../points.ts';
import { lastDraw } from './midterm-draws.server.ts';

const midterm = 'midterm';

const paperForm = z.object({
  person: z.uuid(),
  before: z.union([z.literal('').transform(() => null), z.uuid()]),
  why: z.string().default(''),
  requestId: z.uuid(),
});

/** What became of a paper's points, and whose they are. */
export type ScorePaperAnswer = { person: string } & (
  { ok: true } | Extract<GiveScoreResult, { ok: false }>
);

/**
 * Gives a person the midterm's score that a form says question by question, as points of each out of
 * an equal share of what the midterm is out of. Null when the form is about something else.
 */
export async function answerPaperForm(
  services: Parameters<typeof giveScore>[0],
  asker: SignedInAsker,
  form: FormData,
): Promise<ScorePaperAnswer | null> {
  const asked = paperForm.safeParse(Object.fromEntries(form)).data;
  const draw = await lastDraw(services.db, asker.offering);
  const item = gradeItems(services.course.offering(asker.offering)).find(
    ({ key }) => key === midterm,
  );
  if (asked === undefined || draw === null || item === undefined) return null;
  const asks = draw.papers[0]?.length ?? 0;
  const questions = Array.from({ length: asks }, (_, index) => {
    const typed = form.get(`points:${index + 1}`);
    return typeof typed === 'string' ? pointsTyped(typed.trim()) : Number.NaN;
  });
  const { person } = asked;
  // What is no number is above nothing.
  if (!questions.every((points) => points <= item.outOf / asks)) {
    return { person, ok: false, because: 'no such score' };
  }
  const points = Math.round(questions.reduce((sum, each) => sum + each, 0) * 1e6) / 1e6;
  const given = await giveScore(services, asker, {
    ...{ ...asked, item: midterm, kind: 'score', points, questions, words: null },
  });
  return given.ok ? { person, ok: true } : { ...given, person };
}
