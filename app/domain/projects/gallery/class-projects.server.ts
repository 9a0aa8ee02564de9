import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { isStaff, may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { isNow } from '../access.ts';
import { readDetails } from '../details/details-fields.ts';
import { keptOut } from './showing.ts';

/** An approved project as the class sees it. */
export type ClassProject = {
  slug: string;
  title: string;
  team: string[];
  /** Of the approved version; empty where it has none. */
  abstract: string;
  /** For staff: why the team keeps it out of what the class sees; null for what is shown. */
  keptOut: string | null;
};

/**
 * Titles, teams and abstracts of the projects whose proposal is approved and known to be, by title.
 * What a team keeps out is there for staff alone. Null where nothing is shown, or not to the asker.
 */
export async function classProjects(
  db: Db,
  course: Course,
  asker: SignedInAsker,
): Promise<ClassProject[] | null> {
  const { showApproved } = course.offering(asker.offering).project;
  if (showApproved === 'nobody' || !may(asker.role, 'see class projects')) return null;
  const { offering, at } = asker;
  const approved = {
    decision: { verdict: 'approved' as const, releasedAt: { lte: at } },
  };
  const rows = await db.project.findMany({
    where: {
      offeringId: offering,
      documents: { some: { stage: { name: 'proposal' }, versions: { some: approved } } },
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    include: {
      members: { orderBy: { from: 'asc' }, include: { person: { select: { name: true } } } },
      showing: { where: { at: { lte: at } }, orderBy: { id: 'asc' } },
      documents: {
        where: { stage: { name: { in: ['proposal', 'report'] } } },
        select: {
          stage: { select: { name: true } },
          versions: { where: approved, orderBy: { number: 'desc' }, select: { details: true } },
        },
      },
    },
  });
  return rows
    .map(({ slug, title, members, showing, documents }) => ({
      ...{ slug, title, keptOut: keptOut(showing) },
      team: members.filter((member) => isNow(member, at)).map(({ person }) => person.name),
      abstract: abstractOf(documents),
    }))
    .filter((project) => project.keptOut === null || isStaff(asker.role));
}

/** Of the approved report, otherwise of the approved proposal. */
function abstractOf(
  documents: readonly { stage: { name: string }; versions: readonly { details: unknown }[] }[],
): string {
  const of = (stage: string) => {
    const version = documents.find(({ stage: { name } }) => name === stage)?.versions[0];
    return readDetails(version?.details).abstract;
  };
  return of('report') || of('proposal');
}
