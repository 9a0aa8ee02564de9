import type { Db, Transaction } from '#app/db/client.ts';

/** A version as the database keeps it. */
export type KeptVersion = {
  id: string;
  number: number;
  at: Date;
  /** The id of its receipt; null for what came in without one. */
  receipt: string | null;
  /** Everybody for whom it was handed in, and who pressed; null for one person alone. */
  together: { name: string; pressed: boolean }[] | null;
  /** By name; sizes in bytes. */
  files: { id: string; name: string; size: number; sha256: string }[];
};

/**
 * What a person has handed in for a homework, the latest first, in one statement: in the last
 * minute before a deadline everybody asks for it, and asks again.
 */
export async function keptVersions(
  db: Db | Transaction,
  { homeworkId, personId }: { homeworkId: string; personId: string },
): Promise<KeptVersion[]> {
  return db.$queryRaw<KeptVersion[]>`
    SELECT s.id::text, s.number, s.submitted_at AS at, r.id::text AS receipt,
           (SELECT coalesce(json_agg(json_build_object(
                     'id', f.id, 'name', f.name, 'size', f.size, 'sha256', f.sha256)
                     ORDER BY f.name), '[]')
              FROM submitted_file f WHERE f.submission_id = s.id) AS files,
           (SELECT json_agg(json_build_object(
                     'name', p.name, 'pressed', o.request_id IS NOT NULL) ORDER BY p.name)
              FROM submission o JOIN person p ON p.id = o.person_id
             WHERE o.together_id = s.together_id) AS together
      FROM submission s
      LEFT JOIN receipt r ON r.submission_id = s.id
     WHERE s.homework_id = ${homeworkId}::uuid AND s.person_id = ${personId}::uuid
     ORDER BY s.number DESC`;
}
