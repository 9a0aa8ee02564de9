import { whatStands, type GivenScore } from '#app/domain/waitlist/what-stands.ts';
import type { ItemStanding } from './grade.ts';

/** Something given, as staff know it. */
export type StaffScore = GivenScore & {
  id: string;
  /** From when the person may know it; null while they may not. */
  knownFrom: Date | null;
};

/** Everything about one person and one item. */
export type ItemFacts = {
  /** In the order in which it was given. */
  given: readonly StaffScore[];
  /** Ids of what was handed in, in its order. */
  handedIn: readonly string[];
  /** Whether nothing can be handed in any more. */
  closed: boolean;
};

/** How a person stands with an item, as staff see it. */
export type GradebookCell = {
  standing: ItemStanding;
  /** The id of what stands; null for nothing. */
  score: string | null;
  /** What the person sees of it: this, something else, or nothing. */
  seen: 'this' | 'other' | 'nothing';
  /** Whether the last that they handed in waits for a score. */
  waits: boolean;
  /** Whether a release would open something: also a score that is not the best changes late days. */
  unreleased: boolean;
};

/** What stands for a person and an item, and what of it they see. */
export function cellOf(facts: ItemFacts): GradebookCell {
  const { given, handedIn } = facts;
  const stands = whatStands(given);
  const seen = whatStands(knownOf(given));
  const last = handedIn.at(-1);
  return {
    standing: standingIn(facts),
    score: stands?.id ?? null,
    seen: seen === null ? 'nothing' : seen.id === stands?.id ? 'this' : 'other',
    unreleased: toRelease(given).length > 0,
    waits:
      last !== undefined &&
      (stands === null || stands.submissionId !== null) &&
      !given.some(({ submissionId }) => submissionId === last),
  };
}

/** How a person stands with an item: what their grade follows from, and lists are sorted by. */
export function standingIn({ given, handedIn, closed }: ItemFacts): ItemStanding {
  return standingOf(whatStands(given), closed && handedIn.length === 0);
}

/** How a person stands with an item by what was given to them. */
export function standingOf(stands: GivenScore | null, isMissing: boolean): ItemStanding {
  if (stands === null) return { kind: isMissing ? 'missing' : 'open' };
  if (stands.kind === 'excused' || stands.kind === 'incomplete') return { kind: stands.kind };
  const { points, cut } = stands;
  return { kind: 'score', points: points ?? 0, ...(cut && { cut }) };
}

/** What the person knows of what was given, in the order in which they came to know it. */
export function knownOf(given: readonly StaffScore[]): StaffScore[] {
  return given
    .filter(({ knownFrom }) => knownFrom !== null)
    .sort((a, b) => Number(a.knownFrom) - Number(b.knownFrom));
}

/**
 * What a release must open so that the person sees what stands: the last of each of their
 * submissions and the last by hand, where they are not open yet. What was taken back before they
 * saw it is nothing to tell.
 */
export function toRelease(given: readonly StaffScore[]): StaffScore[] {
  const lastOf = (some: readonly StaffScore[], { submissionId }: StaffScore) =>
    some.findLast((each) => each.submissionId === submissionId);
  return given.filter((score) => {
    if (score.knownFrom !== null || lastOf(given, score) !== score) return false;
    if (score.kind !== 'cleared') return true;
    return (lastOf(knownOf(given), score) ?? score).kind !== 'cleared';
  });
}
