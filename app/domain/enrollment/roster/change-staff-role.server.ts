import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { isStaff, may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { lockSeats } from '../write-seat-fact.server.ts';

export type ChangeStaffRoleInput = {
  personId: string;
  role: 'instructor' | 'assistant' | 'auditor';
};

export type ChangeStaffRoleResult =
  | { ok: true }
  /** `has a seat`: a seat is given back first; `last instructor`: somebody must run the course. */
  | { ok: false; because: 'not allowed' | 'nobody' | 'has a seat' | 'last instructor' };

/**
 * Makes somebody an assistant or an instructor, or takes that back: they read on as an auditor.
 * Instructors only. The role of staff is no seat, so that no fact about one is written.
 */
export async function changeStaffRole(
  { db }: { db: Db },
  asker: SignedInAsker,
  { personId, role }: ChangeStaffRoleInput,
): Promise<ChangeStaffRoleResult> {
  if (!may(asker.role, 'appoint staff')) return { ok: false, because: 'not allowed' };
  const { offering, person, at } = asker;
  return db.$transaction(async (tx) => {
    await lockSeats(tx, offering);
    const roles = await tx.membership.findMany({
      where: { offeringId: offering, to: null, OR: [{ personId }, { role: 'instructor' }] },
      select: { id: true, personId: true, role: true },
    });
    const current = roles.find((one) => one.personId === personId);
    if (current === undefined) return { ok: false, because: 'nobody' };
    if (current.role === role) return { ok: true };
    if (role === 'auditor' && !isStaff(current.role)) return { ok: false, because: 'nobody' };
    if (current.role === 'student') return { ok: false, because: 'has a seat' };
    const others = roles.filter((one) => one.role === 'instructor' && one.personId !== personId);
    if (current.role === 'instructor' && others.length === 0) {
      return { ok: false, because: 'last instructor' };
    }
    await tx.membership.update({ where: { id: current.id }, data: { to: at } });
    await tx.membership.create({
      data: { id: newId(), offeringId: offering, personId, role, from: at },
    });
    await writeRecord(tx, {
      ...{ offering, actor: person.id, action: 'changed role', subject: `person:${personId}`, at },
      ...{ from: { role: current.role }, to: { role } },
    });
    return { ok: true };
  });
}
