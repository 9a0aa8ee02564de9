import { v7 as newId } from 'uuid';
import type { Transaction } from '#app/db/client.ts';
import type { SeatFactKind } from '#app/db/generated/enums.ts';
import { writeRecords } from '#app/domain/records/write-record.server.ts';
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
  await writeSeatFacts(tx, [fact]);
}

/**
 * As `writeSeatFact`, for many people of one offering with a constant number of queries. Each
 * person is named once: what follows from a fact is read before the first of them is written.
 */
export async function writeSeatFacts(
  tx: Transaction,
  facts: readonly NewSeatFact[],
): Promise<void> {
  const written = facts.map((fact) => ({ ...fact, id: newId() }));
  await tx.seatFact.createMany({
    data: written.map(({ id, offering, personId, kind, at, expiresAt }) => ({
      ...{ id, offeringId: offering, personId, kind, at, expiresAt: expiresAt ?? null },
    })),
  });
  const memberships = await tx.membership.findMany({
    where: {
      offeringId: { in: [...new Set(facts.map(({ offering }) => offering))] },
      personId: { in: facts.map(({ personId }) => personId) },
      to: null,
    },
    select: { id: true, personId: true, role: true },
  });
  const current = new Map(memberships.map((one) => [one.personId, one]));
  const steps = written.map((fact) => {
    const before = current.get(fact.personId);
    const after = roleAfter[fact.kind];
    return { ...fact, before, role: after === 'as before' ? before?.role : after };
  });
  const changed = steps.flatMap(({ role, ...step }) =>
    role === undefined || role === step.before?.role ? [] : [{ ...step, role }],
  );
  const [first] = changed;
  if (first !== undefined) {
    await tx.membership.updateMany({
      where: { id: { in: changed.flatMap(({ before }) => before?.id ?? []) } },
      data: { to: first.at },
    });
    await tx.membership.createMany({
      data: changed.map(({ id, offering, personId, role, at }) => ({
        ...{ id: newId(), offeringId: offering, personId, role, from: at, seatFactId: id },
      })),
    });
  }
  await writeRecords(
    tx,
    steps.map(({ offering, actor, personId, kind, before, role, expiresAt, why, at }) => ({
      offering,
      actor,
      action: `${kind} person`,
      subject: `person:${personId}`,
      ...(before !== undefined && { from: { role: before.role } }),
      to: { role: role ?? null, ...(expiresAt && { expiresAt: expiresAt.toISOString() }) },
      ...(why !== undefined && { why }),
      at,
    })),
  );
}
