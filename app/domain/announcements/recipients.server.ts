import type { Db, Transaction } from '#app/db/client.ts';
import { everyone, readAudience } from './announcement.ts';

/**
 * The people whom an audience means at an instant; nobody for one that is not understood, and never
 * anybody who has gone.
 *
 * @param audience as it is kept: `everyone`, `role:<role>` or `project:<id>`
 */
export async function recipientsOf(
  db: Db | Transaction,
  offering: string,
  audience: string,
  at: Date,
): Promise<string[]> {
  const read = readAudience(audience);
  if (read === null) return [];
  const present = { from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] };
  const where = { offeringId: offering, ...present, person: { deletedAt: null } };
  const rows =
    read.kind === 'project'
      ? await db.projectMember.findMany({
          where: { ...where, projectId: read.project },
          select: { personId: true },
        })
      : await db.membership.findMany({
          where: { ...where, role: read.kind === 'role' ? read.role : { in: [...everyone] } },
          select: { personId: true },
        });
  return [...new Set(rows.map(({ personId }) => personId))].toSorted();
}
