import { v7 as newId } from 'uuid';
import type { Transaction } from '#app/db/client.ts';
import type { SeatFactKind } from '#app/db/generated/enums.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { roleAfter } from './seat-fact.ts';

/** Something that happens to a person's place in an offering. */
export type NewSeatFact = {
  offering: string;
  personId: string;
  kind: SeatFactKind;
  /** For `offered`, and only then. */
  expiresAt?: Date;
  /** The id of the person who does it; null for the portal itself. */
  actor: string | null;
  why?: string;
  at: Date;
};

/** Holds everything about an offering's seats until the transaction ends: one change at a time. */
export async function lockSeats(tx: Transaction, offering: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM offering WHERE id = ${offering} FOR UPDATE`;
}

/**
 * Writes a fact about a place with the role that follows from it and a record, all in the caller's
 * transaction, which has asked the rule under `lockSeats`. The only way a place changes.
 */
export async function writeSeatFact(tx: Transaction, fact: NewSeatFact): Promise<void> {
  const { offering: offeringId, personId, kind, expiresAt, actor, why, at } = fact;
  const id = newId();
  await tx.seatFact.create({
    data: { id, offeringId, personId, kind, at, expiresAt: expiresAt ?? null },
  });
  const current = await tx.membership.findFirst({
    where: { offeringId, personId, to: null },
    select: { id: true, role: true },
  });
  const after = roleAfter[kind];
  const role = after === 'as before' ? current?.role : after;
  if (role !== undefined && role !== current?.role) {
    if (current !== null) {
      await tx.membership.update({ where: { id: current.id }, data: { to: at } });
    }
    await tx.membership.create({
      data: { id: newId(), offeringId, personId, role, from: at, seatFactId: id },
    });
  }
  await writeRecord(tx, {
    offering: offeringId,
    actor,
    action: `${kind} person`,
    subject: `person:${personId}`,
    ...(current !== null && { from: { role: current.role } }),
    to: { role: role ?? null, ...(expiresAt && { expiresAt: expiresAt.toISOString() }) },
    ...(why !== undefined && { why }),
    at,
  });
}
