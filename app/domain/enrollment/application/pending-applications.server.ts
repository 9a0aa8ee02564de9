import type { Db, Transaction } from '#app/db/client.ts';
import type { PendingApplication } from './release-plan.ts';

/** Every application that nobody has answered, in order of time, with what is prepared for it. */
export async function pendingApplications(
  db: Db | Transaction,
  offering: string,
): Promise<PendingApplication[]> {
  return db.$queryRaw<PendingApplication[]>`
    SELECT a.id::text, a.person_id::text AS "personId", p.name,
           CASE WHEN o.released_at IS NULL THEN o.outcome END::text AS outcome,
           CASE WHEN o.released_at IS NULL THEN o.id END::text AS "outcomeId"
      FROM application a
      JOIN person p ON p.id = a.person_id
      JOIN membership m ON m.person_id = a.person_id AND m.offering_id = a.offering_id
                       AND m.to_at IS NULL AND m.role = 'applicant'
      LEFT JOIN (SELECT DISTINCT ON (application_id) application_id, id, outcome, released_at
                   FROM application_outcome
                  ORDER BY application_id, prepared_at DESC, id DESC) o ON o.application_id = a.id
     WHERE a.offering_id = ${offering} AND a.submitted_at IS NOT NULL
     ORDER BY a.submitted_at, a.id`;
}
