import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { countSeats, seatStates } from '#app/domain/waitlist/seat-state.ts';
import { capacityAt, seatFacts } from '#app/domain/waitlist/seat-facts.server.ts';
import { storedPlan, storedTable } from './stored-import.ts';

/** The offering's imports, the newest first, with how each stands. */
export async function staffImports(db: Db, offering: string) {
  const rows = await db.rosterImport.findMany({
    where: { offeringId: offering },
    orderBy: { id: 'desc' },
    take: 20,
    select: { id: true, fileName: true, createdAt: true, appliedAt: true, undoneAt: true },
  });
  return rows.map(({ undoneAt, appliedAt, ...row }) => ({
    ...row,
    state: stateOf({ undoneAt, appliedAt }),
  }));
}

/** One import with its table's columns, its mapping and its difference; null where there is none. */
export async function staffImport(
  db: Db,
  offering: { slug: string; capacity: number },
  id: string,
  at: Date,
) {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await db.rosterImport.findFirst({ where: { id, offeringId: offering.slug } });
  if (found === null) return null;
  const { table, mapping } = storedTable.parse(found.table);
  const { lines, done, kept } = storedPlan.parse(found.plan);
  const [facts, capacity] = await Promise.all([
    seatFacts(db, offering.slug, at),
    capacityAt(db, offering, at),
  ]);
  const { taken } = countSeats(seatStates(facts, at).values(), capacity);
  const { fileName, createdAt, appliedAt, undoneAt } = found;
  const left = new Set(kept);
  return {
    ...{ id, fileName, createdAt, appliedAt, undoneAt, mapping },
    state: stateOf(found),
    columns: table.head.map((head, index) => ({
      head,
      example: table.rows.find(({ cells }) => cells[index])?.cells[index] ?? '',
    })),
    lines: lines.filter(({ kind }) => kind !== 'unchanged'),
    unchanged: lines.filter(({ kind }) => kind === 'unchanged').length,
    done: done.map(({ key }) => key),
    kept: done.filter(({ key }) => left.has(key)).map(({ name }) => name),
    seats: { taken, capacity },
  };
}

export type StaffImport = NonNullable<Awaited<ReturnType<typeof staffImport>>>;
export type ImportState = 'open' | 'applied' | 'undone';

function stateOf(row: { appliedAt: Date | null; undoneAt: Date | null }): ImportState {
  if (row.undoneAt !== null) return 'undone';
  return row.appliedAt === null ? 'open' : 'applied';
}
