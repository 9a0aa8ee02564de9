import type { Db } from '#app/db/client.ts';

/**
 * The names of everybody who may have suggested something in a project's texts: its members of all
 * times and the offering's staff.
 */
export async function suggestingPeople(
  db: Db,
  offering: string,
  projectId: string,
): Promise<Record<string, string>> {
  const people = await db.person.findMany({
    where: {
      OR: [
        { projects: { some: { projectId } } },
        {
          memberships: {
            some: { offeringId: offering, role: { in: ['instructor', 'assistant'] } },
          },
        },
      ],
    },
    select: { id: true, name: true },
  });
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}
