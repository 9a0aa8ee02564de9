import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import type {
  LedgerAssignment,
  LedgerSubmission,
  VersionChoice,
} from '#app/domain/homework/ledger-facts.ts';

/** More time, and when it was given. */
export type Extension = LedgerAssignment['extensions'][number];

/** What a project did with a stage. */
export type StageWork = {
  projectId: string;
  versions: { id: string; at: Date }[];
  extensions: Extension[];
};

export type Stage = Pick<LedgerAssignment, 'key' | 'due' | 'moves'> & { projects: StageWork[] };

/** Everything that happened to one person's late days in an offering, and when it is looked at. */
export type History = {
  zone: string;
  policy: LatePolicy;
  homework: (Omit<LedgerAssignment, 'submissions' | 'extensions' | 'choices'> & {
    extensions: Extension[];
    submissions: LedgerSubmission[];
    choices: VersionChoice[];
  })[];
  stages: Stage[];
  /** When the person was in which project. */
  times: { projectId: string; from: Date; to: Date | null }[];
  at: Date;
  /** The assignment whose price is asked. */
  asked: string;
};
