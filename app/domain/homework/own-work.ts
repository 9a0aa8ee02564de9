import type { LedgerAssignment } from './ledger-facts.ts';

/** A person's time in a project's team: from its start on, up to but not at its end. */
export type TeamTime = { projectId: string; from: Date; to: Date | null };

/** What a project handed in of a stage, and the more time that it was given for it. */
export type StageWork = {
  projectId: string;
  versions: readonly { id: string; at: Date }[];
  extensions: LedgerAssignment['extensions'];
};

/**
 * What of the projects' work on a stage one person's late days are decided by. What a team hands
 * in is charged to those who are in it at that instant (product.md, rule 2): not to who joins
 * afterwards, and still to who leaves. It is measured by the time that its own project was given;
 * what would be handed in now, by that of the project one is in now.
 */
export function ownWork(
  times: readonly TeamTime[],
  work: readonly StageWork[],
  at: Date,
): Pick<LedgerAssignment, 'extensions' | 'submissions'> {
  const isIn = (project: string, instant: Date) =>
    times.some(
      ({ projectId, from, to }) =>
        projectId === project && from <= instant && (to === null || instant < to),
    );
  return {
    extensions: work
      .filter(({ projectId }) => isIn(projectId, at))
      .flatMap(({ extensions }) => extensions),
    submissions: work.flatMap(({ projectId, versions, extensions }) =>
      versions
        .filter((version) => isIn(projectId, version.at))
        .map((version) => ({ ...version, scores: [], extensions })),
    ),
  };
}
