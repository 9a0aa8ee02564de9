import type {
  AskedDeadline,
  PlannedDeadline,
} from '#app/domain/syllabus/deadlines/deadline-plan.ts';
import type { StageFile } from '#app/domain/syllabus/course.ts';
import { stageDeadline, type StageChanges } from '../stage-plan.ts';

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
      holder: project,
      from: stageDeadline(file, change, project).due,
      to: stageDeadline(file, then, project).due,
    }));
}
