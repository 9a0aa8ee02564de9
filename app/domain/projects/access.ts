import type { Asker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';

/** A person's time in a project. */
export type MembershipInterval = { personId: string; from: Date; to: Date | null };

/**
 * What somebody is to a project: `member` writes, submits and answers; `staff` read and give
 * feedback; `reader` was given up by the course but keeps reading their own work; null must not
 * learn that the project exists.
 */
export type ProjectAccess = 'member' | 'staff' | 'reader' | null;

/** The one place that decides who may do what with a project. */
export function projectAccess(asker: Asker, members: readonly MembershipInterval[]): ProjectAccess {
  if (asker.person === null) return null;
  if (may(asker.role, 'give feedback')) return 'staff';
  const { id } = asker.person;
  const belongs = members.some(({ personId, ...time }) => personId === id && isNow(time, asker.at));
  if (!belongs) return null;
  return may(asker.role, 'work on project') ? 'member' : 'reader';
}

/** Whether an interval holds at an instant: from its start on, up to but not at its end. */
export function isNow({ from, to }: { from: Date; to: Date | null }, at: Date): boolean {
  return from <= at && (to === null || at < to);
}
