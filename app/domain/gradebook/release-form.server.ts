import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { releaseScores, type ReleaseScoresResult } from './release-scores.server.ts';
import { withdrawRelease, type WithdrawReleaseResult } from './withdraw-release.server.ts';

const item = z.string().max(100);
const releaseForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('release'), item, mark: z.string().max(100) }),
  z.object({ intent: z.literal('withdraw'), item, why: z.string() }),
]);

export type ReleaseAnswer = { item: string; why: string } & (
  ReleaseScoresResult | WithdrawReleaseResult
);

/** Releases or takes back what a form asks for; null when it is about something else. */
export async function answerReleaseForm(
  services: Parameters<typeof releaseScores>[0],
  asker: SignedInAsker,
  form: FormData,
): Promise<ReleaseAnswer | null> {
  const asked = releaseForm.safeParse(Object.fromEntries(form)).data;
  if (asked === undefined) return null;
  const said = { item: asked.item, why: asked.intent === 'withdraw' ? asked.why : '' };
  return asked.intent === 'release'
    ? { ...said, ...(await releaseScores(services, asker, asked)) }
    : { ...said, ...(await withdrawRelease(services, asker, asked)) };
}
