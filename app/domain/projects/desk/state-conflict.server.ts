import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { findProject, lockProject } from '../find-project.server.ts';
import { writeAssignment } from './assign-project.server.ts';

/** At most so many characters say why. */
export const longestWhy = 1000;

export type StateConflictResult =
  { ok: true } | { ok: false; because: 'not found' | 'no reason' | 'reason too long' };

/**
 * Somebody of staff says that a project must not be theirs, and why. If it was theirs, nobody
 * answers it from then on. Stated again, the first words stay.
 */
export async function stateConflict(
  { db }: { db: Db },
  asker: SignedInAsker,
  input: { project: string; why: string },
): Promise<StateConflictResult> {
  const why = input.why.trim();
  return db.$transaction(async (tx): Promise<StateConflictResult> => {
    const project = await findProject(tx, asker, input.project);
    if (project?.access !== 'staff') return { ok: false, because: 'not found' };
    if (why === '') return { ok: false, because: 'no reason' };
    if (why.length > longestWhy) return { ok: false, because: 'reason too long' };
    await lockProject(tx, project.id);
    const about = { projectId: project.id, personId: asker.person.id };
    const stated = await tx.projectConflict.count({ where: { ...about, withdrawnAt: null } });
    if (stated > 0) return { ok: true };
    await tx.projectConflict.create({ data: { id: newId(), ...about, why, statedAt: asker.at } });
    await writeRecord(tx, {
      offering: asker.offering,
      actor: asker.person.id,
      action: 'stated conflict of interest',
      subject: `project:${project.id}`,
      why,
      at: asker.at,
    });
    const own = await tx.projectAssignment.count({ where: { ...about, to: null } });
    if (own > 0) await writeAssignment(tx, asker, project.id, null);
    return { ok: true };
  });
}

/** Takes one's own conflict of interest back. Without one, nothing changes. */
export async function withdrawConflict(
  { db }: { db: Db },
  asker: SignedInAsker,
  input: { project: string },
): Promise<{ ok: true } | { ok: false; because: 'not found' }> {
  return db.$transaction(
    async (tx): Promise<{ ok: true } | { ok: false; because: 'not found' }> => {
      const project = await findProject(tx, asker, input.project);
      if (project?.access !== 'staff') return { ok: false, because: 'not found' };
      await lockProject(tx, project.id);
      const { count } = await tx.projectConflict.updateMany({
        where: { projectId: project.id, personId: asker.person.id, withdrawnAt: null },
        data: { withdrawnAt: asker.at },
      });
      if (count === 0) return { ok: true };
      await writeRecord(tx, {
        offering: asker.offering,
        actor: asker.person.id,
        action: 'withdrew conflict of interest',
        subject: `project:${project.id}`,
        at: asker.at,
      });
      return { ok: true };
    },
  );
}
