import { createHash } from 'node:crypto';
import { Prisma } from '#app/db/generated/client.ts';
import type { Db, Transaction } from '#app/db/client.ts';
import { canonicalJson } from '#app/domain/records/canonical-json.ts';
import type { Known, ListFacts } from './difference.ts';

/**
 * Everybody in the offering, and whoever else has one of these addresses: all that a roster with
 * them can be about. Two queries, however many they are.
 */
export async function rosterPeople(
  db: Db | Transaction,
  offering: string,
  emails: readonly string[],
): Promise<Known[]> {
  // One after the other: inside a transaction there is one connection for both.
  const members = await db.$queryRaw<Known[]>`
      SELECT p.id, p.name, p.email, m.role::text AS role, l.number, l.section, l."group"
        FROM membership m JOIN person p ON p.id = m.person_id
        LEFT JOIN list_entry l ON l.offering_id = m.offering_id AND l.person_id = m.person_id
       WHERE m.offering_id = ${offering} AND m.to_at IS NULL ORDER BY p.id`;
  const others = await db.$queryRaw<Known[]>`
      SELECT p.id, p.name, p.email, NULL AS role, l.number, l.section, l."group"
        FROM person p
        LEFT JOIN list_entry l ON l.offering_id = ${offering} AND l.person_id = p.id
       WHERE p.email = ANY(${[...emails]}) AND NOT EXISTS (
             SELECT FROM membership m
              WHERE m.person_id = p.id AND m.offering_id = ${offering} AND m.to_at IS NULL)
       ORDER BY p.id`;
  return [...members, ...others];
}

/** The same for the same people in the same places; another one as soon as anything changed. */
export function fingerprintOf(people: readonly Known[]): string {
  return createHash('sha256').update(canonicalJson(people)).digest('hex');
}

/** Writes what these changes say of numbers, sections and groups; one query. */
export async function writeListFacts(
  tx: Transaction,
  offering: string,
  changes: readonly { personId: string; to: ListFacts }[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(
    ({ personId, to: { number, section, group } }) =>
      [personId, number, section, group] satisfies (string | null)[],
  );
  const column = (index: number) => rows.map((row) => row[index] ?? null);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO list_entry (offering_id, person_id, number, section, "group")
    SELECT ${offering}, * FROM unnest(
      ${column(0)}::uuid[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[])
    ON CONFLICT (offering_id, person_id) DO UPDATE
       SET number = excluded.number, section = excluded.section, "group" = excluded."group"`);
}
