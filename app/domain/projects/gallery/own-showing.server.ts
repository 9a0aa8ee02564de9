import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findProject, type FoundProject } from '../find-project.server.ts';
import { shownProjects } from './showing-facts.server.ts';
import { consentsOf, keptOut, lacksOf, type Lack } from './showing.ts';

export type OwnShowing = {
  project: FoundProject;
  /** Null where the class is shown nothing. */
  inClass: { keptOut: string | null } | null;
  /** Null where there is no public gallery. */
  gallery: {
    opens: Date;
    /** What is missing until it is public; nothing when it is. */
    lacks: Lack[];
    members: { name: string; says: 'yes' | 'no' | null; as: string; own: boolean }[];
  } | null;
};

/** Who sees a project, for its team (and for staff, who read along); null for everybody else. */
export async function ownShowing(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  slug: string,
): Promise<OwnShowing | null> {
  const found = await findProject(db, asker, slug);
  if (found === null) return null;
  const [project] = await shownProjects(db, { id: found.id }, asker.at);
  if (project === undefined) return null;
  const { gallery, showApproved } = course.offering(asker.offering).project;
  const { facts, team, reports } = project;
  const members = team.map(({ id }) => id);
  const handedIn = reports.length > 0;
  return {
    project: found,
    inClass: showApproved === 'nobody' ? null : { keptOut: keptOut(facts) },
    gallery: gallery && {
      opens: gallery.opens,
      lacks: lacksOf({ facts, members, handedIn }, gallery.opens, asker.at),
      members: consentsOf(facts, members).map(({ personId, says, name }, index) => ({
        ...{ name: team[index]?.name ?? '', says, as: name, own: personId === asker.person.id },
      })),
    },
  };
}
