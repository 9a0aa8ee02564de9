import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { RequestView } from './change-request.server.ts';

/** A request as staff see it, with the team that it is about. */
export type StaffRequest = RequestView & {
  project: { slug: string; title: string };
  team: string[];
};

/** How many answered requests are shown. */
const answeredShown = 20;

/** Requests of all teams: what waits, oldest first, and what was answered last. */
export async function staffRequests(
  db: Db,
  asker: SignedInAsker,
): Promise<{ waiting: StaffRequest[]; answered: StaffRequest[] }> {
  if (!may(asker.role, 'give feedback')) return { waiting: [], answered: [] };
  const project = { offeringId: asker.offering };
  const include = {
    person: { select: { name: true } },
    asker: { select: { name: true } },
    project: {
      select: {
        ...{ slug: true, title: true },
        members: {
          where: { to: null },
          orderBy: { from: 'asc' },
          select: { person: { select: { name: true } } },
        },
      },
    },
  } as const;
  const waiting = await db.teamRequest.findMany({
    where: { project, endedAt: null },
    orderBy: { id: 'asc' },
    include,
  });
  const answered = await db.teamRequest.findMany({
    where: { project, end: { in: ['granted', 'refused'] } },
    orderBy: { endedAt: 'desc' },
    take: answeredShown,
    include,
  });
  type Row = (typeof waiting)[number];
  const view = ({ id, change, why, at, end, endedAt, answer, ...of }: Row): StaffRequest => ({
    ...{ id, change, why, at, endedAt, answer, person: of.person.name, by: of.asker.name },
    end: end === 'withdrawn' ? null : end,
    project: { slug: of.project.slug, title: of.project.title },
    team: of.project.members.map(({ person }) => person.name),
  });
  return { waiting: waiting.map(view), answered: answered.map(view) };
}
