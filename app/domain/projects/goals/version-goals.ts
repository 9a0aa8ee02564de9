import type { StageName } from '#app/db/generated/enums.ts';
import type { Details } from '../details/details.ts';
import {
  approvedGoals,
  changesScope,
  presentGoals,
  scopeChange,
  type Goal,
  type GoalChange,
  type GoalLine,
  type GoalVersion,
} from './goal.ts';

type Handed = {
  stage: StageName;
  versions: readonly {
    details: Details;
    decision:
      (Pick<GoalVersion, 'scope'> & { verdict: NonNullable<GoalVersion['verdict']> }) | null;
  }[];
};

/** The goals of a project, as far as the asker may know the decisions: approved, and at present. */
export function goalsOf(documents: readonly Handed[]): {
  approved: Goal[] | null;
  present: Goal[] | null;
} {
  const proposals = goalVersions(documents, 'proposal');
  return {
    approved: approvedGoals(proposals),
    present: presentGoals(proposals, goalVersions(documents, 'milestone')),
  };
}

function goalVersions(documents: readonly Handed[], stage: StageName): GoalVersion[] {
  const versions = documents.find((document) => document.stage === stage)?.versions ?? [];
  return versions.map(({ details, decision }) => ({
    lines: details.goals,
    verdict: decision?.verdict ?? null,
    scope: decision?.scope ?? null,
  }));
}

/** The goals of one version that was handed in. */
export type VersionGoals = {
  lines: GoalLine[];
  /** Against the approved goals; null where nothing is compared, or nothing has changed. */
  changes: GoalChange[] | null;
};

/**
 * What a version says of the goals; null when it says nothing. Only a milestone is compared with
 * the approved proposal.
 */
export function versionGoals(
  stage: StageName,
  { goals }: Details,
  approved: readonly Goal[] | null,
): VersionGoals | null {
  if (goals.length === 0) return null;
  const changes = stage === 'milestone' && approved !== null ? scopeChange(approved, goals) : [];
  return { lines: goals, changes: changesScope(changes) ? changes : null };
}

/** Whether the latest milestone changes the approved goals. */
export function milestoneChangesScope(documents: readonly Handed[]): boolean {
  const versions = documents.find(({ stage }) => stage === 'milestone')?.versions ?? [];
  const latest = versions.at(-1);
  if (latest === undefined) return false;
  const { approved } = goalsOf(documents);
  return (versionGoals('milestone', latest.details, approved)?.changes ?? null) !== null;
}
