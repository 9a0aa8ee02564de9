import type { Db, Transaction } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { isNow } from '../access.ts';
import { readDetails } from '../details/details-fields.ts';
import type { Details } from '../details/details.ts';
import type { Showing } from './showing.ts';

/** A project with all that decides who may see it at an instant. */
export type ShownProject = {
  id: string;
  slug: string;
  title: string;
  /** Who is in the team then, who was there first first. */
  team: { id: string; name: string }[];
  facts: Showing[];
  /** The versions of its report, without their text. */
  reports: { id: string; number: number; details: Details }[];
};

/** The projects chosen by `where`, by title, as they were at an instant; two queries or three. */
export async function shownProjects(
  db: Db | Transaction,
  where: Prisma.ProjectWhereInput,
  at: Date,
): Promise<ShownProject[]> {
  const rows = await db.project.findMany({
    where,
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    include: {
      members: { orderBy: { from: 'asc' }, include: { person: { select: { name: true } } } },
      showing: { where: { at: { lte: at } }, orderBy: { id: 'asc' } },
      documents: {
        where: { stage: { name: 'report' } },
        select: {
          versions: {
            where: { submittedAt: { lte: at } },
            orderBy: { number: 'asc' },
            select: { id: true, number: true, details: true },
          },
        },
      },
    },
  });
  return rows.map(({ id, slug, title, members, showing, documents }) => ({
    ...{ id, slug, title },
    team: members
      .filter((member) => isNow(member, at))
      .map(({ personId, person }) => ({ id: personId, name: person.name })),
    facts: showing,
    reports: documents.flatMap(({ versions }) =>
      versions.map((version) => ({ ...version, details: readDetails(version.details) })),
    ),
  }));
}
