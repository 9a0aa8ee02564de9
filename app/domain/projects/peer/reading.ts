import type { PeerAnonymity, PeerQuestion } from '#app/domain/syllabus/course.ts';

/** What a round was opened with: it holds to the end, whatever the offering's file says later. */
export type RoundTerms = {
  due: Date;
  anonymous: PeerAnonymity;
  questions: readonly PeerQuestion[];
  /** From then on teams see what is handed in; null before that. */
  releasedAt: Date | null;
};

/** What happened to one reading: a classmate and a text. */
export type ReadingFacts = {
  /** When it was taken from the reader; null while it is theirs. */
  endedAt: Date | null;
  /** Whatever was handed in, in any order. */
  answers: readonly { handedInAt: Date }[];
  holds: readonly { held: boolean; at: Date }[];
};

/** Where a reading stands at an instant. */
export type ReadingState =
  | { kind: 'open' }
  | { kind: 'overdue' }
  | { kind: 'handed in'; since: Date; late: boolean }
  /** Taken from its reader before anything was handed in. */
  | { kind: 'ended' };

/** The longest answer to one question, in characters. */
export const longestAnswer = 4_000;

/** The longest reason, in characters. */
export const longestWhy = 600;

/**
 * Where a reading stands. It is handed in from the first answer on, and late if that came strictly
 * after the due date: changing it later makes nobody late.
 */
export function readingState(
  { endedAt, answers }: Pick<ReadingFacts, 'endedAt' | 'answers'>,
  due: Date,
  at: Date,
): ReadingState {
  const since = firstOf(answers, at);
  if (since !== null) return { kind: 'handed in', since, late: since > due };
  if (endedAt !== null && endedAt <= at) return { kind: 'ended' };
  return { kind: at > due ? 'overdue' : 'open' };
}

/** Whether staff hold the answers back at an instant: by their latest word. */
export function isHeld(holds: ReadingFacts['holds'], at: Date): boolean {
  const latest = holds
    .filter((hold) => hold.at <= at)
    .reduce<ReadingFacts['holds'][number] | null>(
      (kept, next) => (kept === null || next.at >= kept.at ? next : kept),
      null,
    );
  return latest?.held ?? false;
}

/**
 * From when on the team sees a reader's answers: once the round is released, what is handed in and
 * not held back. Null while it does not. The one place that decides.
 */
export function seenSince(
  facts: ReadingFacts,
  { releasedAt }: Pick<RoundTerms, 'releasedAt'>,
  at: Date,
): Date | null {
  const since = firstOf(facts.answers, at);
  if (since === null || releasedAt === null || releasedAt > at) return null;
  if (isHeld(facts.holds, at)) return null;
  return since > releasedAt ? since : releasedAt;
}

/**
 * What a student may do with a text that was given to them: hand in answers (late as well, better
 * than never), change them until they are due, read on what they have answered; null: nothing of it
 * is there. Whoever has lost their seat, has come into the team since, or had the text taken away
 * reads no more, nor does who never answered once the course is over.
 */
export function readingRight(
  state: ReadingState,
  {
    due,
    at,
    student,
    inTeam,
    archived,
  }: { due: Date; at: Date; student: boolean; inTeam: boolean; archived: boolean },
): 'hand in' | 'change' | 'read' | null {
  if (!student || inTeam || state.kind === 'ended') return null;
  if (state.kind !== 'handed in') return archived ? null : 'hand in';
  return at <= due && !archived ? 'change' : 'read';
}

function firstOf(answers: ReadingFacts['answers'], at: Date): Date | null {
  const known = answers.filter(({ handedInAt }) => handedInAt <= at);
  if (known.length === 0) return null;
  return new Date(Math.min(...known.map(({ handedInAt }) => handedInAt.getTime())));
}
