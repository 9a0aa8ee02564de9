import type { Verdict } from '#app/db/generated/enums.ts';

/** How a version was answered: an approval may come with conditions. */
export type Answer = Verdict | 'conditions';

/** A decision just taken, as the address of the next page carries it: `approved.3.tiny-diffusion`. */
export type Answered = {
  verdict: Answer;
  comments: number;
  project: string;
  /** Whether the team hears of it with the round. */
  held?: boolean | undefined;
};

export function writeAnswered({ verdict, comments, project, held }: Answered): string {
  return `${verdict}.${held === true ? 'held' : comments}.${project}`;
}

/** Null when the address carries none, or something else. */
export function readAnswered(text: string | null): Answered | null {
  const match = /^(approved|conditions|changes_requested)\.(\d{1,4}|held)\.([a-z0-9-]{1,60})$/.exec(
    text ?? '',
  );
  if (match === null) return null;
  const [, verdict, comments, project = ''] = match;
  return {
    verdict: verdict as Answer,
    comments: comments === 'held' ? 0 : Number(comments),
    ...(comments === 'held' && { held: true }),
    project,
  };
}
