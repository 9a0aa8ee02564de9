import { Prisma } from '#app/db/generated/client.ts';
import type { Db } from '#app/db/client.ts';
import type { Role } from '#app/domain/people/asker.ts';
import { perPage, type RosterQuery, type RosterSort } from './roster-query.ts';

/** One person on the roster. */
export type RosterEntry = {
  id: string;
  name: string;
  pronouns: string | null;
  email: string;
  role: Role;
  since: Date;
  number: string | null;
  section: string | null;
  group: string | null;
  listed: boolean;
};

/** Everybody of an offering that the query asks for; two queries, however many they are. */
export async function staffRoster(db: Db, offering: string, query: RosterQuery) {
  const { page } = query;
  const [rows, counts] = await Promise.all([
    entries(db, offering, query, { limit: perPage, offset: (page - 1) * perPage }),
    db.$queryRaw<{ role: Role; section: string | null; group: string | null; count: number }[]>`
      SELECT m.role::text AS role, l.section, l."group", count(*)::int AS count
        FROM ${members} WHERE m.offering_id = ${offering} AND m.to_at IS NULL
       GROUP BY 1, 2, 3`,
  ]);
  const total = rows[0]?.total ?? 0;
  return {
    people: rows.map(({ total: _, ...entry }) => entry),
    total,
    pages: Math.max(1, Math.ceil(total / perPage)),
    roles: byRole(counts),
    sections: valuesOf(counts.map(({ section }) => section)),
    groups: valuesOf(counts.map(({ group }) => group)),
  };
}

/** The whole roster that a query asks for, for a file. */
export async function wholeRoster(db: Db, offering: string, query: RosterQuery) {
  return entries(db, offering, query, { limit: 100_000, offset: 0 });
}

const members = Prisma.sql`membership m JOIN person p ON p.id = m.person_id
  LEFT JOIN list_entry l ON l.offering_id = m.offering_id AND l.person_id = m.person_id`;

const orders: Record<RosterSort, Prisma.Sql> = {
  name: Prisma.sql`lower(p.name)`,
  role: Prisma.sql`m.role`,
  section: Prisma.sql`l.section`,
  group: Prisma.sql`l."group"`,
  number: Prisma.sql`l.number`,
  since: Prisma.sql`m.from_at`,
};

function entries(
  db: Db,
  offering: string,
  { search, role, section, group, sort, descending }: RosterQuery,
  { limit, offset }: { limit: number; offset: number },
) {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const filters = [
    Prisma.sql`m.offering_id = ${offering} AND m.to_at IS NULL`,
    ...(role === null ? [] : [Prisma.sql`m.role::text = ${role}`]),
    ...(section === null ? [] : [Prisma.sql`l.section = ${section}`]),
    ...(group === null ? [] : [Prisma.sql`l."group" = ${group}`]),
    ...(search === ''
      ? []
      : [Prisma.sql`(p.name ILIKE ${like} OR p.email ILIKE ${like} OR l.number ILIKE ${like})`]),
  ];
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return db.$queryRaw<(RosterEntry & { total: number })[]>`
    SELECT p.id, p.name, p.pronouns, p.email, m.role::text AS role, m.from_at AS since,
           l.number, l.section, l."group", COALESCE(l.listed, true) AS listed,
           count(*) OVER ()::int AS total
      FROM ${members} WHERE ${Prisma.join(filters, ' AND ')}
     ORDER BY ${orders[sort]} ${direction} NULLS LAST, lower(p.name), p.id
     LIMIT ${limit} OFFSET ${offset}`;
}

function byRole(counts: readonly { role: Role; count: number }[]): { role: Role; count: number }[] {
  const sums = new Map<Role, number>();
  for (const { role, count } of counts) sums.set(role, (sums.get(role) ?? 0) + count);
  return [...sums].map(([role, count]) => ({ role, count }));
}

function valuesOf(all: readonly (string | null)[]): string[] {
  return [...new Set(all)].filter((value) => value !== null).toSorted();
}
