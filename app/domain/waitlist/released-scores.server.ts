import type { Db, Transaction } from '#app/db/client.ts';

/** A score that the person who handed in may know. */
export type ReleasedScore = {
  submissionId: string;
  personId: string;
  /** The homework's slug. */
  homework: string;
  percent: number;
  /** From when they may know it: given and released. */
  knownFrom: Date;
};

/**
 * The scores of an offering that are released at an instant, every correction as a row of its own,
 * oldest first. The one place that decides which scores exist for anybody but staff; the order of
 * the waitlist knows no others either, so that it can be explained and gives nothing away.
 *
 * @param people only theirs; everybody's, if left out
 */
export async function releasedScores(
  db: Db | Transaction,
  offering: string,
  at: Date,
  people?: readonly string[],
): Promise<ReleasedScore[]> {
  const only = people === undefined ? null : [...people];
  const rows = await db.$queryRaw<ReleasedScore[]>`
    SELECT s.id::text AS "submissionId", s.person_id::text AS "personId", h.slug AS homework,
           f.percent, GREATEST(f.given_at, r.released_at) AS "knownFrom"
      FROM submission s
      JOIN homework h ON h.id = s.homework_id
      JOIN score_fact f ON f.submission_id = s.id
      JOIN release r ON r.item = 'score:' || s.id
     WHERE h.offering_id = ${offering}
       AND f.given_at <= ${at} AND r.released_at <= ${at} AND s.submitted_at <= ${at}
       AND (${only}::uuid[] IS NULL OR s.person_id = ANY(${only}::uuid[]))
     ORDER BY "knownFrom", f.given_at, f.id`;
  return rows;
}

/**
 * How many strong homeworks each person has: those whose best submission, by its latest released
 * score, reaches the offering's threshold in percent. Who has none is not in the map.
 */
export function strongHomeworks(
  scores: readonly ReleasedScore[],
  threshold: number,
): Map<string, number> {
  const latest = new Map(scores.map((score) => [score.submissionId, score]));
  const strong = new Map<string, Set<string>>();
  for (const { personId, homework, percent } of latest.values()) {
    if (percent < threshold) continue;
    strong.set(personId, (strong.get(personId) ?? new Set()).add(homework));
  }
  return new Map([...strong].map(([personId, homeworks]) => [personId, homeworks.size]));
}
