import type { StageState } from '../stage-state.ts';

/** What staff should know of a project at a glance. */
export const projectFlags = ['waiting', 'overdue', 'silent', 'small', 'conditions'] as const;
export type ProjectFlag = (typeof projectFlags)[number];

const day = 86_400_000;
/** Feedback is iterated for about a week: an answer that takes longer is late. */
const longestWait = 7 * day;
/** After so long without a word, staff ask how it goes. */
const longestSilence = 14 * day;

/**
 * What stands out at an instant, most urgent first: staff have let a version wait for more than a
 * week; a stage is overdue; the team is next and has done nothing for two weeks; the team is
 * smaller than the offering asks for; an approval has conditions that are still open.
 *
 * @param smallest of how many a team is at least
 */
export function flagsOf(
  project: {
    team: readonly string[];
    activeAt: Date;
    stages: readonly { state: StageState }[];
  },
  { at, smallest }: { at: Date; smallest: number },
): ProjectFlag[] {
  const states = project.stages.map(({ state }) => state);
  const current = states.find(({ kind }) => kind !== 'approved');
  const quiet = at.getTime() - project.activeAt.getTime() >= longestSilence;
  const holds: Record<ProjectFlag, boolean> = {
    waiting: waitsMost(states, at) > longestWait,
    overdue: states.some(({ kind }) => kind === 'overdue'),
    silent: current?.owes === 'team' && quiet,
    small: project.team.length < Math.max(1, smallest),
    conditions: states.some((state) => state.kind === 'approved' && state.conditions > 0),
  };
  return projectFlags.filter((flag) => holds[flag]);
}

/** For how many milliseconds the oldest version has waited for staff; 0 when none does. */
export function waitsMost(states: readonly StageState[], at: Date): number {
  const waits = states.map((state) =>
    state.kind === 'submitted' ? at.getTime() - state.since.getTime() : 0,
  );
  return Math.max(0, ...waits);
}
