import type { ScopeAnswer, Verdict } from '#app/db/generated/enums.ts';

/** An answer that is held for the round, as its team will get it. */
export type HeldAnswer = {
  /** The decision's id. */
  id: string;
  documentId: string;
  project: string;
  title: string;
  team: string[];
  version: number;
  verdict: Verdict;
  conditions: number;
  /** What it says to a change of the goals; null where there is none. */
  scope: ScopeAnswer | null;
  note: string;
  by: string;
  /** The drafts that go with it, each with when it was written. */
  drafts: { id: string; writtenAt: Date }[];
};

/** What the release of a round does: which teams hear what, and who still waits for an answer. */
export type RoundPlan = {
  answers: HeldAnswer[];
  /** Projects whose version has no answer yet: they are not in this round. */
  undecided: { project: string; title: string }[];
};

/**
 * Everything that is shown of a plan and would be told, as one text: plans that differ in an answer
 * or in a comment (another one, or written anew) have different ones.
 */
export function planText({ answers }: RoundPlan): string {
  const told = answers.map(({ id, drafts }) => [
    id,
    ...drafts.map((draft) => `${draft.id} ${draft.writtenAt.toISOString()}`).toSorted(),
  ]);
  return JSON.stringify(told.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}

/** How many comments a round sends. */
export function commentsIn({ answers }: RoundPlan): number {
  return answers.reduce((sum, { drafts }) => sum + drafts.length, 0);
}
