import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findDocument, lockProject } from '../find-project.server.ts';
import { rubricOf } from '../stage-plan.ts';
import { hasLevel } from './rubric.ts';

export type MarkCriterionResult =
  | { ok: true }
  /** `already answered`: the team has the marks of this version. */
  | { ok: false; because: 'not found' | 'already answered' };

/**
 * Chooses a level for a criterion of a version, or takes the choice back (null). It is a draft of
 * all staff until the version is decided, and fixed from then on.
 */
export async function markCriterion(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  input: {
    project: string;
    stage: StageName;
    version: number;
    criterion: string;
    level: string | null;
  },
): Promise<MarkCriterionResult> {
  const { criterion, level, version: number, stage } = input;
  const rubric = rubricOf(services.course, asker.offering, stage);
  if (level !== null && !hasLevel(rubric, { criterion, level })) {
    return { ok: false, because: 'not found' };
  }
  return services.db.$transaction(async (tx) => {
    const document = await findDocument(tx, asker, input.project, stage);
    if (document?.access !== 'staff') return { ok: false, because: 'not found' };
    await lockProject(tx, document.id);
    const version = await tx.version.findUnique({
      where: { documentId_number: { documentId: document.documentId, number } },
      select: { id: true, decision: { select: { id: true } } },
    });
    if (version === null) return { ok: false, because: 'not found' };
    if (version.decision !== null) return { ok: false, because: 'already answered' };
    const where = { versionId: version.id, criterion };
    if (level === null) {
      await tx.rubricMark.deleteMany({ where });
      return { ok: true };
    }
    const mark = { level, markedBy: asker.person.id, markedAt: asker.at };
    await tx.rubricMark.upsert({
      where: { versionId_criterion: where },
      create: { ...where, ...mark },
      update: mark,
    });
    return { ok: true };
  });
}
