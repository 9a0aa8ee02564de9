import type { Db, Transaction } from '#app/db/client.ts';
import { mentionables, mentionedIn, type Mentionable } from './mention.ts';

/** Who can be mentioned about a project: its team at that instant and the offering's staff. */
export async function mentionablePeople(
  db: Db | Transaction,
  projectId: string,
  at: Date,
): Promise<Mentionable[]> {
  const current = { from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] };
  const people = await db.person.findMany({
    where: {
      deletedAt: null,
      OR: [
        { projects: { some: { projectId, ...current } } },
        {
          memberships: {
            some: {
              ...{ offering: { projects: { some: { id: projectId } } }, ...current },
              role: { in: ['instructor', 'assistant'] },
            },
          },
        },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
  return mentionables(people);
}

/**
 * The people whom these texts mention and who ever could be: the team and staff of any time. An id
 * that somebody typed is not answered with a name.
 */
export async function mentionedPeople(
  db: Db,
  projectId: string,
  texts: readonly string[],
): Promise<Mentionable[]> {
  const ids = [...new Set(texts.flatMap(mentionedIn))];
  if (ids.length === 0) return [];
  const people = await db.person.findMany({
    where: {
      id: { in: ids },
      OR: [
        { projects: { some: { projectId } } },
        {
          memberships: {
            some: {
              offering: { projects: { some: { id: projectId } } },
              role: { in: ['instructor', 'assistant'] },
            },
          },
        },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
  return people.map(({ id, name }) => ({ id, label: name }));
}
