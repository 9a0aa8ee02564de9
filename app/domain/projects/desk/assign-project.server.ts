import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { findProject, lockProject } from '../find-project.server.ts';
import { staffOf } from './desk-facts.server.ts';
import { tellAssigned } from './tell-assigned.server.ts';

export type AssignRefusal = 'not found' | 'not staff' | 'conflict';

export type AssignResult = { ok: true } | { ok: false; because: AssignRefusal };

/**
 * Gives a project to somebody of staff, or to nobody. What was before is kept as a fact. Refused
 * for somebody who has stated a conflict of interest. Done again, nothing changes.
 *
 * @param input.person null for nobody
 */
export async function assignProject(
  { db }: { db: Db },
  asker: SignedInAsker,
  input: { project: string; person: string | null },
): Promise<AssignResult> {
  return db.$transaction(async (tx): Promise<AssignResult> => {
    const project = await findProject(tx, asker, input.project);
    if (project?.access !== 'staff') return { ok: false, because: 'not found' };
    await lockProject(tx, project.id);
    const { person } = input;
    if (person !== null) {
      const staff = await staffOf(tx, asker.offering);
      if (!staff.some(({ id }) => id === person)) return { ok: false, because: 'not staff' };
      const where = { projectId: project.id, personId: person, withdrawnAt: null };
      const conflicts = await tx.projectConflict.count({ where });
      if (conflicts > 0) return { ok: false, because: 'conflict' };
    }
    const assignment = await writeAssignment(tx, asker, project.id, person);
    const { slug, title } = project;
    if (person !== null && assignment !== null) {
      await tellAssigned(tx, asker, [{ assignment, person, slug, title }]);
    }
    return { ok: true };
  });
}

/**
 * Writes who answers a project from now on, with the record; the project is locked already.
 *
 * @returns the new assignment's id; null when there is none
 */
export async function writeAssignment(
  tx: Transaction,
  asker: SignedInAsker,
  projectId: string,
  person: string | null,
): Promise<string | null> {
  const open = await tx.projectAssignment.findFirst({ where: { projectId, to: null } });
  if ((open?.personId ?? null) === person) return null;
  const id = person === null ? null : newId();
  if (open !== null) {
    await tx.projectAssignment.update({ where: { id: open.id }, data: { to: asker.at } });
  }
  if (person !== null && id !== null) {
    await tx.projectAssignment.create({
      data: {
        ...{ id, projectId, personId: person },
        ...{ assignedBy: asker.person.id, from: asker.at },
      },
    });
  }
  await writeRecord(tx, {
    offering: asker.offering,
    actor: asker.person.id,
    action: 'assigned project',
    subject: `project:${projectId}`,
    ...(open !== null && { from: { person: open.personId } }),
    ...(person !== null && { to: { person } }),
    at: asker.at,
  });
  return id;
}
