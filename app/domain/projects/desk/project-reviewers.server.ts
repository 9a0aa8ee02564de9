import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { answererOf, staffOf } from './desk-facts.server.ts';

/** Who answers a project, and who has said that it must not be them. */
export type ProjectReviewers = {
  /** Null while nobody does. */
  answers: { id: string; name: string } | null;
  conflicts: { name: string; own: boolean }[];
};

/** Who of staff answers a project now; nobody for who is not staff. */
export async function projectReviewers(
  db: Db,
  asker: SignedInAsker,
  projectId: string,
): Promise<ProjectReviewers> {
  if (!may(asker.role, 'give feedback')) return { answers: null, conflicts: [] };
  const assignments = await db.projectAssignment.findMany({ where: { projectId } });
  const conflicts = await db.projectConflict.findMany({
    where: { projectId, withdrawnAt: null },
    orderBy: { statedAt: 'asc' },
    select: { personId: true, person: { select: { name: true } } },
  });
  return {
    answers: answererOf(assignments, await staffOf(db, asker.offering), asker.at),
    conflicts: conflicts.map(({ personId, person }) => ({
      ...{ name: person.name, own: personId === asker.person.id },
    })),
  };
}
