import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import {
  changeAsShown,
  type ChangeDeadlineInput,
  type ChangeDeadlineResult,
} from '#app/domain/syllabus/deadlines/change-as-shown.server.ts';
import { lockProjects } from '../desk/desk-facts.server.ts';
import { loadPlan, type LoadedPlan } from './deadline-facts.server.ts';
import { tellTeam } from './tell-team.server.ts';

/**
 * Gives projects a later deadline for a stage, or moves everybody's, exactly as the plan was shown.
 * The teams whose date it changes are told; of a deadline of everybody, those that have not handed
 * in.
 */
export async function changeDeadline(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  { stage, ...input }: ChangeDeadlineInput & { stage: StageName },
): Promise<ChangeDeadlineResult> {
  const { offering, at } = asker;
  return changeAsShown<LoadedPlan>(services, asker, input, {
    ...{ extending: 'give feedback', named: { stage } },
    plan: (db) => loadPlan(db, services.course, offering, stage, input, at),
    lock: async (tx, { projects }) => {
      const stageId = await lockStage(tx, offering, stage);
      await lockProjects(
        tx,
        projects.map(({ id }) => id),
      );
      return { columns: { stageId }, subject: `stage:${stageId}` };
    },
    holder: (projectId) => ({ columns: { projectId }, subject: `project:${projectId}` }),
    tell: async (tx, changed, { step, plan }) => {
      for (const { holder, to } of changed) {
        const project = plan.projects.find(({ id }) => id === holder);
        if (project === undefined || (step === 'moved' && project.handedIn)) continue;
        const team = project.team.map(({ id }) => id);
        const told = { stage, due: to, step, of: input.requestId };
        await tellTeam(tx, asker, { ...project, team }, told);
      }
    },
  });
}

/** The deadlines of a stage change one after the other. */
async function lockStage(tx: Transaction, offeringId: string, name: StageName): Promise<string> {
  const { id } = await tx.stage.findUniqueOrThrow({
    where: { offeringId_name: { offeringId, name } },
    select: { id: true },
  });
  await tx.$queryRaw`SELECT id FROM stage WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return id;
}
