import type { Db, Transaction } from '#app/db/client.ts';

/** What the database knows that late days follow from; `work` is a homework's slug or a stage. */
export type LedgerRows = {
  moves: { work: string; due: Date; movedAt: Date }[];
  /** People's own, of homework. */
  extensions: { personId: string; work: string; due: Date; grantedAt: Date }[];
  /** Of homework, in the order of their numbers. */
  submissions: { personId: string; work: string; id: string; at: Date }[];
  /** Which of them was to count, in the order in which that was said. */
  choices: { personId: string; work: string; submission: string; at: Date }[];
  times: { personId: string; projectId: string; from: Date; to: Date | null }[];
  /** Of the stages of projects that one of the people was ever in. */
  teamExtensions: { projectId: string; work: string; due: Date; grantedAt: Date }[];
  /** The first of each stage of those projects. */
  versions: { projectId: string; work: string; id: string; at: Date }[];
};

/** As the database says them: instants are text, and no rows are null. */
type Said = {
  [Table in keyof LedgerRows]:
    | {
        [Name in keyof LedgerRows[Table][number]]: LedgerRows[Table][number][Name] extends Date
          ? string
          : LedgerRows[Table][number][Name] extends Date | null
            ? string | null
            : LedgerRows[Table][number][Name];
      }[]
    | null;
};

/**
 * All of it in one statement: in the last minute before a deadline everybody's late days are asked
 * for, when they open the page and again when they hand in, and each further statement would keep
 * the others waiting.
 */
export async function ledgerRows(
  db: Db | Transaction,
  offering: string,
  people: readonly string[],
): Promise<LedgerRows> {
  const ids = [...people];
  const [said] = await db.$queryRaw<[Said]>`
    WITH own AS (
      SELECT * FROM project_member
       WHERE offering_id = ${offering} AND person_id = ANY(${ids}::uuid[])
    ), held AS (
      SELECT e.* FROM extension e
       WHERE NOT EXISTS (SELECT FROM extension_withdrawal w WHERE w.extension_id = e.id)
    )
    SELECT
      (SELECT json_agg(json_build_object(
                'work', coalesce(h.slug, s.name::text), 'due', d.due, 'movedAt', d.moved_at))
         FROM deadline_fact d
         LEFT JOIN homework h ON h.id = d.homework_id
         LEFT JOIN stage s ON s.id = d.stage_id
        WHERE coalesce(h.offering_id, s.offering_id) = ${offering}) AS moves,
      (SELECT json_agg(json_build_object(
                'personId', e.person_id, 'work', h.slug, 'due', e.due, 'grantedAt', e.granted_at))
         FROM held e JOIN homework h ON h.id = e.homework_id
        WHERE h.offering_id = ${offering} AND e.person_id = ANY(${ids}::uuid[])) AS extensions,
      (SELECT json_agg(json_build_object(
                'personId', s.person_id, 'work', h.slug, 'id', s.id, 'at', s.submitted_at)
                ORDER BY s.number)
         FROM submission s JOIN homework h ON h.id = s.homework_id
        WHERE h.offering_id = ${offering} AND s.person_id = ANY(${ids}::uuid[])) AS submissions,
      (SELECT json_agg(json_build_object(
                'personId', s.person_id, 'work', h.slug, 'submission', c.submission_id,
                'at', c.chosen_at)
                ORDER BY c.chosen_at, c.id)
         FROM version_choice c
         JOIN submission s ON s.id = c.submission_id
         JOIN homework h ON h.id = s.homework_id
        WHERE h.offering_id = ${offering} AND s.person_id = ANY(${ids}::uuid[])) AS choices,
      (SELECT json_agg(json_build_object(
                'personId', person_id, 'projectId', project_id, 'from', from_at, 'to', to_at))
         FROM own) AS times,
      (SELECT json_agg(json_build_object(
                'projectId', e.project_id, 'work', s.name, 'due', e.due, 'grantedAt', e.granted_at))
         FROM held e JOIN stage s ON s.id = e.stage_id
        WHERE s.offering_id = ${offering}
          AND e.project_id IN (SELECT project_id FROM own)) AS "teamExtensions",
      (SELECT json_agg(json_build_object(
                'projectId', d.project_id, 'work', s.name, 'id', v.id, 'at', v.submitted_at))
         FROM version v
         JOIN document d ON d.id = v.document_id
         JOIN stage s ON s.id = d.stage_id
        WHERE v.number = 1 AND s.offering_id = ${offering}
          AND d.project_id IN (SELECT project_id FROM own)) AS versions`;
  return {
    moves: (said.moves ?? []).map(({ work, due, movedAt }) => ({
      ...{ work, due: new Date(due), movedAt: new Date(movedAt) },
    })),
    extensions: (said.extensions ?? []).map(({ due, grantedAt, ...rest }) => ({
      ...{ ...rest, due: new Date(due), grantedAt: new Date(grantedAt) },
    })),
    submissions: (said.submissions ?? []).map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
    choices: (said.choices ?? []).map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
    times: (said.times ?? []).map(({ from, to, ...rest }) => ({
      ...{ ...rest, from: new Date(from), to: to === null ? null : new Date(to) },
    })),
    teamExtensions: (said.teamExtensions ?? []).map(({ due, grantedAt, ...rest }) => ({
      ...{ ...rest, due: new Date(due), grantedAt: new Date(grantedAt) },
    })),
    versions: (said.versions ?? []).map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
  };
}
