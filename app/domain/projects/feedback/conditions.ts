import type { ConditionStep } from '#app/db/generated/enums.ts';

/** What somebody said about a condition. */
export type ConditionWord = { step: ConditionStep; at: Date };

/** Nobody has said anything; the team says that it is met; staff have seen that it is. */
export type ConditionState = 'open' | 'ticked' | 'accepted';

/** A condition of an approval as the team and staff see it. */
export type ConditionView = {
  id: string;
  text: string;
  state: ConditionState;
  /** What was said about it last, with who and when; null before that. */
  last: { step: ConditionStep; by: string; words: string; at: Date } | null;
};

/** Where a condition stands: by the latest word about it, the later of two at one instant. */
export function conditionState(words: readonly ConditionWord[]): ConditionState {
  switch (latestWord(words)?.step) {
    case 'ticked':
      return 'ticked';
    case 'accepted':
      return 'accepted';
    default:
      return 'open';
  }
}

/** The latest word about a condition; undefined when nothing was said. */
export function latestWord<Word extends { at: Date }>(words: readonly Word[]): Word | undefined {
  return words.reduce<Word | undefined>(
    (kept, next) => (kept === undefined || next.at >= kept.at ? next : kept),
    undefined,
  );
}

export type StepRefusal = 'not allowed' | 'not so now' | 'words missing';

/** From which states each step leads on, who takes it, and whether it needs words. */
const steps: Record<
  ConditionStep,
  { from: readonly ConditionState[]; by: 'member' | 'staff'; words: boolean }
> = {
  ticked: { from: ['open'], by: 'member', words: true },
  unticked: { from: ['ticked'], by: 'member', words: false },
  accepted: { from: ['open', 'ticked'], by: 'staff', words: false },
  reopened: { from: ['ticked', 'accepted'], by: 'staff', words: true },
};

/**
 * Why somebody may not take this step now; null when they may. The team says that a condition is
 * met, with a word of how; staff accept it, also when the team has said nothing, or open it again,
 * with a word of why.
 */
export function refuseStep(
  state: ConditionState,
  step: ConditionStep,
  access: 'member' | 'staff' | 'reader',
  words: string,
): StepRefusal | null {
  const rule = steps[step];
  if (access !== rule.by) return 'not allowed';
  if (!rule.from.includes(state)) return 'not so now';
  return rule.words && words === '' ? 'words missing' : null;
}

/** At most this many conditions, each of at most this many characters. */
export const mostConditions = 20;
export const longestCondition = 500;

/** The lines of a text as conditions; null when there are too many or one is too long. */
export function conditionLines(text: string): string[] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const fits =
    lines.length <= mostConditions && lines.every(({ length }) => length <= longestCondition);
  return fits ? lines : null;
}

/** How many of them staff have not accepted yet. */
export function openConditions(conditions: readonly Pick<ConditionView, 'state'>[]): number {
  return conditions.filter(({ state }) => state !== 'accepted').length;
}
