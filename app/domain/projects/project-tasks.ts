import type { Task } from '#app/domain/calendar/task.ts';
import type { OwnReading } from './peer/own-readings.server.ts';
import type { StudentProject, StudentStage } from './student-project.server.ts';

/**
 * What a team has to do on its project: the first stage that it owes. A stage on which staff owe
 * the answer, or which is approved, lets the next one come forward. Before there is a project,
 * founding one is the task of the first stage.
 */
export function projectTasks(offering: string, { project, stages }: StudentProject): Task[] {
  const owed = stages.find(({ state }) => state.owes === 'team');
  if (owed === undefined) return [];
  return [
    {
      kind: 'stage',
      key: owed.stage,
      title: owed.title,
      doing: doingOn(owed),
      // Changes are asked for without a deadline of their own.
      due: owed.state.kind === 'changes requested' ? null : owed.due,
      unread: owed.unread,
      path:
        project === null
          ? `/${offering}/projects`
          : `/${offering}/projects/${project.slug}/${owed.stage}`,
    },
  ];
}

/** What somebody has to do on texts of classmates: each that they have not answered about. */
export function readingTasks(offering: string, readings: readonly OwnReading[]): Task[] {
  return readings
    .filter(({ right }) => right === 'hand in')
    .map(({ id, label, due }) => ({
      ...{ kind: 'reading', key: id, title: label, doing: 'give feedback', due, unread: 0 },
      path: `/${offering}/peer/${id}`,
    }));
}

function doingOn({ state }: StudentStage): Task['doing'] {
  switch (state.kind) {
    case 'changes requested':
      return 'revise';
    case 'draft':
    case 'overdue':
      return 'go on';
    default:
      return 'begin';
  }
}
