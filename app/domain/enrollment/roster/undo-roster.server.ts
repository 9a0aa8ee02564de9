import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { lockSeats } from '../write-seat-fact.server.ts';
import { moveTo, patience } from './apply-roster.server.ts';
import { placeOf, samePlace } from './difference.ts';
import { rosterPeople } from './roster-people.server.ts';
import { storedPlan, type Done } from './stored-import.ts';

export type UndoRosterResult =
  | { ok: true; undone: number; kept: number }
  | { ok: false; because: 'no such import' | 'not applied' | 'undone already' };

/**
 * Brings everybody an import moved back to where they were, by new facts. Who has been moved again
 * since is left alone, and named. Somebody who came with the import has left it afterwards.
 */
export async function undoRoster(
  { db }: { db: Db },
  { offering, person, at }: SignedInAsker,
  { id, why }: { id: string; why: string },
): Promise<UndoRosterResult> {
  return db.$transaction(async (tx) => {
    await lockSeats(tx, offering);
    const found = await tx.rosterImport.findFirst({ where: { id, offeringId: offering } });
    if (found === null) return { ok: false, because: 'no such import' };
    if (found.appliedAt === null) return { ok: false, because: 'not applied' };
    if (found.undoneAt !== null) return { ok: false, because: 'undone already' };
    const plan = storedPlan.parse(found.plan);
    const still = await untouched(tx, offering, plan.done, found.appliedAt);
    const back = plan.done.filter(({ personId }) => still.has(personId));
    const kept = plan.done.filter(({ personId }) => !still.has(personId)).map(({ key }) => key);
    await moveTo(
      tx,
      back.map(({ personId, from, to }) => ({
        personId,
        from: to,
        to: { ...from, role: from.role ?? 'dropped' },
      })),
      { offering, actor: person.id, at, event: `${id}:undone`, note: found.fileName, why },
    );
    await tx.rosterImport.update({
      where: { id },
      data: { undoneAt: at, plan: { ...plan, kept } },
    });
    await writeRecord(tx, {
      ...{ offering, actor: person.id, action: 'undid roster', subject: `roster:${id}`, at },
      to: { people: back.length, kept: kept.length },
      why: found.fileName,
    });
    return { ok: true, undone: back.length, kept: kept.length };
  }, patience);
}

/** Those who are where the import left them, with no fact about their place since. */
async function untouched(
  tx: Transaction,
  offering: string,
  done: readonly Done[],
  appliedAt: Date,
): Promise<Set<string>> {
  const people = await rosterPeople(tx, offering, []);
  const places = new Map(people.map((person) => [person.id, placeOf(person)]));
  const since = await tx.seatFact.findMany({
    where: { offeringId: offering, at: { gt: appliedAt } },
    select: { personId: true },
  });
  const moved = new Set(since.map(({ personId }) => personId));
  return new Set(
    done.flatMap(({ personId, to }) => {
      const place = places.get(personId);
      const same = place !== undefined && samePlace(place, to) && !moved.has(personId);
      return same ? [personId] : [];
    }),
  );
}
