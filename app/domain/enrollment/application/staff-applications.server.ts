import type { Db } from '#app/db/client.ts';
import { Prisma } from '#app/db/generated/client.ts';
import type { Outcome, Role } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { ApplicationFilter } from './application-filter.ts';
import { disagreementFrom } from './review.ts';

/** One application in the staff's list: no note is in it, and no score before one's own. */
export type ApplicationLine = {
  id: string;
  name: string;
  email: string;
  appliedAt: Date;
  state: 'undecided' | Outcome | 'answered' | 'withdrawn';
  role: Role | null;
  own: number | null;
  /** Of all scores; null when there is none, or the asker has not scored yet. */
  mean: number | null;
  reviews: number;
  disagrees: boolean;
};

export type StaffApplications = {
  lines: ApplicationLine[];
  /** How many match the filter in all. */
  count: number;
  pages: number;
  waiting: number;
  undecided: number;
  /** Those who have reviewed something here. */
  reviewers: { id: string; name: string }[];
};

export const applicationsPerPage = 50;

/** The applications that match, a page of them, in three queries however many there are. */
export async function staffApplications(
  db: Db,
  asker: SignedInAsker,
  filter: ApplicationFilter,
): Promise<StaffApplications> {
  const every = everyApplication(asker);
  const skip = (filter.page - 1) * applicationsPerPage;
  const [found, [counts], reviewers] = await Promise.all([
    db.$queryRaw<(ApplicationLine & { count: number })[]>`
      WITH ${every}
      SELECT id::text, name, email, applied_at AS "appliedAt", state, role, own, mean, reviews,
             disagrees, count(*) OVER ()::int AS count
        FROM line WHERE ${Prisma.join(conditions(asker, filter), ' AND ')}
       ORDER BY ${orders[filter.sort]} LIMIT ${applicationsPerPage} OFFSET ${skip}`,
    db.$queryRaw<{ waiting: number; undecided: number }[]>`
      WITH ${every}
      SELECT count(*) FILTER (WHERE role = 'applicant')::int AS waiting,
             count(*) FILTER (WHERE state = 'undecided')::int AS undecided
        FROM line`,
    db.$queryRaw<{ id: string; name: string }[]>`
      SELECT p.id::text, p.name FROM person p
       WHERE EXISTS (SELECT FROM application_review r JOIN application a ON a.id = r.application_id
                      WHERE r.reviewer_id = p.id AND a.offering_id = ${asker.offering})
       ORDER BY p.name`,
  ]);
  const count = found[0]?.count ?? 0;
  return {
    lines: found.map(({ count: _, ...line }) => line),
    count,
    pages: Math.max(1, Math.ceil(count / applicationsPerPage)),
    waiting: counts?.waiting ?? 0,
    undecided: counts?.undecided ?? 0,
    reviewers,
  };
}

/**
 * Every application that was sent, with all that the list shows, sorts and filters by. What belongs
 * to each is looked up by its index, line by line: of a join of so many derived rows the planner
 * knows no size, and may walk through all of one for each of the other.
 */
function everyApplication({ offering, person, at }: SignedInAsker): Prisma.Sql {
  return Prisma.sql`
    sent AS MATERIALIZED (
      SELECT a.id, p.name, p.email, a.submitted_at AS applied_at, a.answers, m.role,
             f.kind AS last_fact, o.outcome, r.*
        FROM application a
        JOIN person p ON p.id = a.person_id
        LEFT JOIN LATERAL (
          SELECT role::text AS role FROM membership
           WHERE offering_id = ${offering} AND person_id = a.person_id AND to_at IS NULL
           LIMIT 1) m ON true
        LEFT JOIN LATERAL (
          SELECT kind FROM seat_fact
           WHERE offering_id = ${offering} AND person_id = a.person_id AND at <= ${at}
           ORDER BY at DESC, id DESC LIMIT 1) f ON true
        LEFT JOIN LATERAL (
          SELECT CASE WHEN released_at IS NULL THEN outcome::text END AS outcome
            FROM application_outcome WHERE application_id = a.id
           ORDER BY prepared_at DESC, id DESC LIMIT 1) o ON true
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS reviews, avg(score)::float8 AS given,
                 max(score) - min(score) AS apart,
                 max(score) FILTER (WHERE reviewer_id = ${person.id}::uuid) AS own
            FROM application_review WHERE application_id = a.id AND score IS NOT NULL) r
       WHERE a.offering_id = ${offering} AND a.submitted_at IS NOT NULL),
    line AS (
      SELECT id, name, email, applied_at, answers, role, own, reviews,
             CASE WHEN role = 'applicant' THEN coalesce(outcome, 'undecided')
                  WHEN role = 'auditor' AND last_fact = 'audits' THEN 'withdrawn'
                  ELSE 'answered' END AS state,
             CASE WHEN own IS NOT NULL OR role <> 'applicant' THEN given END AS mean,
             coalesce((own IS NOT NULL OR role <> 'applicant')
                      AND apart >= ${disagreementFrom}, false) AS disagrees
        FROM sent)`;
}

function conditions({ person }: SignedInAsker, filter: ApplicationFilter): Prisma.Sql[] {
  const { show, score, reviewer, disagreement, query } = filter;
  const all = [Prisma.sql`true`];
  if (show === 'waiting') all.push(Prisma.sql`role = 'applicant'`);
  else if (show !== 'all') all.push(Prisma.sql`state = ${show}`);
  if (score !== null) all.push(scores[score]);
  if (disagreement) all.push(Prisma.sql`disagrees`);
  if (reviewer !== null) {
    // Where one may not see the others' scores, not even that they have one is told.
    const seen =
      reviewer === person.id
        ? Prisma.sql`true`
        : Prisma.sql`(own IS NOT NULL OR role <> 'applicant')`;
    all.push(Prisma.sql`${seen} AND EXISTS (
      SELECT FROM application_review v
       WHERE v.application_id = line.id AND v.reviewer_id = ${reviewer}::uuid
         AND v.score IS NOT NULL)`);
  }
  if (query !== '') {
    const like = `%${query.replaceAll(/[\\%_]/g, (each) => `\\${each}`)}%`;
    all.push(
      Prisma.sql`(name ILIKE ${like} OR email ILIKE ${like} OR answers::text ILIKE ${like})`,
    );
  }
  return all;
}

const scores = {
  mine: Prisma.sql`own IS NULL`,
  '4': Prisma.sql`mean >= 4`,
  '3': Prisma.sql`mean >= 3`,
  low: Prisma.sql`mean < 3`,
} as const;

const orders = {
  applied: Prisma.sql`applied_at, id`,
  score: Prisma.sql`mean DESC NULLS LAST, applied_at, id`,
  name: Prisma.sql`lower(name), id`,
} as const;
