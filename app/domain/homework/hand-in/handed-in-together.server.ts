import type { Db, Transaction } from '#app/db/client.ts';

/** One person's row of something handed in. */
export type HandedInRow = {
  /** The submission's id. */
  id: string;
  personId: string;
  /** The number of the version, as the person knows it. */
  number: number;
};

/**
 * The rows of what a team handed in together, by any of them: the same files, one row for each
 * person. Of what somebody handed in alone, that row; nothing for an id that there is not.
 */
export async function handedInTogether(
  db: Db | Transaction,
  submission: string,
): Promise<HandedInRow[]> {
  return db.$queryRaw<HandedInRow[]>`
    SELECT row.id::text, row.person_id::text AS "personId", row.number
      FROM submission one
      JOIN submission row ON row.id = one.id OR row.together_id = one.together_id
     WHERE one.id = ${submission}::uuid
     ORDER BY row.id`;
}
