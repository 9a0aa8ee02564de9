import type { DeadlineMove } from '#app/domain/calendar/effective-deadline.ts';
import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';

/** Something handed in. A score counts from when the person may know it; the one given last is last. */
export type LedgerSubmission = {
  id: string;
  at: Date;
  scores: readonly { percent: number; knownFrom: Date }[];
  /** Given to those who handed it in; where absent, the assignment's. */
  extensions?: LedgerAssignment['extensions'];
};

/** A person's choice of which of their versions counts, made at an instant. */
export type VersionChoice = { submission: string; at: Date };

/** What one person's late days on an assignment are decided by. */
export type LedgerAssignment = {
  key: string;
  /** The deadline in the offering's file. */
  due: Date;
  moves: readonly DeadlineMove[];
  extensions: readonly { due: Date; grantedAt: Date }[];
  submissions: readonly LedgerSubmission[];
  /** Of homework: what a team hands in of a stage is not chosen. */
  choices?: readonly VersionChoice[];
};

export type LedgerFacts = {
  zone: string;
  policy: LatePolicy;
  assignments: readonly LedgerAssignment[];
};
