import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { isNow } from './access.ts';
import { answererOf, staffOf } from './desk/desk-facts.server.ts';
import { documentFacts, stageChanges } from './stage-facts.server.ts';
import { milestoneChangesScope } from './goals/version-goals.ts';
import { stagePlans } from './stage-plan.ts';
import { standing, type StudentStage } from './student-project.server.ts';

/** A project as staff see it: the team, who answers it, and where every stage stands. */
export type StaffProject = {
  id: string;
  slug: string;
  title: string;
  team: string[];
  /** Who of staff answers it; null while nobody does. */
  answers: { id: string; name: string } | null;
  /** Whether the asker has stated a conflict of interest. */
  conflict: boolean;
  /** When the team last did something: wrote, handed in, said something, or began. */
  activeAt: Date;
  stages: (StudentStage & {
    /** The number of the latest version; null when none was handed in. */
    version: number | null;
    /** Comments that wait to be sent. */
    drafts: number;
    /** Whether its latest version changes the approved goals. */
    changesScope: boolean;
  })[];
};

/**
 * Every project of the offering, by title; none for who is not staff. The number of queries is
 * constant.
 *
 * @param slug only this project
 */
export async function staffProjects(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  slug?: string,
): Promise<StaffProject[]> {
  if (!may(asker.role, 'give feedback')) return [];
  const where = { offeringId: asker.offering, ...(slug !== undefined && { slug }) };
  const projects = await db.project.findMany({
    where,
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    include: {
      members: { orderBy: { from: 'asc' }, include: { person: { select: { name: true } } } },
      assignments: { select: { personId: true, from: true, to: true } },
      conflicts: { where: { personId: asker.person.id, withdrawnAt: null }, select: { id: true } },
    },
  });
  const staff = await staffOf(db, asker.offering);
  const facts = await documentFacts(db, asker, { project: where });
  const changes = await stageChanges(db, asker.offering);
  return projects.map(({ id, title, members, assignments, conflicts, ...project }) => {
    const documents = facts.get(id) ?? [];
    const active = documents.flatMap(({ activeAt }) => (activeAt === null ? [] : [activeAt]));
    return {
      ...{ id, slug: project.slug, title },
      team: members.filter((member) => isNow(member, asker.at)).map(({ person }) => person.name),
      answers: answererOf(assignments, staff, asker.at),
      conflict: conflicts.length > 0,
      activeAt: new Date(Math.max(...[project.createdAt, ...active].map(Number))),
      stages: stagePlans(course, asker.offering, changes, id).map((plan) => {
        const document = documents.find(({ stage }) => stage === plan.stage);
        return {
          ...plan,
          ...standing(plan, document, asker.at),
          version: document?.versions.at(-1)?.number ?? null,
          drafts: document?.drafts ?? 0,
          changesScope: plan.stage === 'milestone' && milestoneChangesScope(documents),
        };
      }),
    };
  });
}
