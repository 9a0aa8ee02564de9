import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { lifeLine } from '#app/domain/projects/life-line.ts';
import type { StudentProject } from '#app/domain/projects/student-project.server.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';

/** The asker's own project as a line of stages, and with whom it is. */
export function projectLine(
  plan: OfferingFile['project'],
  { project, stages }: StudentProject,
  { person }: SignedInAsker,
) {
  const approvalDue = plan.stages.find(({ stage }) => stage === 'proposal')?.decideBy ?? null;
  return {
    own: project,
    others: project?.team.filter((name) => name !== person.name) ?? [],
    points: lifeLine(stages, approvalDue),
  };
}
