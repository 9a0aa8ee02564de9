import type { StageName } from '#app/db/generated/enums.ts';
import { milestoneLines, type Goal, type GoalLine } from '../goals/goal.ts';

/** What a stage asks for beside its text, as far as the team has said it. */
export type Details = {
  goals: GoalLine[];
  /** What it is about, in a few sentences. */
  abstract: string;
  /** Where the code is. */
  code: string;
};

export const noDetails: Details = { goals: [], abstract: '', code: '' };

/** Kept are at most so many characters; how many words an abstract has is the offering's to say. */
export const longestAbstract = 8_000;
export const longestCode = 400;

/**
 * Changes to details: what is left out stays; a goal is changed by its id, or added, or removed.
 * `order` names goals that come first, in their order; the others follow as they stood.
 */
export type DetailsPatch = {
  order?: string[];
  goals?: (Pick<Goal, 'id'> & Partial<GoalLine> & { removed?: boolean })[];
  abstract?: string;
  code?: string;
};

/** What each stage asks for. */
const asked: Record<StageName, readonly (keyof Details)[]> = {
  proposal: ['abstract', 'goals'],
  milestone: ['goals'],
  presentation: [],
  report: ['abstract', 'code'],
};

/** Whether a stage asks for this beside its text. */
export function asksFor(stage: StageName, what: keyof Details): boolean {
  return asked[stage].includes(what);
}

/** The details with the changes; of two that change one thing, the later counts. */
export function patched(details: Details, patch: DetailsPatch): Details {
  const goals = new Map(details.goals.map((line) => [line.id, line]));
  for (const { id, removed = false, ...changed } of patch.goals ?? []) {
    if (removed) goals.delete(id);
    else {
      const line = goals.get(id) ?? { id, words: '', state: null, note: '', dropped: false };
      goals.set(id, { ...line, ...changed });
    }
  }
  return {
    goals: inOrder([...goals.values()], patch.order ?? []),
    abstract: patch.abstract ?? details.abstract,
    code: patch.code ?? details.code,
  };
}

/** A goal that somebody else has added or taken away meanwhile does not spoil the order. */
function inOrder(goals: readonly GoalLine[], order: readonly string[]): GoalLine[] {
  const named = order.flatMap((id) => goals.filter((goal) => goal.id === id));
  return [...named, ...goals.filter(({ id }) => !order.includes(id))];
}

/** Two changes as one: the first, then the second. */
export function bothPatches(first: DetailsPatch, second: DetailsPatch): DetailsPatch {
  const goals = new Map((first.goals ?? []).map((goal) => [goal.id, goal]));
  for (const goal of second.goals ?? []) {
    goals.set(goal.id, goal.removed === true ? goal : { ...goals.get(goal.id), ...goal });
  }
  const removed = new Set((second.goals ?? []).filter((goal) => goal.removed).map(({ id }) => id));
  const earlier = (first.order ?? []).filter((id) => !removed.has(id));
  const { order: later = [] } = second;
  const order = [...later, ...earlier.filter((id) => !later.includes(id))];
  return {
    ...first,
    ...second,
    ...(order.length > 0 && { order }),
    ...(goals.size > 0 && { goals: [...goals.values()] }),
  };
}

/**
 * The details as a version freezes them: what its stage asks for, without empty lines; null when
 * nothing is said. A milestone has a line for every approved goal.
 *
 * @param approved goals of the approved proposal; null when there are none
 */
export function frozenDetails(
  stage: StageName,
  details: Details,
  approved: readonly Goal[] | null,
): Details | null {
  const stated = asksFor(stage, 'goals') ? linesFor(stage, details.goals, approved) : [];
  const frozen = {
    goals: stated
      .map((line) => (stage === 'milestone' ? orDropped(line, approved ?? []) : line))
      .filter(({ words }) => words.trim() !== ''),
    abstract: asksFor(stage, 'abstract') ? details.abstract.trim() : '',
    code: asksFor(stage, 'code') ? details.code.trim() : '',
  };
  const isEmpty = frozen.goals.length === 0 && frozen.abstract === '' && frozen.code === '';
  return isEmpty ? null : frozen;
}

/** The lines of a stage's goals as its page shows them. */
export function linesFor(
  stage: StageName,
  typed: readonly GoalLine[],
  approved: readonly Goal[] | null,
): GoalLine[] {
  return stage === 'milestone' && approved !== null ? milestoneLines(approved, typed) : [...typed];
}

/** An approved goal whose words were taken away is given up. */
function orDropped(line: GoalLine, approved: readonly Goal[]): GoalLine {
  const before = approved.find(({ id }) => id === line.id);
  return before !== undefined && line.words.trim() === ''
    ? { ...line, words: before.words, dropped: true }
    : line;
}

export type DetailsRefusal = 'abstract too long' | 'code is no link';

/** Why details cannot be handed in as they are; null when they can. */
export function refuseDetails(details: Details | null, mostWords: number): DetailsRefusal | null {
  if (details === null) return null;
  if (wordsIn(details.abstract) > mostWords) return 'abstract too long';
  return details.code === '' || isHttps(details.code) ? null : 'code is no link';
}

/** How many words a text has; a Chinese, Japanese or Korean character counts as one. */
export function wordsIn(text: string): number {
  const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
  const characters = text.match(alone)?.length ?? 0;
  const others = text
    .replace(alone, ' ')
    .split(/\s+/)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  return characters + others.length;
}

/** Whether the text is the address of a page that is encrypted on its way, without a password. */
export function isHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}
