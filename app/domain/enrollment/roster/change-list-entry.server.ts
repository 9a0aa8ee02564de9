import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { lockSeats } from '../write-seat-fact.server.ts';

export type ChangeListEntryInput = {
  personId: string;
  number: string;
  section: string;
  group: string;
};

export type ChangeListEntryResult =
  { ok: true } | { ok: false; because: 'nobody' | 'too long' | 'number taken' };

/** Sets somebody's number, section and group; what is empty is none. Recorded when it differs. */
export async function changeListEntry(
  { db }: { db: Db },
  { offering, person, at }: SignedInAsker,
  { personId, ...typed }: ChangeListEntryInput,
): Promise<ChangeListEntryResult> {
  const said = {
    number: typed.number.trim() || null,
    section: typed.section.trim() || null,
    group: typed.group.trim() || null,
  };
  if (Object.values(said).some((text) => (text?.length ?? 0) > 200)) {
    return { ok: false, because: 'too long' };
  }
  const key = { offeringId: offering, personId };
  return db.$transaction(async (tx) => {
    await lockSeats(tx, offering);
    const member = await tx.membership.count({ where: { ...key, to: null } });
    if (member === 0) return { ok: false, because: 'nobody' };
    if (said.number !== null) {
      const others = await tx.listEntry.count({
        where: { offeringId: offering, number: said.number, personId: { not: personId } },
      });
      if (others > 0) return { ok: false, because: 'number taken' };
    }
    const entry = await tx.listEntry.findUnique({ where: { offeringId_personId: key } });
    const { number = null, section = null, group = null } = entry ?? {};
    const same = number === said.number && section === said.section && group === said.group;
    if (same) return { ok: true };
    await tx.listEntry.upsert({
      where: { offeringId_personId: key },
      create: { ...key, ...said },
      update: said,
    });
    await writeRecord(tx, {
      ...{ offering, actor: person.id, action: 'changed list entry', at },
      ...{ subject: `person:${personId}`, from: { number, section, group }, to: said },
    });
    return { ok: true };
  });
}
