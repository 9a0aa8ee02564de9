import type { Db, Transaction } from '#app/db/client.ts';
import { rowsOf, type Columns } from '#app/db/columns.ts';
import { lateCuts, pointsAfter, type LateOffering } from './late-cuts.server.ts';
import { standingScores, type GivenScore } from './what-stands.ts';

/** Something given that the person may know. */
export type ReleasedScore = GivenScore & {
  id: string;
  personId: string;
  /** A homework's slug, or another item of the gradebook. */
  item: string;
  /** From when they may know it. */
  knownFrom: Date;
  /** The points as they were given, before what being late took; null for what is no score. */
  full: number | null;
};

/** The same with its instant in milliseconds since 1970. */
type ReleasedRow = Omit<ReleasedScore, 'knownFrom' | 'full' | 'cut'> & { knownFrom: number };

/**
 * What of an offering's grades is released at an instant, every correction as a row of its own,
 * oldest first, after what being late takes off it. The one place that decides which scores exist for anybody but staff; the order of
 * the waitlist knows no others either, so that it can be explained and gives nothing away.
 *
 * @param people only theirs; everybody's, if left out
 */
export async function releasedScores(
  db: Db | Transaction,
  offering: LateOffering,
  at: Date,
  people?: readonly string[],
): Promise<ReleasedScore[]> {
  const only = people === undefined ? null : [...people];
  const [found] = await db.$queryRaw<[{ columns: Columns<ReleasedRow> }]>`
    SELECT json_build_object(
             'id', array_agg(id), 'submissionId', array_agg(submission_id),
             'personId', array_agg(person_id),
             'item', array_agg(item), 'kind', array_agg(kind), 'points', array_agg(points),
             'knownFrom', array_agg(round(1000 * date_part('epoch', known_from)))
           ) AS columns
      FROM (SELECT f.*, GREATEST(f.given_at, r.released_at) AS known_from
              FROM score_fact f
              JOIN release r ON r.score_fact_id = f.id
             WHERE f.offering_id = ${offering.slug} AND f.given_at <= ${at} AND r.released_at <= ${at}
               AND (r.withdrawn_at IS NULL OR r.withdrawn_at > ${at})
               AND (${only}::uuid[] IS NULL OR f.person_id = ANY(${only}::uuid[]))
             ORDER BY known_from, f.given_at, f.id) AS known`;
  const cutOf = await lateCuts(db, offering, at, people);
  return rowsOf(found.columns, 'personId', (cell) => {
    const cut = cutOf(cell('submissionId'));
    const full = cell('points');
    return {
      id: cell('id'),
      submissionId: cell('submissionId'),
      personId: cell('personId'),
      item: cell('item'),
      kind: cell('kind'),
      points: pointsAfter(full, cut),
      ...{ full, cut },
      knownFrom: new Date(cell('knownFrom')),
    };
  });
}

/**
 * How many strong homeworks each person has: those of which what stands reaches the offering's
 * threshold, in percent. Who has none is not in the map.
 */
export function strongHomeworks(
  scores: readonly ReleasedScore[],
  { homework, policy }: ScoredOffering,
): Map<string, number> {
  const strong = new Map<string, number>();
  for (const { personId, points } of standingHomework(scores, homework)) {
    // A homework is out of 100 points.
    if (points === null || points < policy.strongScore) continue;
    strong.set(personId, (strong.get(personId) ?? 0) + 1);
  }
  return strong;
}

/** What of an offering says which homeworks there are, and which are strong. */
export type ScoredOffering = {
  homework: readonly { slug: string }[];
  policy: { strongScore: number };
};

/** What stands of everybody's homework. */
export function standingHomework(
  scores: readonly ReleasedScore[],
  homework: readonly { slug: string }[],
): ReleasedScore[] {
  return standingScores(scores.filter(({ item }) => homework.some(({ slug }) => slug === item)));
}
