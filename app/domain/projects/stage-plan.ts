import type { StageName } from '#app/db/generated/enums.ts';
import {
  courseDeadline,
  effectiveDeadline,
  type DeadlineMove,
} from '#app/domain/calendar/effective-deadline.ts';
import type { Course, Criterion, StageFile } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';

/** What is asked for in a stage, and by when from this project. */
export type StagePlan = {
  stage: StageName;
  title: Bilingual;
  summary: Bilingual;
  due: Date;
  /** By when it is due for everybody, where the project has longer; null where it has not. */
  extendedFrom: Date | null;
  /** The limit in pages; null where there is none. */
  pages: number | null;
};

/** What was changed about a stage's deadline in the portal. */
export type StageChanges = {
  name: StageName;
  deadlines: readonly DeadlineMove[];
  extensions: readonly { projectId: string | null; due: Date }[];
};

/**
 * The stages of an offering in their order, each with the deadline that holds for this project.
 *
 * @param projectId null for somebody without a project: the deadline for all
 */
export function stagePlans(
  course: Course,
  offering: string,
  changes: readonly StageChanges[],
  projectId: string | null,
): StagePlan[] {
  return course
    .offering(offering)
    .project.stages.map((file) => stagePlan(file, changes, projectId));
}

/** What staff mark in a stage of an offering. */
export function rubricOf(course: Course, offering: string, stage: StageName): readonly Criterion[] {
  const file = course.offering(offering).project.stages.find((each) => each.stage === stage);
  return file?.rubric ?? [];
}

/** Whether answers in a stage are held for a round unless staff say otherwise. */
export function holdsRound(course: Course, offering: string, stage: StageName): boolean {
  const file = course.offering(offering).project.stages.find((each) => each.stage === stage);
  return file?.round.hold ?? false;
}

/** By when a stage is due from a project, and from everybody; null asks for everybody alone. */
export function stageDeadline(
  file: Pick<StageFile, 'due'>,
  change: Pick<StageChanges, 'deadlines' | 'extensions'> | undefined,
  projectId: string | null,
): { due: Date; forAll: Date } {
  const moves = change?.deadlines ?? [];
  const extensions = (change?.extensions ?? []).filter(
    (extension) => projectId !== null && extension.projectId === projectId,
  );
  return {
    due: effectiveDeadline(file.due, moves, extensions),
    forAll: courseDeadline(file.due, moves),
  };
}

function stagePlan(
  file: StageFile,
  changes: readonly StageChanges[],
  projectId: string | null,
): StagePlan {
  const { stage, title, summary, pages } = file;
  const change = changes.find(({ name }) => name === stage);
  const { due, forAll } = stageDeadline(file, change, projectId);
  return { stage, title, summary, pages, due, extendedFrom: due > forAll ? forAll : null };
}
