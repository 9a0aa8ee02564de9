import type { Db, Transaction } from '#app/db/client.ts';
import { isNow } from '../access.ts';

/** Somebody who runs the course now. */
export type StaffPerson = { id: string; name: string; role: 'instructor' | 'assistant' };

/** The staff of an offering: assistants before instructors, each by name. */
export async function staffOf(db: Db | Transaction, offering: string): Promise<StaffPerson[]> {
  const rows = await db.membership.findMany({
    where: { offeringId: offering, role: { in: ['assistant', 'instructor'] }, to: null },
    select: { role: true, person: { select: { id: true, name: true } } },
  });
  return rows
    .map(({ role, person }): StaffPerson => ({
      ...person,
      role: role === 'instructor' ? role : 'assistant',
    }))
    .toSorted(
      (a, b) =>
        a.role.localeCompare(b.role) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id),
    );
}

/** Who was given a project, and for how long. */
export type AssignmentInterval = { personId: string; from: Date; to: Date | null };

/** Who answers a project at an instant; null when nobody was given it who is still staff. */
export function answererOf(
  assignments: readonly AssignmentInterval[],
  staff: readonly StaffPerson[],
  at: Date,
): { id: string; name: string } | null {
  const open = assignments.find((assignment) => isNow(assignment, at));
  const person = staff.find(({ id }) => id === open?.personId);
  return person === undefined ? null : { id: person.id, name: person.name };
}

/** Takes these projects' rows for this transaction, always in the same order. */
export async function lockProjects(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}
