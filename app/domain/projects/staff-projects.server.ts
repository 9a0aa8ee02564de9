import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { isNow } from './access.ts';
import { documentFacts, stageChanges } from './stage-facts.server.ts';
import { stagePlans } from './stage-plan.ts';
import { standing, type StudentStage } from './student-project.server.ts';

/** A project as staff see it: the team, and where every stage stands. */
export type StaffProject = {
  slug: string;
  title: string;
  team: string[];
  stages: (StudentStage & {
    /** The number of the latest version; null when none was handed in. */
    version: number | null;
    /** Comments that wait to be sent. */
    drafts: number;
  })[];
};

/** Every project of the offering, by title; none for who is not staff. */
export async function staffProjects(
  db: Db,
  course: Course,
  asker: SignedInAsker,
): Promise<StaffProject[]> {
  if (!may(asker.role, 'give feedback')) return [];
  const projects = await db.project.findMany({
    where: { offeringId: asker.offering },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    include: {
      members: { orderBy: { from: 'asc' }, include: { person: { select: { name: true } } } },
    },
  });
  const facts = await documentFacts(db, asker, { project: { offeringId: asker.offering } });
  const changes = await stageChanges(db, asker.offering);
  return projects.map(({ id, slug, title, members }) => ({
    slug,
    title,
    team: members.filter((member) => isNow(member, asker.at)).map(({ person }) => person.name),
    stages: stagePlans(course, asker.offering, changes, id).map((plan) => {
      const document = facts.get(id)?.find(({ stage }) => stage === plan.stage);
      return {
        ...plan,
        ...standing(plan, document, asker.at),
        version: document?.versions.at(-1)?.number ?? null,
        drafts: document?.drafts ?? 0,
      };
    }),
  }));
}
