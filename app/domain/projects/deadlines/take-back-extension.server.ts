import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import {
  writeWithdrawal,
  type TakeBackExtensionResult,
} from '#app/domain/syllabus/deadlines/write-withdrawal.server.ts';
import { isNow } from '../access.ts';
import { findProject, lockProject } from '../find-project.server.ts';
import { stageDeadline } from '../stage-plan.ts';
import { tellTeam } from './tell-team.server.ts';

/**
 * Takes a project's extension back, by a fact of its own. The team is told when their date is
 * another one then. What was handed in on time stays so: an extension that was used is not taken
 * back. Done again, nothing changes.
 *
 * @param input.extension its id
 */
export async function takeBackExtension(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { project: string; extension: string },
): Promise<TakeBackExtensionResult> {
  const { offering, at } = asker;
  return db.$transaction(async (tx): Promise<TakeBackExtensionResult> => {
    const project = await findProject(tx, asker, input.project);
    if (project?.access !== 'staff') return { ok: false, because: 'not found' };
    const { archived, project: file } = course.offering(offering);
    if (archived) return { ok: false, because: 'archived' };
    await lockProject(tx, project.id);
    const own = { projectId: project.id };
    const extension = await tx.extension.findFirst({
      where: { id: input.extension, ...own },
      select: {
        ...{ id: true, withdrawal: true },
        stage: {
          select: {
            ...{ name: true, deadlines: true },
            extensions: { where: { ...own, withdrawal: null } },
            documents: {
              where: own,
              select: { versions: { where: { number: 1 }, select: { submittedAt: true } } },
            },
          },
        },
      },
    });
    const stage = file.stages.find((each) => each.stage === extension?.stage?.name);
    if (extension?.stage == null || stage === undefined) return { ok: false, because: 'not found' };
    if (extension.withdrawal !== null) return { ok: true };
    const { deadlines, extensions, documents } = extension.stage;
    const others = extensions.filter(({ id }) => id !== extension.id);
    const { due: before } = stageDeadline(stage, { deadlines, extensions }, project.id);
    const { due: after } = stageDeadline(stage, { deadlines, extensions: others }, project.id);
    const handedIn = documents.flatMap(({ versions }) => versions);
    if (handedIn.some(({ submittedAt }) => submittedAt > after && submittedAt <= before)) {
      return { ok: false, because: 'used' };
    }
    await writeWithdrawal(tx, asker, {
      ...{ extension: extension.id, subject: `project:${project.id}` },
      ...{ named: { stage: stage.stage }, from: before, to: after },
    });
    if (after < before) {
      const members = await tx.projectMember.findMany({ where: own });
      const team = members.filter((member) => isNow(member, at)).map((one) => one.personId);
      const told = {
        stage: stage.stage,
        due: after,
        step: 'taken-back',
        of: extension.id,
      } as const;
      await tellTeam(tx, asker, { ...project, team }, told);
    }
    return { ok: true };
  });
}
