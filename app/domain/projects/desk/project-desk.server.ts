import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { ExtensionView } from '#app/domain/syllabus/deadlines/extension-view.server.ts';
import { projectExtensions } from '../deadlines/project-extensions.server.ts';
import { staffProjects, type StaffProject } from '../staff-projects.server.ts';
import { staffOf } from './desk-facts.server.ts';
import { flagsOf, type ProjectFlag } from './project-flags.ts';

/** One project as staff arrange it: who answers it, who must not, and who did. */
export type ProjectDesk = {
  project: Pick<StaffProject, 'slug' | 'title' | 'team' | 'answers' | 'activeAt'>;
  stages: Pick<
    StaffProject['stages'][number],
    'stage' | 'title' | 'due' | 'extendedFrom' | 'state' | 'version'
  >[];
  flags: ProjectFlag[];
  /** More time that it was given, newest first. */
  extensions: ExtensionView[];
  /** All of staff; `conflict` where they must not be given it. */
  staff: { id: string; name: string; conflict: boolean }[];
  /** What staff have stated, for staff alone. */
  conflicts: { id: string; name: string; own: boolean; why: string; at: Date }[];
  /** To whom it was given, newest first. */
  history: { id: string; name: string; by: string; from: Date; to: Date | null }[];
};

/** The project at this address; null when there is none, or for who is not staff. */
export async function projectDesk(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  slug: string,
): Promise<ProjectDesk | null> {
  const [project] = await staffProjects(db, course, asker, slug);
  if (project === undefined) return null;
  const name = { select: { name: true } };
  const conflicts = await db.projectConflict.findMany({
    where: { projectId: project.id, withdrawnAt: null },
    orderBy: { statedAt: 'asc' },
    include: { person: name },
  });
  const history = await db.projectAssignment.findMany({
    where: { projectId: project.id },
    orderBy: { id: 'desc' },
    include: { person: name, by: name },
  });
  const { title, team, answers, activeAt } = project;
  const smallest = course.offering(asker.offering).policy.team.min;
  return {
    project: { slug, title, team, answers, activeAt },
    stages: project.stages.map(({ stage, title: named, due, extendedFrom, state, version }) => ({
      ...{ stage, title: named, due, extendedFrom, state, version },
    })),
    flags: flagsOf(project, { at: asker.at, smallest }),
    extensions: await projectExtensions(db, course, asker, project.id),
    staff: (await staffOf(db, asker.offering)).map((person) => ({
      ...{ id: person.id, name: person.name },
      conflict: conflicts.some(({ personId }) => personId === person.id),
    })),
    conflicts: conflicts.map(({ id, person, personId, why, statedAt }) => ({
      ...{ id, name: person.name, own: personId === asker.person.id, why, at: statedAt },
    })),
    history: history.map(({ id, person, by, from, to }) => ({
      ...{ id, name: person.name, by: by.name, from, to },
    })),
  };
}
