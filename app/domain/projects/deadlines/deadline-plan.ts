import type { StageFile } from '#app/domain/syllabus/course.ts';
import { stageDeadline, type StageChanges } from '../stage-plan.ts';

/** At most so many characters say why a deadline is another one. */
export const longestWhy = 1000;

/** A later deadline for some projects, or another one for everybody. */
export type AskedDeadline = {
  due: Date;
  /** Ids of the projects that it is for; null for everybody. */
  only: readonly string[] | null;
};

/** By when a project has to hand in now, and would have to. */
export type PlannedDeadline = { project: string; from: Date; to: Date };

/**
 * What another deadline would mean for each project, in their order: an extension never shortens,
 * and whoever has a later deadline of their own keeps it when everybody's is moved.
 *
 * @param change what was changed about the stage so far
 * @param projects ids of all that it could concern
 * @param at when it would be written
 */
export function plannedDeadlines(
  file: Pick<StageFile, 'due'>,
  change: Pick<StageChanges, 'deadlines' | 'extensions'> | undefined,
  { due, only }: AskedDeadline,
  projects: readonly string[],
  at: Date,
): PlannedDeadline[] {
  const { deadlines = [], extensions = [] } = change ?? {};
  const then =
    only === null
      ? { extensions, deadlines: [...deadlines, { due, movedAt: at }] }
      : {
          deadlines,
          extensions: [...extensions, ...only.map((projectId) => ({ projectId, due }))],
        };
  return projects
    .filter((project) => only === null || only.includes(project))
    .map((project) => ({
      project,
      from: stageDeadline(file, change, project).due,
      to: stageDeadline(file, then, project).due,
    }));
}

/** Whether the plan changes this project's deadline. */
export function isChanged({ from, to }: Pick<PlannedDeadline, 'from' | 'to'>): boolean {
  return from.getTime() !== to.getTime();
}

/** Everything that a plan does, as one text: plans that do something else have different ones. */
export function planText(planned: readonly PlannedDeadline[], forAll: Date | null): string {
  const lines = planned
    .filter(isChanged)
    .map(({ project, from, to }) => [project, from.toISOString(), to.toISOString()].join(' '));
  return JSON.stringify([forAll?.toISOString() ?? null, ...lines.toSorted()]);
}
