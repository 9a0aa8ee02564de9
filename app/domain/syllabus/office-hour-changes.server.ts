import type { Db, Transaction } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import type { OfficeHourChange } from './office-hours.ts';

/** What staff have changed about an offering's office hours by now: public. */
export async function officeHourChanges(
  db: Db | Transaction,
  { offering, at }: Pick<Asker, 'offering' | 'at'>,
): Promise<OfficeHourChange[]> {
  return db.officeHourFact.findMany({
    where: { offeringId: offering, at: { lte: at } },
    select: {
      ...{ staff: true, cancelled: true, start: true, end: true },
      ...{ place: true, note: true, at: true },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}
