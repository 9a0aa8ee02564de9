import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeAssignment } from './assign-project.server.ts';
import type { Pair } from './balance.ts';
import { answererOf, lockProjects, staffOf } from './desk-facts.server.ts';
import { tellAssigned, type Assigned } from './tell-assigned.server.ts';

export type ApplyPlanResult =
  { ok: true; given: number } | { ok: false; because: 'not found' | 'changed' };

/**
 * Gives projects to staff exactly as the plan was shown, or changes nothing: when somebody else has
 * given one of them away meanwhile, a conflict was stated or somebody is no longer staff, the plan
 * has to be looked at again. Applied twice, the second time gives nothing.
 *
 * @param pairs ids of projects and of staff
 */
export async function applyPlan(
  { db }: { db: Db },
  asker: SignedInAsker,
  pairs: readonly Pair[],
): Promise<ApplyPlanResult> {
  if (!may(asker.role, 'give feedback')) return { ok: false, because: 'not found' };
  const ids = pairs.map(({ project }) => project);
  return db.$transaction(async (tx): Promise<ApplyPlanResult> => {
    await lockProjects(tx, ids);
    const staff = await staffOf(tx, asker.offering);
    const projects = await tx.project.findMany({
      where: { id: { in: ids }, offeringId: asker.offering },
      include: { assignments: true, conflicts: { where: { withdrawnAt: null } } },
    });
    const byId = new Map(projects.map((project) => [project.id, project]));
    const standing = pairs.map(({ project: id, person }) => {
      const project = byId.get(id);
      if (project === undefined || !staff.some((one) => one.id === person)) return 'changed';
      if (project.conflicts.some(({ personId }) => personId === person)) return 'changed';
      const answers = answererOf(project.assignments, staff, asker.at);
      if (answers === null) return 'free';
      return answers.id === person ? 'done' : 'changed';
    });
    if (new Set(ids).size < ids.length || standing.includes('changed')) {
      return { ok: false, because: 'changed' };
    }
    const free = pairs.filter((_, index) => standing[index] === 'free');
    const assigned: Assigned[] = [];
    for (const { project: id, person } of free) {
      const assignment = await writeAssignment(tx, asker, id, person);
      const project = byId.get(id);
      if (assignment !== null && project !== undefined) {
        assigned.push({ assignment, person, slug: project.slug, title: project.title });
      }
    }
    await tellAssigned(tx, asker, assigned);
    return { ok: true, given: free.length };
  });
}
