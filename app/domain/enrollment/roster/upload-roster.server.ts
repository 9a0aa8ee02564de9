import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { difference } from './difference.ts';
import { guessMapping, rosterRows, type Mapping } from './mapping.ts';
import { readTable, type ReadTableResult, type Table } from './read-table.ts';
import { fingerprintOf, rosterPeople } from './roster-people.server.ts';
import { storedTable, type StoredPlan } from './stored-import.ts';

export type UploadRosterResult = { ok: true; id: string } | Extract<ReadTableResult, { ok: false }>;

/** Keeps a roster with what its columns probably mean and what it would change. Changes nothing. */
export async function uploadRoster(
  { db }: { db: Db },
  { offering, person, at }: SignedInAsker,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<UploadRosterResult> {
  const read = readTable(bytes);
  if (!read.ok) return read;
  const { table } = read;
  const mapping = guessMapping(table);
  const plan = await planOf(db, offering, table, mapping);
  const id = newId();
  await db.rosterImport.create({
    data: {
      ...{ id, offeringId: offering, madeBy: person.id, createdAt: at, plan },
      fileName: fileName.slice(0, 200),
      table: { table, mapping },
    },
  });
  return { ok: true, id };
}

/** Reads the roster by another mapping; an import that was applied stays as it is. */
export async function mapRoster(
  { db }: { db: Db },
  { offering }: SignedInAsker,
  { id, mapping }: { id: string; mapping: (table: Table) => Mapping },
): Promise<void> {
  const where = { id, offeringId: offering, appliedAt: null };
  const found = await db.rosterImport.findFirst({ where, select: { table: true } });
  if (found === null) return;
  const { table } = storedTable.parse(found.table);
  const chosen = mapping(table);
  const plan = await planOf(db, offering, table, chosen);
  await db.rosterImport.updateMany({ where, data: { table: { table, mapping: chosen }, plan } });
}

/** The difference between a table and the offering as it is now. */
export async function planOf(
  db: Db | Transaction,
  offering: string,
  table: Table,
  mapping: Mapping,
): Promise<Pick<StoredPlan, 'fingerprint' | 'lines'>> {
  const rows = rosterRows(table, mapping);
  const people = await rosterPeople(
    db,
    offering,
    rows.flatMap(({ email }) => email ?? []),
  );
  return { fingerprint: fingerprintOf(people), lines: difference(rows, people) };
}
